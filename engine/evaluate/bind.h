// Binds a pack to a run's choices.
#pragma once

#include <optional>

#include "duixian/words/result.h"
#include "evaluate/program.h"

namespace duixian::evaluate {

// `names` is the dictionary of the records that the program will read. With `only`, just that provision is bound. Errors:
// a reading or choice that the pack does not declare.
[[nodiscard]] Result<Program> bind(const packs::Pack& pack, const Settings& settings, columns::Names& names,
                                   std::optional<std::size_t> only = std::nullopt);

}  // namespace duixian::evaluate
