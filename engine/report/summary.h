// The sums of a run: by clause and outcome, by payer, by year of payment. Decisions are added one at a time, or a clause as a
// whole whose decisions were counted elsewhere.
//
// All sums are whole numbers of fen in 128 bits, and each view adds up to the same total: what a decision does not say
// (who pays, in which year) is a row of its own, never left out.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "duixian/words/decision.h"

namespace duixian::report {

inline constexpr std::size_t outcome_count = static_cast<std::size_t>(Outcome::failed) + 1;
using Sums = std::map<std::string, Int128>;  // by currency, in minor units

struct ClauseSummary {
  std::string pack, provision;
  Message title;
  Citation cite;
  ProvisionKind kind = ProvisionKind::award;
  std::array<std::int64_t, outcome_count> count{};
  Sums granted, pending;  // amounts in the subject's favour
  Sums lowest, highest;   // open, and pending with an open amount
};

struct PayerSummary {
  std::string party;  // "" where the clause names none, or not its share
  Message title;      // what a person calls it
  std::int64_t count = 0;
  Sums amount;
};

struct YearSummary {
  int year = 0;  // 0: the text gives no year
  Sums due, not_yet_known, lost;
};

// What clauses of kind share divide: sums that another clause awards or that come from elsewhere, counted in no total.
struct DivisionSummary {
  std::string pack, provision;
  Message title;
  std::int64_t count = 0;
  Sums amount;
  std::vector<PayerSummary> parties;  // "" for what no party is named for
};

class Summary {
 public:
  void add(const Decision& decision);
  // A clause counted elsewhere, of kind share too: `granted` is then what it divides. `payers` bear it, "" what no share says;
  // years of payment are not known of it.
  void add(const ClauseSummary& clause, const std::vector<PayerSummary>& payers);

  [[nodiscard]] const std::array<std::int64_t, outcome_count>& counts() const { return counts_; }
  [[nodiscard]] std::int64_t decisions() const;
  [[nodiscard]] const std::vector<ClauseSummary>& clauses() const { return clauses_; }  // in order of first appearance
  [[nodiscard]] const std::vector<PayerSummary>& payers() const { return payers_; }     // so too; "" last
  [[nodiscard]] std::vector<YearSummary> years() const;                                 // by year, 0 last
  [[nodiscard]] const Sums& granted() const { return granted_; }
  [[nodiscard]] const std::vector<DivisionSummary>& divisions() const { return divisions_; }  // in order of first appearance

 private:
  ClauseSummary& clause_of(const Decision& decision);
  void add_payment(const Decision& decision);
  void add_division(const Decision& decision);
  DivisionSummary& division_of(const std::string& pack, const std::string& provision, const Message& title);

  std::array<std::int64_t, outcome_count> counts_{};
  std::vector<ClauseSummary> clauses_;
  std::map<std::pair<std::string, std::string>, std::size_t> clause_index_;
  std::vector<PayerSummary> payers_;
  std::map<int, YearSummary> years_;
  std::vector<DivisionSummary> divisions_;
  Sums granted_;
};

// Whether a decision is a payment of the run: granted, of a kind that moves money, with its amount known.
[[nodiscard]] bool is_payment(const Decision& decision);

}  // namespace duixian::report
