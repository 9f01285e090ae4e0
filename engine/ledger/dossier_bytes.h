// The tables beside the records as canonical bytes: who decided what under a discretion, approved, paid before, and which rates
// were on file. Kept as content, so that an audit can tell the discretion used and by whom.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "duixian/words/dossier.h"
#include "ledger/decision_bytes.h"

namespace duixian::ledger {

// Names of files go through `cleaned`.
[[nodiscard]] std::string dossier_bytes(const Dossier& dossier, const DecisionWriter::Cleaned& cleaned);
[[nodiscard]] std::optional<Dossier> dossier_from(std::string_view bytes);

}  // namespace duixian::ledger
