// [cap] and [minimum]: the greatest and the smallest sums.
#include "packs/settlement_tables.h"

namespace duixian::packs {

namespace {

using graph::Scope;

// Over which years a ceiling reaches: so many, or all since one.
void read_years(const SettlementTable& in, graph::Cap& rule) {
  if (const auto years = in.names.whole(in.table, "years", 1)) rule.years = static_cast<int>(*years);
  if (const auto since = in.names.whole(in.table, "since", 1949)) rule.since = static_cast<int>(*since);
  if (rule.years && rule.since) in.wrong("years-twice", {"years 与 since 只能写一个", "a cap has `years` or `since`, not both"}, {"留下一个", "keep one of them"});
}

// Who stands under one ceiling with whom, where enterprises are counted as one.
void read_group(const SettlementTable& in, graph::Cap& rule) {
  rule.counted_as_one = read_counted_as_one(in);
  if (!rule.counted_as_one) return;
  if (rule.scope != Scope::enterprise) in.wrong("wrong-group", {"counted_as_one 要与 per = \"enterprise\" 同写", "`counted_as_one` goes with `per = \"enterprise\"`"}, {"写 per = \"enterprise\"", "write `per = \"enterprise\"`"});
  if (rule.ceiling.figure) in.wrong("wrong-group", {"关联企业合并计算时，上限应是定额（at），不能取某一企业的事实", "the ceiling of enterprises counted as one is a fixed sum (`at`): a fact belongs to one of them"}, {"写 at = \"500万元\"", "write at = \"500万元\""});
}

}  // namespace

std::optional<std::size_t> read_counted_as_one(const SettlementTable& in) {
  const auto group = in.names.fact(in.table, "counted_as_one", Wanted::name);
  const bool of_root = !group || !in.book.schema.entities[in.names.figure_at(*group).entity].owner;
  if (!of_root) in.wrong("wrong-group", {"counted_as_one 应是企业自身的事实", "`counted_as_one` has to be a fact of the enterprise itself"}, {"写 counted_as_one = \"enterprise.…\"", "write counted_as_one = \"enterprise....\""});
  return group;
}

graph::Ceiling read_ceiling(const SettlementTable& in, const toml::table& table) {
  graph::Ceiling found;
  found.fixed = in.names.sum(table, "at");
  found.figure = in.names.fact(table, "fact", Wanted::money);
  found.share = in.names.share(table, "share").value_or(Rational(1));
  if (!table.get("at") && !table.get("fact")) in.source.error(table, "no-ceiling", {"没有写上限", "no ceiling is given"}, {"写 at = \"500万元\" 或 fact = \"enterprise.…\"", "write at = \"500万元\" or fact = \"enterprise....\""});
  if (table.contains("share") && !table.contains("fact")) in.source.error(table, "no-ceiling", {"share 是事实的比例，没有写 fact", "`share` is a share of a fact, and there is no `fact`"}, {"写 fact = \"enterprise.…\"，或删去 share", "write fact = \"enterprise....\", or leave `share` out"});
  return found;
}

void read_cap(const SettlementTable& in) {
  in.source.only_keys(in.table, {"at", "fact", "share", "only_if_known", "per", "years", "since", "counted_as_one", "across_packs", "cuts", "cut", "provisions", "title", "cite", "note"}, "cap");
  graph::Cap rule;
  in.names.heading(in.table, in.name, rule);
  rule.ceiling = read_ceiling(in, in.table);
  rule.only_if_known = in.source.truth(in.table, "only_if_known");
  const std::size_t per = in.names.one_of(in.table, "per", {"claim", "subject", "enterprise"});
  rule.scope = per == 0 ? Scope::claim : per == 1 ? Scope::subject : Scope::enterprise;
  rule.across_packs = in.source.truth(in.table, "across_packs");
  read_years(in, rule);
  read_group(in, rule);
  rule.cuts = in.names.one_of(in.table, "cuts", {"in_order", "pro_rata"}) == 0 ? graph::Shortage::in_order : graph::Shortage::pro_rata;
  rule.cut = in.names.one_of(in.table, "cut", {"lapses", "carried"}) == 0 ? graph::Unspent::lapses : graph::Unspent::carried;
  in.rules().caps.push_back(std::move(rule));
}

void read_minimum(const SettlementTable& in) {
  in.source.only_keys(in.table, {"at", "per", "provisions", "title", "cite", "note"}, "minimum");
  graph::Minimum rule;
  in.names.heading(in.table, in.name, rule);
  rule.scope = in.names.one_of(in.table, "per", {"claim", "enterprise"}) == 0 ? Scope::claim : Scope::enterprise;
  rule.at = in.names.sum(in.table, "at").value_or(0);
  if (!in.table.get("at")) in.wrong("no-sum", {"minimum 没有写 at", "a minimum needs `at`"}, {"写 at = \"1万元\"", "write at = \"1万元\""});
  in.rules().minimums.push_back(std::move(rule));
}

}  // namespace duixian::packs
