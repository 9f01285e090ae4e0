// What settlement reads: the decisions that may cost money, enterprise by enterprise, and what its rules ask of them.
//
// Whoever decided (the row executor, the columns, a file) feeds settlement through this interface. Everything here is const
// and may be called by any number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "duixian/words/decision.h"
#include "duixian/words/rational.h"

namespace duixian::settle {

// A decision with money at stake: granted, pending, open or undetermined. Sums are minor units and not below zero.
struct Claim {
  std::uint32_t subject = 0;    // row of the provision's entity; the same row of the same entity is the same subject
  std::uint16_t provision = 0;  // in Rules::provisions
  Outcome outcome = Outcome::granted;
  bool unbounded = false;       // undetermined: no highest sum is known, and `highest` is zero
  std::int64_t lowest = 0;      // of the sum, should it be due
  std::int64_t highest = 0;
  std::uint32_t row = 0;        // of the subject in its own records: for whoever answers for it, settlement never looks
};

// What was paid before to an enterprise or one of its subjects.
struct PastPayment {
  std::uint16_t provision = 0;
  std::optional<std::uint32_t> subject;  // nothing: to the enterprise, or a subject that is no longer on record
  int year = 0;
  std::int64_t amount = 0;
};

// A part of a claim by the provision's own words: parts are in proportion to the weights.
struct OwnPart {
  int year = 0;  // 0: the text names none
  std::int64_t weight = 0;
  Outcome outcome = Outcome::granted;  // ineligible: lost; undetermined: not known yet
};
struct OwnPayer {
  std::size_t party = 0;  // in Rules::parties
  std::int64_t weight = 0;
};
// Instalments and payers that the provision itself gives; empty where it gives none.
struct OwnDivision {
  std::vector<OwnPart> parts;
  std::vector<OwnPayer> payers;
};

class Claims {
 public:
  virtual ~Claims() = default;
  [[nodiscard]] virtual std::size_t enterprises() const = 0;
  // Appends the claims of enterprises [first, last) and, for each of them, how many they are: in the order of
  // Rules::provisions, those of one provision by their subjects' keys.
  virtual void read(std::size_t first, std::size_t last, std::vector<Claim>& claims, std::vector<std::uint32_t>& counts) const = 0;
  // The value of a figure of Rules::figures for that claim: money in minor units, truths 0 and 1, dates as days, names as
  // codes. Nothing where it is unknown or the claim's family has no such entity.
  [[nodiscard]] virtual std::optional<Rational> figure(std::size_t figure, std::size_t enterprise, const Claim& claim) const = 0;
  // The same of a year that is not the run's, where the figure is a yearly fact.
  [[nodiscard]] virtual std::optional<Rational> figure_in(int year, std::size_t figure, std::size_t enterprise, const Claim& claim) const = 0;
  // The same of the enterprise itself, whether it has claims or not.
  [[nodiscard]] virtual std::optional<Rational> figure_of_enterprise(std::size_t figure, std::size_t enterprise) const = 0;
  // In an order that does not depend on that of the records: what is taken off first may matter.
  [[nodiscard]] virtual std::vector<PastPayment> paid_before(std::size_t enterprise) const = 0;
  [[nodiscard]] virtual OwnDivision own_division(std::size_t, const Claim&) const { return {}; }
  // The place of each enterprise by its key: ties go by it, so that they do not depend on the order of the records. Asked once,
  // where enterprises compete.
  [[nodiscard]] virtual std::vector<std::uint32_t> places() const = 0;
};

}  // namespace duixian::settle
