// What is left of the claims of an enterprise, divided: by year of payment, and each part by who pays it. Every division adds
// up to the fen.
#pragma once

#include "settle/settlement.h"

namespace duixian::settle {

enum class Due : std::uint8_t {
  now,      // in the year of the run, or before
  later,    // in a later year, whose condition and ceiling are tested then
  waiting,  // its condition, its ceiling or its day is not known yet
  lapsed,   // its condition failed, or a ceiling cut it
  carried,  // above the ceiling of its year, and carried over to this one
};

inline constexpr std::uint16_t no_party = 0xffff;  // nobody says who pays

struct Payment {
  int year = 0;  // 0: waiting for a day that is not known
  Due due = Due::now;
  std::uint16_t party = no_party;
  std::int64_t amount = 0;
};

// Of each claim of an enterprise, by part and party; nothing for one in doubt, or of which nothing is left. Parts of nothing
// are left out. A claim's payments add up to what is paid.
[[nodiscard]] std::vector<std::vector<Payment>> payments_of(const Rules& rules, const Claims& claims, std::size_t enterprise, std::span<const Settled> settled);
// What a cap took off a claim and carries over to the next year, by who would pay it: it is no part of what is paid.
[[nodiscard]] std::vector<Payment> carried_over(const Rules& rules, const Claims& claims, std::size_t enterprise, const Settled& settled, std::int64_t amount);
// The fund that a provision is paid from: an index, or nothing.
[[nodiscard]] std::optional<std::size_t> fund_of(const Rules& rules, std::size_t provision);

}  // namespace duixian::settle
