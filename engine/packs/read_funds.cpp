// [fund] and [earmark]: where the money is, and what it is meant for.
#include <algorithm>

#include "packs/settlement_tables.h"

namespace duixian::packs {

namespace {

// One sum, or one for each year.
void read_budget(const SettlementTable& in, const toml::node& budget, graph::Fund& rule) {
  const auto* years = budget.as_table();
  if (!years) {
    rule.budget = in.names.sum(budget);
    return;
  }
  for (const auto& [year, node] : TomlSource::members(*years)) {
    const bool digits = year.size() == 4 && year.find_first_not_of("0123456789") == std::string::npos;
    if (!digits) in.names.wrong(*node, "wrong-year", {"“" + year + "”不是年份", "\"" + year + "\" is not a year"}, {"写 budget = { 2007 = \"5000万元\" }", "write budget = { 2007 = \"5000万元\" }"});
    if (const auto sum = in.names.sum(*node); sum && digits) rule.budgets.emplace_back(std::stoi(year), *sum);
  }
}

// A fund is matched by, and an earmark is on, one declared before: so no two can wait for each other.
std::optional<std::size_t> earlier_fund(const SettlementTable& in, const toml::node& at, const std::string& name) {
  const auto& funds = in.rules().funds;
  for (std::size_t i = 0; i < funds.size(); ++i) {
    if (funds[i].name == name) return i;
  }
  in.names.wrong(at, "unknown-fund", {"前面没有资金“" + name + "”", "there is no fund \"" + name + "\" before this one"}, {"所指的资金要先声明；资金不能互相配套成环", "declare that fund first; funds cannot match each other in a circle"});
  return std::nullopt;
}

// Keys that do nothing without another.
void idle_keys(const SettlementTable& in, const graph::Fund& rule) {
  const bool ordered = rule.shortage == graph::Shortage::in_order;
  for (const char* key : {"by", "order"}) {
    if (!ordered && in.table.contains(key)) in.source.warning(*in.table.get(key), "idle-key", {std::string(key) + " 只在 shortage = \"in_order\" 时起作用", std::string("`") + key + "` does nothing without `shortage = \"in_order\"`"}, {"写上 shortage = \"in_order\"，或删去它", "write `shortage = \"in_order\"`, or leave it out"});
  }
  if (!in.table.contains("ceiling") && in.table.contains("freed")) in.source.warning(*in.table.get("freed"), "idle-key", {"freed 只与 ceiling 同用", "`freed` does nothing without `ceiling`"}, {"写上 ceiling，或删去它", "write a `ceiling`, or leave it out"});
  if (!in.table.contains("matches") && in.table.contains("times")) in.wrong("wrong-fund", {"times 要与 matches 同写", "`times` goes with `matches`"}, {"写上 matches = \"资金名\"", "write matches = \"FUND\""});
}

}  // namespace

void read_fund(const SettlementTable& in) {
  in.source.only_keys(in.table, {"budget", "shortage", "by", "order", "reserves", "ceiling", "freed", "matches", "times", "provisions", "title", "cite", "note"}, "fund");
  graph::Fund rule;
  in.names.heading(in.table, in.name, rule);
  if (const toml::node* budget = in.table.get("budget")) read_budget(in, *budget, rule);
  rule.shortage = in.names.one_of(in.table, "shortage", {"pro_rata", "in_order"}) == 0 ? graph::Shortage::pro_rata : graph::Shortage::in_order;
  rule.by = in.names.fact(in.table, "by", Wanted::comparable);
  rule.lowest_first = in.names.one_of(in.table, "order", {"highest", "lowest"}) == 1;
  rule.reserves = !in.table.get("reserves") || in.source.truth(in.table, "reserves");
  if (const auto* limits = in.source.table_at(in.table, "ceiling")) {
    in.source.only_keys(*limits, {"at", "fact", "share"}, "ceiling");
    rule.ceiling = read_ceiling(in, *limits);
  }
  rule.freed = in.names.one_of(in.table, "freed", {"lapses", "again"}) == 0 ? graph::Unspent::lapses : graph::Unspent::again;
  if (const auto other = in.source.text(in.table, "matches")) rule.matches = earlier_fund(in, *in.table.get("matches"), *other);
  rule.times = in.names.share(in.table, "times").value_or(Rational(1));
  idle_keys(in, rule);
  one_for_each_provision(in, in.rules().funds, rule, "two-funds");
  in.rules().funds.push_back(std::move(rule));
}

void read_earmark(const SettlementTable& in) {
  in.source.only_keys(in.table, {"fund", "fact", "is", "at_least", "title", "cite", "note"}, "earmark");
  graph::Earmark rule;
  in.names.heading(in.table, in.name, rule);
  const auto of = in.source.text(in.table, "fund");
  const auto fund = of ? earlier_fund(in, *in.table.get("fund"), *of) : std::nullopt;
  const auto is = in.source.text(in.table, "is");
  const auto figure = in.names.fact(in.table, "fact", is ? Wanted::name : Wanted::truth);
  const auto share = in.names.share(in.table, "at_least");
  if (!of || !in.table.get("fact") || !share || *share > Rational(1)) {
    return in.wrong("wrong-earmark", {"earmark 要有 fund、fact 和不超过 100% 的 at_least", "an earmark needs `fund`, `fact` and `at_least`, of no more than 100%"}, {"补齐", "complete it"});
  }
  if (!fund || !figure) return;
  rule.fund = *fund;
  rule.figure = *figure;
  rule.at_least = *share;
  if (is) rule.is = in.names.name_code(*in.table.get("is"), *figure, *is);
  in.rules().earmarks.push_back(std::move(rule));
}

}  // namespace duixian::packs
