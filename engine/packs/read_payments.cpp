// [payers] and [instalments]: who pays, and when.
#include <algorithm>

#include "packs/settlement_tables.h"

namespace duixian::packs {

namespace {

bool names_fact(const toml::node& node) {
  const auto* text = node.as_string();
  return text && text->get().find('.') != std::string::npos && text->get().find_first_of("0123456789%/") != 0;
}

// By share, which add up to one; or in the ratio of facts.
std::vector<graph::PayerWeight> read_weights(const SettlementTable& in, const toml::table& table) {
  std::vector<graph::PayerWeight> found;
  Rational all(0);
  bool facts = false, shares = false;
  for (const auto& [party, node] : TomlSource::members(table)) {
    graph::PayerWeight weight;
    const auto number = in.names.party(*node, party);
    const bool fact = names_fact(*node);
    if (fact) weight.figure = in.names.fact(*node, node->as_string()->get(), Wanted::comparable);
    else weight.weight = in.names.share(*node).value_or(Rational(0));
    facts = facts || fact;
    shares = shares || !fact;
    all = add(all, weight.weight).value_or(Rational(-1));
    if (number) weight.party = *number;
    found.push_back(weight);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.party < b.party; });
  if (facts && shares) in.source.error(table, "shares-and-facts", {"分担要么都写比例，要么都写事实", "payers have shares, or facts in whose ratio they pay, not both"}, {"统一写法", "write all of them the same way"});
  if (!facts && all != Rational(1)) in.source.error(table, "shares-not-one", {"分担比例之和是 " + to_text(all) + "，不是 1", "the shares add up to " + to_text(all) + " and not to 1"}, {"改正比例", "correct the shares"});
  return found;
}

graph::InstalmentPart read_part(const SettlementTable& in, const toml::table& part) {
  in.source.only_keys(part, {"share", "year", "when", "on"}, "parts");
  graph::InstalmentPart found;
  found.share = in.names.share(part, "share").value_or(Rational(0));
  found.year = static_cast<int>(in.names.whole(part, "year", 0).value_or(0));
  found.when = in.names.fact(part, "when", Wanted::truth);
  found.on = in.names.fact(part, "on", Wanted::day);
  return found;
}

void read_part_ceiling(const SettlementTable& in, graph::Instalments& rule) {
  const auto* table = in.source.table_at(in.table, "each_at_most");
  if (!table) return;
  in.source.only_keys(*table, {"at", "fact", "share", "per", "cut"}, "each_at_most");
  rule.each = read_ceiling(in, *table);
  rule.scope = in.names.one_of(*table, "per", {"claim", "enterprise"}) == 0 ? graph::Scope::claim : graph::Scope::enterprise;
  rule.above = in.names.one_of(*table, "cut", {"lapses", "carried"}) == 0 ? graph::Unspent::lapses : graph::Unspent::carried;
}

}  // namespace

void read_payers(const SettlementTable& in) {
  in.source.only_keys(in.table, {"shares", "by", "choose", "provisions", "title", "cite", "note"}, "payers");
  graph::Payers rule;
  in.names.heading(in.table, in.name, rule);
  const auto* shares = in.source.table_at(in.table, "shares");
  const auto* choose = in.source.table_at(in.table, "choose");
  if ((shares == nullptr) == (choose == nullptr) || (choose != nullptr) != (in.table.get("by") != nullptr)) {
    return in.wrong("wrong-payers", {"payers 要么有 shares，要么有 by 和 choose", "payers have `shares`, or `by` with `choose`"}, {"照格式说明改正", "correct it as the pack format describes"});
  }
  if (shares) rule.cases.emplace_back(0, read_weights(in, *shares));
  if (choose) {
    rule.by = in.names.fact(in.table, "by", Wanted::name);
    for (const auto& [choice, node] : TomlSource::members(*choose)) {
      const auto* inner = in.source.table_at(*choose, choice);
      const auto code = inner && rule.by ? in.names.name_code(*node, *rule.by, choice) : std::nullopt;
      if (code) rule.cases.emplace_back(*code, read_weights(in, *inner));
    }
  }
  one_for_each_provision(in, in.rules().payers, rule, "two-payers");
  in.rules().payers.push_back(std::move(rule));
}

void read_instalments(const SettlementTable& in) {
  in.source.only_keys(in.table, {"parts", "each_at_most", "provisions", "title", "cite", "note"}, "instalments");
  graph::Instalments rule;
  in.names.heading(in.table, in.name, rule);
  const auto* parts = in.table.get_as<toml::array>("parts");
  Rational all(0);
  for (std::size_t i = 0; parts && i < parts->size(); ++i) {
    const auto* part = (*parts)[i].as_table();
    if (!part) continue;
    rule.parts.push_back(read_part(in, *part));
    all = add(all, rule.parts.back().share).value_or(Rational(-1));
  }
  if (rule.parts.empty() || all != Rational(1)) {
    in.wrong("shares-not-one", {"各期比例之和是 " + to_text(all) + "，不是 1", "the shares of the parts add up to " + to_text(all) + " and not to 1"}, {"写 parts = [ { share = \"40%\" }, { share = \"60%\", year = 1 } ]", "write parts = [ { share = \"40%\" }, { share = \"60%\", year = 1 } ]"});
  }
  read_part_ceiling(in, rule);
  one_for_each_provision(in, in.rules().instalments, rule, "two-instalments");
  in.rules().instalments.push_back(std::move(rule));
}

}  // namespace duixian::packs
