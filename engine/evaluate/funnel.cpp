#include "evaluate/funnel.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "base/invariant.h"

namespace duixian::evaluate {

namespace {

using Word = std::uint64_t;
using graph::OutlineId;

struct Truth {
  Word yes = 0, no = 0;
  [[nodiscard]] Word unknown() const { return ~(yes | no); }
};

// `when` as its author wrote it, down to what is neither `all` nor `any`.
struct Branch {
  enum class Joins : std::uint8_t { leaf, all, any } joins = Joins::leaf;
  std::vector<Branch> parts;
  std::size_t leaf = 0;  // its number among the conditions
};

// The rows of one block by what was decided, 64 at a time; those decided one by one among them.
struct BlockRows {
  std::vector<Word> asked, ineligible, undetermined;

  explicit BlockRows(const DecisionBlock& block) : asked(every(block)), ineligible(asked), undetermined(block.words()) {
    for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
      if (!block.bits[outcome]) continue;
      for (std::size_t w = 0; w < block.words(); ++w) put(static_cast<Outcome>(outcome), w, block.bits[outcome][w]);
    }
    for (const auto& [row, one] : block.one_by_one) {
      const std::size_t at = row - block.first;
      if (one.outcome != Outcome::ineligible) put(one.outcome, at / 64, Word{1} << (at % 64));
    }
  }

 private:
  static std::vector<Word> every(const DecisionBlock& block) {
    std::vector<Word> all(block.words(), ~Word{0});
    if (block.rows % 64 != 0) all.back() >>= 64 - block.rows % 64;
    return all;
  }
  void put(Outcome outcome, std::size_t word, Word rows) {
    ineligible[word] &= ~rows;
    if (outcome == Outcome::undetermined) undetermined[word] |= rows;
    if (outcome == Outcome::not_applicable || outcome == Outcome::not_in_force) asked[word] &= ~rows;
  }
};

// What ineligible rows of one block would have had.
struct BlockSums {
  std::vector<Word> known;
  std::vector<std::int64_t> sums;  // by row; zero where not known, and where nothing would be due

  explicit BlockSums(const DecisionBlock& block) : known(block.words()), sums(block.rows) {
    std::size_t next = 0;
    for (std::size_t w = 0; block.refused && w < block.words(); ++w) {
      known[w] = block.refused[w];
      for (Word rest = known[w]; rest != 0; rest &= rest - 1, ++next) {
        put(w * 64 + static_cast<std::size_t>(std::countr_zero(rest)), block.refused_sums ? block.refused_sums[next] : block.refused_sum_of_all);
      }
    }
    for (const auto& [row, sum] : block.refused_one_by_one) {
      const std::size_t at = row - block.first;
      known[at / 64] |= Word{1} << (at % 64);
      put(at, sum);
    }
  }

 private:
  void put(std::size_t at, std::int64_t sum) { sums[at] = std::max<std::int64_t>(sum, 0); }
};

class Counting {
 public:
  Counting(const Program& program, const ProvisionDecisions& decisions) : book_(program.book()), decisions_(decisions) {
    const auto& when = book_.provisions[program.provisions[decisions.bound].provision].when;
    if (when && !decisions.conditions.empty()) root_ = branch(*when, 0);
    invariant(count_.conditions.size() == decisions.conditions.size(), "the funnel walks the conditions that were kept");
    leaves_.resize(count_.conditions.size());
  }

  FunnelCount count() {
    for (const DecisionBlock& block : decisions_.blocks) {
      if (block.rows > 0) add(block);
    }
    return std::move(count_);
  }

 private:
  Branch branch(OutlineId id, int alternative) {
    const graph::OutlineEntry& entry = book_.outline[id];
    Branch made;
    if (entry.word != "all" && entry.word != "any") {
      made.leaf = count_.conditions.size();
      invariant(made.leaf < decisions_.conditions.size() && decisions_.conditions[made.leaf] == id, "the funnel walks the conditions in the order they were kept in");
      count_.conditions.push_back({id, alternative, {}, {}, 0});
      return made;
    }
    made.joins = entry.word == "all" ? Branch::Joins::all : Branch::Joins::any;
    if (entry.word == "any" && alternative == 0) alternative = ++alternatives_;
    for (OutlineId part : entry.parts) {
      if (!book_.outline[part].list_handle) made.parts.push_back(branch(part, alternative));
    }
    return made;
  }

