// What settlement found: for each claim what is left of its sum, and every cut with its reason.
//
// The sum decided (the highest, where it is not one) is what is left plus all cuts. What is left of a claim without doubt
// is paid; with a doubt it is held back, and lies between `low` and `high` once the doubt is gone.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "settle/claim.h"
#include "settle/rules.h"

namespace duixian::settle {

enum class Cut : std::uint8_t {
  none, barred, refused, exhausted, superseded, not_elected, paid_before, capped, carried, below_minimum, outranked, over_budget, over_fund_ceiling,
  pending, open, undetermined, too_entangled,  // these are doubts only
};

inline constexpr std::int64_t no_end = std::numeric_limits<std::int64_t>::max();  // a high end that nobody knows

struct Settled {
  Claim claim;
  std::int64_t low = 0, high = 0;
  Cut doubt = Cut::none;
  Stage doubt_stage = Stage::bars;            // which raised it ...
  std::uint16_t doubt_rule = Rules::no_rule;  // ... and by which of its rules; no_rule: the decision itself is in doubt

  [[nodiscard]] bool certain() const { return doubt == Cut::none; }
  [[nodiscard]] std::int64_t paid() const { return certain() ? high : 0; }
};

inline constexpr std::uint32_t no_claim = 0xffffffff;

struct Cutting {
  std::uint32_t claim = 0;             // in Settlement::claims
  Cut cut = Cut::none;
  std::uint16_t rule = 0;              // in the list of its kind in Rules
  std::uint32_t in_favour_of = no_claim;  // superseded: the claim for which this was given up
  std::int64_t amount = 0;
};

struct FundResult {
  std::int64_t asked = 0, paid = 0, reserved = 0;  // asked: by claims without doubt
  std::int64_t budget = 0;                         // what could be paid: after matching
  std::size_t without_sum = 0;                     // undetermined claims whose sum nobody knows: nothing is reserved for them
};

struct Settlement {
  std::vector<std::uint32_t> first;    // of each enterprise, in `claims`; and one more
  std::vector<Settled> claims;
  std::vector<Cutting> cuttings;       // by claim; within a claim in the order of the stages
  std::vector<FundResult> funds;

  [[nodiscard]] std::span<const Settled> of(std::size_t enterprise) const {
    return std::span(claims).subspan(first[enterprise], first[enterprise + 1] - first[enterprise]);
  }
  [[nodiscard]] std::size_t enterprise_of(std::size_t claim) const;
  [[nodiscard]] std::span<const Cutting> cuttings_of(std::size_t claim) const;
};

}  // namespace duixian::settle
