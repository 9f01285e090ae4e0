// What a settlement comes to: for each decision that may cost money what is paid, cut and held back, by whom and when.
#pragma once

#include <string>
#include <vector>

#include "duixian/words/decision.h"

namespace duixian {

// A part of a sum that is not paid, and why.
struct SettledCut {
  std::string cut;           // stable: "barred", "superseded", "capped", ... (docs/settlement.md)
  std::string rule;          // its name in the pack
  Message reason;
  Citation cite;
  Money amount;
  std::string in_favour_of;  // superseded: the provision for which this was given up
};

struct SettledPayment {
  int year = 0;         // 0: its day is not known
  std::string due;      // "now", "later", "waiting" (a condition, ceiling or day is not known yet), "lapsed" (its condition failed or
                        // a ceiling cut it), "carried" (above the ceiling of its year, and carried over to this one)
  std::string party;    // who pays; "" where nobody says
  Message party_title;
  Money amount;
};

// One decision on its way to payment. sum = paid + cuts, or, held back, highest + cuts.
struct SettledClaim {
  std::string pack, provision;
  Message title;
  Citation cite;
  std::string entity, subject, subject_name;
  std::string enterprise, enterprise_name, district;
  Outcome outcome = Outcome::granted;  // as decided
  Money sum;                           // decided; the highest, where it is not one
  bool sum_known = true;               // false: undetermined, and nobody knows its highest sum
  bool held = false;                   // not paid before something is known or decided
  Message held_because;
  Money paid;
  Money lowest, highest;               // held: what it may still come to
  std::vector<SettledCut> cuts;
  std::string fund;
  Message fund_title;
  std::vector<SettledPayment> payments;  // they add up to `paid`
  std::vector<SettledPayment> carried;   // what a cap cut and carries over to the next year; no part of `paid`
};

struct SettledFund {
  std::string name;
  Message title;
  bool limited = false;
  Money budget, asked, paid, reserved;
  std::uint64_t without_sum = 0;       // held claims for which nothing can be reserved: nobody knows their sums
};

// A share of a fund that has to go to a class.
struct SettledEarmark {
  std::string name, fund;
  Message title;
  Citation cite;
  Rational at_least;
  Money to_class, of;                  // of what the fund pays
  Money short_by;                      // zero: kept
  std::uint64_t unknown = 0;           // claims of which nobody knows whether they belong to it; they are not counted
};

// What was paid and has to be paid back.
struct Recovery {
  std::string rule, provision, enterprise, subject;
  Message title;
  Citation cite;
  int paid_in = 0;
  Money paid, due;
  bool known = true;                   // false: the fact is not known; nothing is due yet
  int failed_in = 0;                   // the year in which what had to hold did not; 0: the rule is not about years
};

// What was paid on a condition that has to hold for some years more.
struct Watched {
  std::string rule, provision, enterprise, subject;
  Message title;
  Citation cite;
  int paid_in = 0, until = 0;          // the last year in which it has to hold
  Money paid, at_stake;                // what would have to be paid back
  std::vector<int> unknown;            // years before now of which nobody knows
};

// What a claim came to in an earlier settlement, as its settlement.csv says.
struct EarlierClaim {
  std::string pack, provision, title, enterprise, subject, subject_name, currency;
  int year = 0;                                            // of the run
  Message why;                                             // of a file: in the language of that run
  std::vector<std::pair<int, std::int64_t>> payments;      // year of payment (0: not dated) and minor units; parts that lapsed or wait are left out
  Place place;
};

// A fact that turned out to be wrong, as its table has it.
struct CorrectedFact {
  std::string subject, fact, year, value, why;
};

// What changes for one subject, clause and year of payment: above zero is to be paid, below zero to be recovered.
struct Correction {
  std::string pack, provision, enterprise, subject, subject_name;
  Message title;
  int year = 0;                                            // of payment; 0: not dated
  Money before, now, difference;
  Message decided_before, decided_now;                     // "拟奖励 2,000,000.00 元"; "" where an earlier file does not say
  Message why_before, why_now;                             // "" where it was paid in full
  std::vector<CorrectedFact> corrected;                    // what was corrected of that enterprise
};

// A decision that comes to nothing, for the notice that tells its enterprise.
struct SettledRefusal {
  std::string enterprise, enterprise_name, provision, subject;
  Message title;
  Citation cite;
  std::vector<Message> reasons;
};

// Whom the money goes to, as the records have it.
struct Payee {
  std::string enterprise, enterprise_name;
  std::string name, bank, account;     // "" where the records do not say
  Money due;                           // in the year of the run
};

// What falls due in one year from one payer and fund.
struct Obligation {
  int year = 0;                        // 0: not dated
  std::string party, fund;             // "" where nobody says
  Message party_title, fund_title;
  Int128 now = 0, later = 0, waiting = 0, lapsed = 0, carried = 0;  // minor units
  Int128 carried_by_caps = 0;          // of `carried`: what caps carry over, which is no part of what is paid
};

// All claims together, in minor units: decided = cut + held + paid, where all sums are known.
struct SettledSums {
  std::uint64_t claims = 0, held_claims = 0;
  Int128 decided = 0, cut = 0, held = 0, paid = 0;
  struct Cut {
    std::string cut;
    std::uint64_t claims = 0;
    Int128 sum = 0;
  };
  std::vector<Cut> cuts;               // by kind, in the order of the stages
  std::vector<Obligation> obligations; // by year, payer as the packs declare them, and fund
};

struct Settled {
  int year = 0;
  std::string currency = "CNY";
  SettledSums sums;
  std::vector<SettledClaim> claims;    // where they are asked for: by enterprise's key; within one as its provisions are declared
  std::vector<SettledRefusal> refusals;  // where they are asked for; in the same order
  std::vector<SettledFund> funds;
  std::vector<SettledEarmark> earmarks;
  std::vector<Recovery> recoveries;
  std::vector<Watched> watched;
  std::vector<Correction> corrections; // against an earlier settlement, where one is given: what differs, by subject, clause and year
  std::vector<Payee> payees;           // of all to whom something is due in the year
  Money lowest, highest;               // all payments, should everything undecided come out at its lowest or its highest
  std::uint64_t without_sum = 0;       // held claims that stand in neither, for nobody knows their sums
};

}  // namespace duixian
