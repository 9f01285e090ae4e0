// The decisions of one or several runs as settlement reads them: from the columns, enterprise by enterprise.
//
// Only what the columns do not hold is asked of the row executor, claim by claim: how a provision divides its own sum, and
// what an undetermined one can still come to.
#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <unordered_map>
#include <vector>

#include "doors/decisions_state.h"
#include "doors/enterprises.h"
#include "doors/full_decisions.h"
#include "doors/paid_before.h"
#include "doors/settlement_facts.h"
#include "settle/claim.h"
#include "settle/rules.h"

namespace duixian {

class RunClaims : public settle::Claims {
 public:
  // All outlive it; a run's decisions stand at its number.
  RunClaims(const settle::Rules& rules, const Enterprises& enterprises, const SettlementFacts& facts, const PaidBefore& past, std::vector<const Run::State*> runs,
            std::vector<const Decisions::State*> decisions);

  // Whose claim it is.
  [[nodiscard]] Seat seat_of(const settle::Claim& claim) const { return {ways_[claim.provision].run, ways_[claim.provision].entity, claim.row}; }
  // The decision behind a claim, with all its details.
  [[nodiscard]] Decision decision(const settle::Claim& claim) const;

  [[nodiscard]] std::size_t enterprises() const override { return enterprises_.size(); }
  void read(std::size_t first, std::size_t last, std::vector<settle::Claim>& claims, std::vector<std::uint32_t>& counts) const override;
  [[nodiscard]] std::optional<Rational> figure(std::size_t figure, std::size_t enterprise, const settle::Claim& claim) const override { return figure_in(rules_.year, figure, enterprise, claim); }
  [[nodiscard]] std::optional<Rational> figure_in(int year, std::size_t figure, std::size_t enterprise, const settle::Claim& claim) const override;
  [[nodiscard]] std::optional<Rational> figure_of_enterprise(std::size_t figure, std::size_t enterprise) const override;
  [[nodiscard]] std::vector<settle::PastPayment> paid_before(std::size_t enterprise) const override;
  [[nodiscard]] settle::OwnDivision own_division(std::size_t enterprise, const settle::Claim& claim) const override;
  [[nodiscard]] std::vector<std::uint32_t> places() const override { return enterprises_.places(); }

 private:
  // How the claims of a provision are come by.
  struct Way {
    std::size_t run = 0, entity = 0, bound = 0;
    const evaluate::ProvisionDecisions* decisions = nullptr;  // null: it moves no money
    bool divides_itself = false;                              // its instalments or payers differ from row to row
    std::optional<std::size_t> payer;                         // it names one
  };
  using Claim = settle::Claim;
  struct Found {
    std::uint32_t enterprise = 0;
    Claim claim;
  };
  void add_ways(std::size_t run);
  using Deciders = std::vector<std::unique_ptr<evaluate::Decider>>;  // by run; made where one is needed, one thread's own
  void find(std::size_t provision, std::size_t first, std::size_t last, Deciders& deciders, std::vector<Found>& found) const;
  [[nodiscard]] Claim claim(std::size_t provision, const Seat& seat, const evaluate::RowDecision& one) const;
  [[nodiscard]] evaluate::RowDecision undetermined(std::size_t provision, columns::Row row, Deciders& deciders) const;
  [[nodiscard]] evaluate::Decider& decider_of(std::size_t run, Deciders& deciders) const;
  void by_key(std::span<settle::Claim> claims) const;

  const settle::Rules& rules_;
  const Enterprises& enterprises_;
  const SettlementFacts& facts_;
  const PaidBefore& past_;
  std::vector<const Run::State*> runs_;
  std::vector<const Decisions::State*> decisions_;
  std::vector<Way> ways_;  // by provision of the rules
  std::vector<std::unique_ptr<FullDecisions>> full_;  // by run
  mutable std::mutex deciding_;
  mutable Deciders deciders_;
  mutable std::mutex asking_;
  mutable std::unordered_map<std::uint64_t, evaluate::RowDecision> ends_;  // of undetermined claims, asked once
};

// What a provision's decision says of instalments and payers.
[[nodiscard]] settle::OwnDivision division_of(const settle::Rules& rules, const Decision& decision);
[[nodiscard]] bool moves_money(ProvisionKind kind);

}  // namespace duixian
