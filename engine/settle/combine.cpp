#include "settle/combine.h"

#include <algorithm>

namespace duixian::settle {

namespace {

class Combining {
 public:
  explicit Combining(std::span<const Rules* const> packs) : packs_(packs) {}

  Rules combine() {
    for (const Rules* pack : packs_) all_ += pack->provisions.size();
    result_.stages = packs_.front()->stages;
    result_.exclusion.assign(all_ * all_, Rules::no_rule);
    for (std::size_t i = 0; i < packs_.size(); ++i) append(*packs_[i], i);
    result_.contested.assign(all_, false);
    across_packs();
    for (std::size_t a = 0; a < all_; ++a) {
      for (std::size_t b = 0; b < all_; ++b) result_.contested[a] = result_.contested[a] || result_.exclusion_of(a, b) != Rules::no_rule;
    }
    return std::move(result_);
  }

 private:
  void append(const Rules& one, std::size_t pack) {
    first_ = result_.provisions.size();
    figures_ = result_.figures.size();
    const std::size_t groups = result_.stacking.size(), funds = result_.funds.size();
    result_.provisions.insert(result_.provisions.end(), one.provisions.begin(), one.provisions.end());
    for (graph::Figure figure : one.figures) {
      figure.pack = pack;
      result_.figures.push_back(std::move(figure));
    }
    for (Bar rule : one.bars) shift(rule.figure), put(std::move(rule), result_.bars);
    for (Once rule : one.once) put(std::move(rule), result_.once);
    for (Gate rule : one.gates) shift(rule.figure), put(std::move(rule), result_.gates);
    for (Stacking rule : one.stacking) shift(rule.elected), put(std::move(rule), result_.stacking);
    for (Cap rule : one.caps) shift(rule.ceiling.figure), shift(rule.counted_as_one), put(std::move(rule), result_.caps);
    for (Minimum rule : one.minimums) put(std::move(rule), result_.minimums);
    for (Quota rule : one.quotas) shift(rule.by), shift(rule.each), put(std::move(rule), result_.quotas);
    for (Fund rule : one.funds) {
      shift(rule.by), shift(rule.ceiling.figure);
      if (rule.matches) *rule.matches += funds;
      put(std::move(rule), result_.funds);
    }
    for (Earmark rule : one.earmarks) rule.fund += funds, shift(rule.figure), put(std::move(rule), result_.earmarks);
    for (Claw rule : one.claws) shift(rule.figure), put(std::move(rule), result_.claws);
    for (Keep rule : one.keeps) shift(rule.figure), put(std::move(rule), result_.keeps);
    for (Instalments rule : one.instalments) {
      shift(rule.each.figure);
      for (InstalmentPart& part : rule.parts) shift(part.when), shift(part.on);
      put(std::move(rule), result_.instalments);
    }
    for (Payers rule : one.payers) payers(std::move(rule), one);
    for (const graph::Party& party : one.parties) (void)party_of(party);
    for (std::size_t a = 0; a < one.provisions.size(); ++a) {
      for (std::size_t b = 0; b < one.provisions.size(); ++b) {
        const std::uint16_t rule = one.exclusion_of(a, b);
        if (rule != Rules::no_rule) result_.exclusion[(first_ + a) * all_ + first_ + b] = static_cast<std::uint16_t>(rule + groups);
      }
    }
  }

  void payers(Payers rule, const Rules& one) {
    shift(rule.by);
    for (auto& [code, weights] : rule.cases) {
      for (PayerWeight& weight : weights) {
        shift(weight.figure);
        weight.party = party_of(one.parties[weight.party]);
      }
    }
    put(std::move(rule), result_.payers);
  }

  std::size_t party_of(const graph::Party& party) {
    auto& parties = result_.parties;
    const auto at = std::find_if(parties.begin(), parties.end(), [&](const graph::Party& other) { return other.name == party.name; });
    if (at != parties.end()) return static_cast<std::size_t>(at - parties.begin());
    parties.push_back(party);
    return parties.size() - 1;
  }

  void shift(std::size_t& figure) const { figure += figures_; }
  void shift(std::optional<std::size_t>& figure) const {
    if (figure) *figure += figures_;
  }

  template <class Kind>
  void put(Kind rule, std::vector<Kind>& into) {
    Provisions wide(all_, false);
    for (std::size_t i = 0; i < rule.provisions.size(); ++i) wide[first_ + i] = rule.provisions[i];
    rule.provisions = std::move(wide);
    into.push_back(std::move(rule));
  }

  // Whether another document's provision is on a matter of one of these.
  [[nodiscard]] bool elsewhere(std::size_t own, std::size_t other) const {
    const auto &a = result_.provisions[own], &b = result_.provisions[other];
    return a.pack != b.pack && !a.matter.empty() && a.matter == b.matter;
  }

  // The first group of the provision's own pack that looks across documents.
  [[nodiscard]] std::uint16_t group_across(std::size_t own) const {
    for (std::size_t rule = 0; rule < result_.stacking.size(); ++rule) {
      if (result_.stacking[rule].across_packs && result_.stacking[rule].provisions[own]) return static_cast<std::uint16_t>(rule);
    }
    return Rules::no_rule;
  }

  // A group that looks across documents meets every other pack's provision of one of its matters, and a cap counts it too.
  // Where both packs have one, each provision stands under its own: so the order of the packs does not matter.
  void across_packs() {
    std::vector<std::uint16_t> groups;
    for (std::size_t own = 0; own < all_; ++own) groups.push_back(group_across(own));
    for (std::size_t a = 0; a < all_; ++a) {
      for (std::size_t b = 0; b < all_; ++b) {
        if (elsewhere(a, b)) result_.exclusion[a * all_ + b] = groups[a] != Rules::no_rule ? groups[a] : groups[b];
      }
    }
    for (Cap& cap : result_.caps) {
      const Provisions own = cap.provisions;
      for (std::size_t a = 0; cap.across_packs && a < all_; ++a) {
        for (std::size_t b = 0; b < all_ && own[a]; ++b) cap.provisions[b] = cap.provisions[b] || elsewhere(a, b);
      }
    }
  }

  std::span<const Rules* const> packs_;
  Rules result_;
  std::size_t all_ = 0, first_ = 0, figures_ = 0;
};

}  // namespace

Rules combine(std::span<const Rules* const> packs) { return Combining(packs).combine(); }

std::optional<std::pair<std::size_t, std::size_t>> contradiction(const Rules& combined) {
  const std::size_t all = combined.provisions.size();
  for (std::size_t a = 0; a < all; ++a) {
    for (std::size_t b = a + 1; b < all; ++b) {
      const std::uint16_t one = combined.exclusion_of(a, b), other = combined.exclusion_of(b, a);
      if (one == other || one == Rules::no_rule || other == Rules::no_rule) continue;
      if (combined.stacking[one].scope != combined.stacking[other].scope) return std::pair(a, b);
    }
  }
  return std::nullopt;
}

}  // namespace duixian::settle
