// Whether rulings, approvals, past awards and series are about somebody and something that exist, and do not contradict each other.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "columns/records.h"
#include "duixian/doors/pack.h"

namespace duixian {

// `beside`: the other packs of the run. `knows`, where given, tells of subjects that other parts of the records have.
[[nodiscard]] Diagnostics check_dossier(const packs::Pack& pack, const std::vector<Pack>& beside, const columns::Records& records, const std::function<bool(const std::string& subject)>& knows = {});

}  // namespace duixian
