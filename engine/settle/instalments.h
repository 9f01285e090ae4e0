// The parts of what is left of an enterprise's claims, by year of payment, each tested in its year.
#pragma once

#include "settle/payments.h"

namespace duixian::settle {

// Of each claim its parts, nobody named yet who pays them; `own`: what each claim's provision itself says.
[[nodiscard]] std::vector<std::vector<Payment>> instalments_of(const Rules& rules, const Claims& claims, std::size_t enterprise, std::span<const Settled> settled,
                                                               std::span<const OwnDivision> own);

}  // namespace duixian::settle
