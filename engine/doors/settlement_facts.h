// What the rules of settlement ask of a subject: a fact of its family, whether it is on a list, an approval, an election.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "doors/enterprises.h"
#include "settle/rules.h"

namespace duixian {

class SettlementFacts {
 public:
  // `exclusions`: nothing where no table of them was given. The rules and the enterprises outlive it.
  SettlementFacts(const settle::Rules& rules, const Enterprises& enterprises, std::vector<const Run::State*> runs, std::optional<std::vector<Exclusion>> exclusions);

  // The figure for that subject in that year; `provision`: whose approval is asked for.
  [[nodiscard]] std::optional<Rational> value(std::size_t figure, const Seat& seat, int year, const std::string& provision) const;
  // A fact of its family as text, "" where it is unknown.
  [[nodiscard]] std::string text(const graph::Figure& figure, const Seat& seat) const;

 private:
  [[nodiscard]] std::optional<Seat> seat_of(const graph::Figure& figure, const Seat& seat) const;
  [[nodiscard]] std::optional<Rational> number(const graph::Figure& figure, const Seat& seat, int year) const;
  [[nodiscard]] std::optional<std::string> name(const graph::Figure& figure, const Seat& seat, int year) const;  // of choices and texts
  [[nodiscard]] std::optional<Rational> elected(const graph::Figure& figure, const Seat& seat, int year) const;
  [[nodiscard]] std::optional<Rational> approved(const graph::Figure& figure, const Seat& seat, const std::string& provision) const;
  [[nodiscard]] std::optional<Rational> listed(const graph::Figure& figure, const Seat& seat) const;

  const settle::Rules& rules_;
  const Enterprises& enterprises_;
  std::vector<const Run::State*> runs_;
  bool exclusions_given_;
  std::unordered_map<std::string, std::vector<Exclusion>> listed_;  // by subject and list
  std::unordered_map<std::string, bool> approvals_;                 // by run, subject, provision and approval
};

}  // namespace duixian