  Truth truth(const Branch& at) const {
    if (at.joins == Branch::Joins::leaf) return leaves_[at.leaf];
    const bool all = at.joins == Branch::Joins::all;
    Truth joined{all ? ~Word{0} : 0, all ? 0 : ~Word{0}};
    for (const Branch& part : at.parts) {
      const Truth one = truth(part);
      joined = all ? Truth{joined.yes & one.yes, joined.no | one.no} : Truth{joined.yes | one.yes, joined.no & one.no};
    }
    return joined;
  }

  // The rows in which every condition on the way down is so, for each leaf.
  template <class Is>
  void descend(const Branch& at, Word rows, Is is, std::vector<Word>& found) const {
    rows &= is(truth(at));
    if (rows == 0) return;
    if (at.joins == Branch::Joins::leaf) found[at.leaf] = rows;
    for (const Branch& part : at.parts) descend(part, rows, is, found);
  }

  void add(const DecisionBlock& block) {
    const BlockRows rows(block);
    const BlockSums sums(block);
    for (std::size_t w = 0; w < block.words(); ++w) {
      count_.asked += static_cast<std::uint64_t>(std::popcount(rows.asked[w]));
      if (leaves_.empty()) {
        count_.by_nothing += static_cast<std::uint64_t>(std::popcount(rows.ineligible[w]));
        continue;
      }
      for (std::size_t i = 0; i < leaves_.size(); ++i) {
        const Word no = block.reasons[2 * i * block.words() + w], unknown = block.reasons[(2 * i + 1) * block.words() + w];
        leaves_[i] = {~(no | unknown), no};
      }
      add_word(w, rows, sums);
    }
    count_.subjects += block.rows;
  }

  void add_word(std::size_t w, const BlockRows& rows, const BlockSums& sums) {
    const Word stopped = rows.ineligible[w] & truth(root_).no;
    add(stopped, w, sums, count_.by_conditions);
    count_.by_nothing += static_cast<std::uint64_t>(std::popcount(rows.ineligible[w] & ~stopped));
    std::vector<Word>& found = found_;
    found.assign(leaves_.size(), 0);
    descend(root_, rows.undetermined[w], [](const Truth& truth) { return truth.unknown(); }, found);
    for (std::size_t i = 0; i < found.size(); ++i) count_.conditions[i].unknown += static_cast<std::uint64_t>(std::popcount(found[i]));
    found.assign(leaves_.size(), 0);
    descend(root_, stopped, [](const Truth& truth) { return truth.no; }, found);
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i] == 0) continue;
      add(found[i], w, sums, count_.conditions[i].with_others);
      const Truth as_it_is = std::exchange(leaves_[i], Truth{~Word{0}, 0});
      add(found[i] & ~truth(root_).no, w, sums, count_.conditions[i].alone);
      leaves_[i] = as_it_is;
    }
  }

  static void add(Word rows, std::size_t w, const BlockSums& sums, StoppedCount& to) {
    to.subjects += static_cast<std::uint64_t>(std::popcount(rows));
    const Word priced = rows & sums.known[w];
    to.sums += static_cast<std::uint64_t>(std::popcount(priced));
    for (Word rest = priced; rest != 0; rest &= rest - 1) to.money += sums.sums[w * 64 + static_cast<std::size_t>(std::countr_zero(rest))];
  }

  const graph::Rulebook& book_;
  const ProvisionDecisions& decisions_;
  Branch root_;
  int alternatives_ = 0;
  std::vector<Truth> leaves_;
  std::vector<Word> found_;
  FunnelCount count_;
};

}  // namespace

FunnelCount funnel_of(const Program& program, const ProvisionDecisions& decisions) { return Counting(program, decisions).count(); }

}  // namespace duixian::evaluate
