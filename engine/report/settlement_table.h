// settlement.csv and settlement.json: every decision that may cost money, on its way to payment. docs/settlement.md
// describes both.
#pragma once

#include <filesystem>
#include <string>

#include "duixian/words/result.h"
#include "duixian/words/settlement.h"

namespace duixian::report {

[[nodiscard]] Diagnostics write_settlement_csv(const std::filesystem::path& path, const Settled& settled, Language language);
[[nodiscard]] Diagnostics write_settlement_json(const std::filesystem::path& path, const Settled& settled);
[[nodiscard]] std::string settlement_json(const Settled& settled);

// Why a claim is not paid, or not in full: its cuts and what holds it back, one after another.
[[nodiscard]] std::string why_text(const SettledClaim& claim, Language language);

// The cells of a claim that other tables show too.
[[nodiscard]] Money cut_from(const SettledClaim& claim);
[[nodiscard]] std::string payments_cell(const SettledClaim& claim);

}  // namespace duixian::report
