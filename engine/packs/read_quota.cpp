// [quota]: the first so many.
#include "packs/settlement_tables.h"

namespace duixian::packs {

namespace {

constexpr graph::Ties ties[] = {graph::Ties::open, graph::Ties::in_order, graph::Ties::all, graph::Ties::none};

// For each enterprise, where connected ones may count as one; or for each value of a fact.
void read_each(const SettlementTable& in, graph::Quota& rule) {
  const std::string each = in.source.text(in.table, "each").value_or("");
  rule.each_enterprise = each == "enterprise";
  const auto group = read_counted_as_one(in);
  if (group && !rule.each_enterprise) in.wrong("wrong-group", {"counted_as_one 要与 each = \"enterprise\" 同写", "`counted_as_one` goes with `each = \"enterprise\"`"}, {"写 each = \"enterprise\"", "write `each = \"enterprise\"`"});
  if (!each.empty() && !rule.each_enterprise) rule.each = in.names.fact(in.table, "each", Wanted::name);
  if (!group) return;
  rule.each = group;
  rule.each_enterprise = false;
}

}  // namespace

void read_quota(const SettlementTable& in) {
  in.source.only_keys(in.table, {"first", "by", "order", "ties", "each", "counted_as_one", "provisions", "title", "cite", "note"}, "quota");
  graph::Quota rule;
  in.names.heading(in.table, in.name, rule);
  rule.first = static_cast<std::size_t>(in.names.whole(in.table, "first", 1).value_or(1));
  if (!in.table.get("first")) in.wrong("no-number", {"quota 没有写 first", "a quota needs `first`"}, {"写 first = 10", "write first = 10"});
  if (in.source.text(in.table, "by").value_or("sum") != "sum") rule.by = in.names.fact(in.table, "by", Wanted::comparable);
  rule.lowest_first = in.names.one_of(in.table, "order", {"highest", "lowest"}) == 1;
  rule.ties = ties[in.names.one_of(in.table, "ties", {"open", "in_order", "all", "none"})];
  read_each(in, rule);
  in.rules().quotas.push_back(std::move(rule));
}

}  // namespace duixian::packs
