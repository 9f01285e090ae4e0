// Not twice for one matter. Where every sum is certain the best set is found exactly. Where one is not, only what holds in
// every case is settled: a claim that outweighs all that it excludes is in, what it excludes is out, and the others keep
// both ends.
#include "settle/best_set.h"
#include "settle/stages.h"

namespace duixian::settle {

namespace {

class Contest {
 public:
  explicit Contest(Family& family) : family_(family) {}

  void settle() {
    elections();
    collect();
    if (!certain_) return keep_what_is_sure();
    if (members_.empty()) return;
    std::vector<std::int64_t> sums;
    for (std::size_t i : members_) sums.push_back(family_[i].high);
    const auto chosen = best_set(sums, exclusions_);
    if (!chosen) return entangled();
    std::vector<bool> in(members_.size(), false);
    for (std::uint32_t member : *chosen) in[member] = true;
    for (std::size_t member = 0; member < members_.size(); ++member) {
      if (!in[member]) give_up(member, in);
    }
  }

 private:
  [[nodiscard]] std::uint16_t rule_between(std::size_t a, std::size_t b) const {
    const std::uint16_t rule = family_.rules.exclusion_of(family_.provision(a), family_.provision(b));
    if (rule == Rules::no_rule) return rule;
    const bool meets = family_.within(family_.rules.stacking[rule].scope, family_[a].claim, family_[b].claim);
    return meets ? rule : Rules::no_rule;
  }

  // What the enterprise did not choose is out; unless what it chose comes to nothing and the rule falls back.
  void elections() {
    for (std::size_t rule = 0; rule < family_.rules.stacking.size(); ++rule) {
      const Stacking& group = family_.rules.stacking[rule];
      if (!group.elected) continue;
      for (std::size_t i = 0; i < family_.size(); ++i) {
        if (!family_.concerns(group, i)) continue;
        const auto chosen = family_.figure(*group.elected, i);
        const auto provision = chosen ? chosen->as_int64() : std::nullopt;
        if (!provision || static_cast<std::size_t>(*provision) == family_.provision(i)) continue;
        const auto lives = living(static_cast<std::size_t>(*provision), group.scope, i);
        if (!group.falls_back || lives == Lives::surely) family_.refuse(i, Cut::not_elected, rule);
        else if (lives == Lives::perhaps) family_.doubt(i, 0, Cut::undetermined, Stage::stacking, rule);
      }
    }
  }

  enum class Lives { no, perhaps, surely };
  [[nodiscard]] Lives living(std::size_t provision, Scope scope, std::size_t beside) const {
    Lives found = Lives::no;
    for (std::size_t i = 0; i < family_.size(); ++i) {
      if (family_.provision(i) != provision || !family_.alive(i) || !family_.within(scope, family_[i].claim, family_[beside].claim)) continue;
      if (family_[i].low > 0) return Lives::surely;
      found = Lives::perhaps;
    }
    return found;
  }

  // The claims that exclude another, and which.
  void collect() {
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < family_.size(); ++i) {
      if (family_.alive(i) && family_.rules.contested[family_.provision(i)]) candidates.push_back(i);
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t x = 0; x < candidates.size(); ++x) {
      for (std::size_t y = x + 1; y < candidates.size(); ++y) {
        if (rule_between(candidates[x], candidates[y]) != Rules::no_rule) pairs.emplace_back(candidates[x], candidates[y]);
      }
    }
    if (!pairs.empty()) number(pairs);
  }

  // Members keep the declared order: ties go by it.
  void number(const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
    for (const auto& [a, b] : pairs) {
      members_.push_back(a);
      members_.push_back(b);
    }
    std::sort(members_.begin(), members_.end());
    members_.erase(std::unique(members_.begin(), members_.end()), members_.end());
    exclusions_.resize(members_.size());
    for (const auto& [a, b] : pairs) {
      exclusions_[place_of(a)].push_back(place_of(b));
      exclusions_[place_of(b)].push_back(place_of(a));
    }
    for (auto& others : exclusions_) std::sort(others.begin(), others.end());
    for (std::size_t i : members_) certain_ = certain_ && family_[i].low == family_[i].high;
  }
  [[nodiscard]] std::uint32_t place_of(std::size_t i) const {
    return static_cast<std::uint32_t>(std::lower_bound(members_.begin(), members_.end(), i) - members_.begin());
  }

  void give_up(std::size_t member, const std::vector<bool>& in) {
    for (std::uint32_t other : exclusions_[member]) {
      if (in[other]) return family_.refuse(members_[member], Cut::superseded, rule_between(members_[member], members_[other]), members_[other]);
    }
  }

  void entangled() {
    for (std::size_t member = 0; member < members_.size(); ++member) {
      family_.doubt(members_[member], 0, Cut::too_entangled, Stage::stacking, rule_between(members_[member], members_[exclusions_[member][0]]));
    }
  }

  // A claim is in whatever happens if its least is above all that its exclusions could come to together.
  [[nodiscard]] bool surely_in(std::size_t member) const {
    Int128 others = 0;
    bool first = true;
    for (std::uint32_t other : exclusions_[member]) {
      if (family_[members_[other]].high == no_end) return false;
      others += family_[members_[other]].high;
      first = first && members_[member] < members_[other];
    }
    const Int128 own = family_[members_[member]].low;
    return own > others || (own == others && first);
  }

  void keep_what_is_sure() {
    std::vector<bool> in(members_.size(), false), out(members_.size(), false);
    for (std::size_t member = 0; member < members_.size(); ++member) in[member] = surely_in(member);
    for (std::size_t member = 0; member < members_.size(); ++member) {
      if (in[member]) continue;
      for (std::uint32_t other : exclusions_[member]) out[member] = out[member] || in[other];
    }
    for (std::size_t member = 0; member < members_.size(); ++member) {
      if (out[member]) give_up(member, in);
      else if (!in[member]) depends(member, out);
    }
  }

  // All its rivals may be out already; then nothing is in doubt.
  void depends(std::size_t member, const std::vector<bool>& out) {
    for (std::uint32_t other : exclusions_[member]) {
      if (out[other]) continue;
      const auto rule = rule_between(members_[member], members_[other]);
      return family_.doubt(members_[member], 0, Cut::undetermined, Stage::stacking, rule);
    }
  }

  Family& family_;
  std::vector<std::size_t> members_;  // places in the family, ascending
  Exclusions exclusions_;
  bool certain_ = true;
};

}  // namespace

void stacking(Family& family) {
  if (family.rules.stacking.empty()) return;
  Contest(family).settle();
}

}  // namespace duixian::settle
