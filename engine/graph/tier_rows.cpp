#include "graph/tier_rows.h"

namespace duixian::graph {

namespace {

Mistake no_bound() {
  return {"wrong-tier", {"每档要有 at_least 或 more_than 之一（末档以下可另写 at_most 或 less_than），以及 gives", "each tier has one of `at_least` and `more_than` (and may have one of `at_most` and `less_than`), and `gives`"},
          {"写 { at_least = \"5亿元\", gives = \"50万元\" }", "write { at_least = \"5亿元\", gives = \"50万元\" }"}};
}

Mistake not_rising(bool same) {
  return {"tier-order",
          same ? Message{"同一条分档线写了两次", "two tiers stand at one line"}
               : Message{"分档线没有逐级升高", "the lines of the tiers do not rise from row to row"},
          {"从低到高排列，每条线只写一次", "order them from low to high, each line once"}};
}

Mistake not_joined(bool gap) {
  return {gap ? "tier-gap" : "tier-overlap",
          gap ? Message{"两档之间有空隙：上一档的上限与下一档的下限没有接上", "there is a gap between two tiers: where one ends the next does not begin"}
              : Message{"两档重叠：上一档的上限超过了下一档的下限", "two tiers overlap: one ends after the next begins"},
          {"less_than 接 at_least，at_most 接 more_than，数值相同；或删去上限", "join less_than with at_least, and at_most with more_than, at one value; or leave the upper bound out"}};
}

Mistake never_otherwise() {
  return {"wrong-tier", {"otherwise 永远用不到：最低一档没有下限，最高一档没有上限", "`otherwise` never comes: the lowest tier has no lower bound and the highest no upper"},
          {"删去 otherwise，或给最高一档写 at_most 或 less_than", "leave `otherwise` out, or give the highest tier an upper bound"}};
}

struct Upper {
  Rational line;
  bool included;
};

std::optional<Upper> upper_of(const WrittenTier& tier) {
  if (tier.at_most) return Upper{*tier.at_most, true};
  if (tier.less_than) return Upper{*tier.less_than, false};
  return std::nullopt;
}

Mistake no_name_above() {
  return {"wrong-tier", {"最高一档之上没有给出名字", "no name is given above the highest tier"},
          {"写 otherwise = \"名字\"，或删去最高一档的上限", "write otherwise = \"NAME\", or leave the highest tier's upper bound out"}};
}

bool holds_nothing(const TierRow& row, const Upper& upper) { return upper.line < row.bound || (upper.line == row.bound && (row.strict || !upper.included)); }

bool ends_where(const Upper& upper, const TierRow& next) { return upper.line == next.bound && upper.included == next.strict; }

}  // namespace

std::variant<TierTable, WrongTier> tier_table(const std::vector<WrittenTier>& written, const std::optional<WrittenTier>& otherwise) {
  TierTable table;
  TierRow other;  // nothing, unless the table says what holds otherwise
  if (otherwise) table.below = other = TierRow{{}, false, otherwise->gives, otherwise->name, 0};
  std::optional<Upper> before;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const WrittenTier& tier = written[i];
    const auto upper = upper_of(tier);
    if ((tier.at_least && tier.more_than) || (tier.at_most && tier.less_than)) return WrongTier{i, no_bound()};
    if (!tier.at_least && !tier.more_than) {  // the lowest of all, from nothing up
      if (i > 0 || !upper) return WrongTier{i, no_bound()};
      table.below = TierRow{{}, false, tier.gives, tier.name, 0};
      before = upper;
      continue;
    }
    TierRow row{tier.at_least ? *tier.at_least : *tier.more_than, !tier.at_least, tier.gives, tier.name, 0};
    if (before && !ends_where(*before, row)) return WrongTier{i, not_joined(before->line < row.bound || (before->line == row.bound && !before->included))};
    if (!table.rows.empty()) {
      const TierRow& last = table.rows.back();
      const bool rises = last.bound < row.bound || (last.bound == row.bound && !last.strict && row.strict);
      if (!rises) return WrongTier{i, not_rising(last.bound == row.bound)};
    }
    table.rows.push_back(std::move(row));
    if (upper && holds_nothing(table.rows.back(), *upper)) return WrongTier{i, not_rising(false)};
    before = upper;
  }
  const bool names = !written.empty() && !written[0].name.empty();
  if (before && names && !otherwise) return WrongTier{written.size() - 1, no_name_above()};
  if (before) {  // above the highest: as the table says otherwise, else nothing
    TierRow above = other;
    above.bound = before->line;
    above.strict = before->included;
    table.rows.push_back(std::move(above));
  } else if (otherwise && !written.empty() && !written[0].at_least && !written[0].more_than) {
    return WrongTier{written.size() - 1, never_otherwise()};
  }
  if (table.rows.empty()) return WrongTier{0, no_bound()};
  return table;
}

void add_lowest_slice(std::vector<TierRow>& rows, const Rational& gives) {
  if (rows.empty() || rows.front().bound.sign() > 0) rows.insert(rows.begin(), TierRow{Rational(0), false, gives, "", 0});
}

}  // namespace duixian::graph
