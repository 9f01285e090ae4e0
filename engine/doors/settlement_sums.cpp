#include "doors/settlement_sums.h"

#include <array>
#include <atomic>
#include <map>
#include <span>
#include <thread>
#include <tuple>

#include "doors/settlement_words.h"
#include "settle/payments.h"

namespace duixian {

namespace {

constexpr std::size_t enterprises_at_a_time = 2048;
constexpr std::size_t nobody = 0xffff;  // says who pays, or from which fund
constexpr std::size_t kinds_of_cut = static_cast<std::size_t>(settle::Cut::too_entangled) + 1;

struct CutSum {
  std::uint64_t claims = 0;
  Int128 sum = 0;
};

// As payments are due, and of what is carried over what caps carry.
constexpr std::size_t kinds_of_due = static_cast<std::size_t>(settle::Due::carried) + 1, by_caps = kinds_of_due;
// By year, party and fund; year 0 comes first.
using Obligations = std::map<std::tuple<int, std::size_t, std::size_t>, std::array<Int128, kinds_of_due + 1>>;

struct Sums {
  std::uint64_t claims = 0, held_claims = 0;
  Int128 decided = 0, cut = 0, held = 0, paid = 0;
  std::array<CutSum, kinds_of_cut> cuts{};
  Obligations obligations;

  void add(const Sums& other) {
    claims += other.claims, held_claims += other.held_claims;
    decided += other.decided, cut += other.cut, held += other.held, paid += other.paid;
    for (std::size_t i = 0; i < cuts.size(); ++i) cuts[i].claims += other.cuts[i].claims, cuts[i].sum += other.cuts[i].sum;
    for (const auto& [key, sums] : other.obligations) {
      auto& own = obligations[key];
      for (std::size_t i = 0; i < sums.size(); ++i) own[i] += sums[i];
    }
  }
};

class Adding {
 public:
  Adding(const settle::Rules& rules, const settle::Claims& claims, const settle::Settlement& settlement) : rules_(rules), claims_(claims), settlement_(settlement) {
    for (std::size_t provision = 0; provision < rules.provisions.size(); ++provision) funds_.push_back(settle::fund_of(rules, provision).value_or(nobody));
  }

  Sums add(unsigned threads) {
    std::vector<Sums> sums(std::max(1u, threads));
    std::atomic<std::size_t> next{0};
    const auto work = [&](Sums& into) {
      const std::size_t all = claims_.enterprises();
      for (std::size_t first = next.fetch_add(enterprises_at_a_time); first < all; first = next.fetch_add(enterprises_at_a_time)) {
        auto cutting = settlement_.cuttings_of(settlement_.first[first]).begin();
        for (std::size_t enterprise = first; enterprise < std::min(first + enterprises_at_a_time, all); ++enterprise) add(enterprise, cutting, into);
      }
    };
    {
      std::vector<std::jthread> helpers;
      for (std::size_t i = 1; i < sums.size(); ++i) helpers.emplace_back([&, i] { work(sums[i]); });
      work(sums[0]);
    }
    for (std::size_t i = 1; i < sums.size(); ++i) sums[0].add(sums[i]);
    return std::move(sums[0]);
  }

 private:
  // Cuttings stand by claim: `cutting` is the first that has not been added.
  using Cuttings = std::span<const settle::Cutting>::iterator;

  void add(std::size_t enterprise, Cuttings& cutting, Sums& into) {
    const auto settled = settlement_.of(enterprise);
    if (settled.empty()) return;
    for (std::size_t i = 0; i < settled.size(); ++i) {
      add(settled[i], into);
      for (; cutting != all_cuttings().end() && cutting->claim == settlement_.first[enterprise] + i; ++cutting) add(enterprise, settled[i], *cutting, into);
    }
    const auto payments = settle::payments_of(rules_, claims_, enterprise, settled);
    for (std::size_t i = 0; i < settled.size(); ++i) {
      for (const settle::Payment& one : payments[i]) owe(one, settled[i], into);
    }
  }

  [[nodiscard]] std::span<const settle::Cutting> all_cuttings() const { return settlement_.cuttings; }

  static void add(const settle::Settled& one, Sums& into) {
    ++into.claims;
    into.held_claims += one.certain() ? 0 : 1;
    into.paid += one.paid();
    if (!one.claim.unbounded) into.decided += one.claim.highest, into.held += one.certain() ? 0 : one.high;
  }

  void add(std::size_t enterprise, const settle::Settled& one, const settle::Cutting& cutting, Sums& into) {
    auto& sum = into.cuts[static_cast<std::size_t>(cutting.cut)];
    ++sum.claims;
    sum.sum += cutting.amount;
    if (!one.claim.unbounded) into.cut += cutting.amount;
    if (cutting.cut != settle::Cut::carried) return;
    for (const settle::Payment& later : settle::carried_over(rules_, claims_, enterprise, one, cutting.amount)) {
      owe(later, one, into);
      into.obligations[place_of(later, one)][by_caps] += later.amount;
    }
  }

  void owe(const settle::Payment& payment, const settle::Settled& one, Sums& into) const {
    into.obligations[place_of(payment, one)][static_cast<std::size_t>(payment.due)] += payment.amount;
  }
  [[nodiscard]] Obligations::key_type place_of(const settle::Payment& payment, const settle::Settled& one) const {
    return {payment.year, payment.party == settle::no_party ? nobody : payment.party, funds_[one.claim.provision]};
  }

  const settle::Rules& rules_;
  const settle::Claims& claims_;
  const settle::Settlement& settlement_;
  std::vector<std::size_t> funds_;
};

Obligation in_words(const settle::Rules& rules, const Obligations::value_type& one) {
  const auto& [key, sums] = one;
  const auto& [year, party, fund] = key;
  Obligation line{year, "", "", {}, {}, sums[0], sums[1], sums[2], sums[3], sums[4], sums[by_caps]};
  if (party != nobody) line.party = rules.parties[party].name, line.party_title = rules.parties[party].title;
  if (fund != nobody) line.fund = rules.funds[fund].name, line.fund_title = rules.funds[fund].title;
  return line;
}

}  // namespace

SettledSums sums_of(const settle::Rules& rules, const settle::Claims& claims, const settle::Settlement& settlement, unsigned threads) {
  const Sums all = Adding(rules, claims, settlement).add(threads);
  SettledSums found{all.claims, all.held_claims, all.decided, all.cut, all.held, all.paid, {}, {}};
  for (std::size_t i = 0; i < all.cuts.size(); ++i) {
    if (all.cuts[i].claims > 0) found.cuts.push_back({to_text(static_cast<settle::Cut>(i)), all.cuts[i].claims, all.cuts[i].sum});
  }
  for (const auto& one : all.obligations) found.obligations.push_back(in_words(rules, one));
  return found;
}

}  // namespace duixian
