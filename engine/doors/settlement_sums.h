// All claims of a settlement added up, on several threads; the result is the same for any number of them.
#pragma once

#include "duixian/words/settlement.h"
#include "settle/settlement.h"

namespace duixian {

[[nodiscard]] SettledSums sums_of(const settle::Rules& rules, const settle::Claims& claims, const settle::Settlement& settlement, unsigned threads);

}  // namespace duixian
