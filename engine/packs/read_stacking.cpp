// [stacking] and [exclusion]: which awards exclude each other.
#include "packs/settlement_tables.h"

namespace duixian::packs {

namespace {

using graph::SettlementRules;
using graph::Stacking;

// Two rules may say the same of two provisions; where they say different things nobody knows which holds.
void contradiction(const SettlementTable& in, std::size_t a, std::size_t b, const Stacking& before, const Stacking& now) {
  const std::string &x = in.book.provisions[a].id, &y = in.book.provisions[b].id;
  const bool scope = before.scope != now.scope;
  const Message about = scope ? Message{"按主体还是按企业（per）不一致", "they differ in `per`: one for each subject, the other for the enterprise"}
                              : Message{"选择（elected）或补差（paid_before）不一致", "they differ in `elected`, `if_not_due` or `paid_before`"};
  in.wrong("contradicting-exclusions", {"条款“" + x + "”与“" + y + "”已由“" + before.name + "”规定互斥，“" + now.name + "”所写不同：" + about.zh, "`" + before.name + "` says how provisions \"" + x + "\" and \"" + y + "\" exclude each other, and `" + now.name + "` says it otherwise: " + about.en},
           {"删去其中一个，或写成一致", "take one of them away, or make them agree"});
}

bool agree(const Stacking& a, const Stacking& b) {
  return a.scope == b.scope && a.paid_before == b.paid_before && a.elected == b.elected && (!a.elected || a.falls_back == b.falls_back);
}

// Notes which pairs the rule excludes, and keeps it; a pair that contradicts an earlier rule is told once.
void keep(const SettlementTable& in, const std::vector<std::pair<std::size_t, std::size_t>>& pairs, Stacking rule) {
  SettlementRules& rules = in.rules();
  const std::size_t count = in.book.provisions.size();
  const auto number = static_cast<std::uint16_t>(rules.stacking.size());
  bool told = false;
  for (const auto& [a, b] : pairs) {
    auto& at = rules.exclusion[a * count + b];
    if (at == SettlementRules::no_rule) at = number;
    else if (at != number && !told && !agree(rules.stacking[at], rule)) told = true, contradiction(in, a, b, rules.stacking[at], rule);
    rules.contested[a] = rules.contested[b] = true;
  }
  rules.stacking.push_back(std::move(rule));
}

}  // namespace

// Two provisions of one matter exclude each other; those that name no matter are of the group's.
void read_stacking(const SettlementTable& in) {
  const auto& provisions = in.book.provisions;
  Stacking rule;
  in.names.heading(in.table, in.name, rule);
  const std::string matter = in.source.text(in.table, "matter").value_or("");
  for (std::size_t i = 0; i < provisions.size() && !in.table.get("provisions"); ++i) rule.provisions[i] = !matter.empty() && provisions[i].matter == matter;
  rule.scope = read_subject_or_enterprise(in);
  rule.paid_before = in.source.text(in.table, "paid_before") == "top_up" ? graph::PaidBefore::topped_up : graph::PaidBefore::ignored;
  rule.falls_back = in.names.one_of(in.table, "if_not_due", {"nothing", "highest"}) == 1;
  if (const auto elected = in.names.fact(in.table, "elected", Wanted::name)) {
    graph::Figure choice = in.names.figure_at(*elected);
    choice.kind = graph::Figure::Kind::elected;
    rule.elected = in.names.figure(choice);
  }
  if (in.table.contains("if_not_due") && !in.table.contains("elected")) in.wrong("wrong-stacking", {"if_not_due 要与 elected 同写", "`if_not_due` goes with `elected`"}, {"写上 elected，或删去它", "write `elected`, or leave it out"});
  rule.across_packs = in.source.truth(in.table, "across_packs");
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < provisions.size(); ++a) {
    for (std::size_t b = 0; b < provisions.size(); ++b) {
      const bool one_matter = provisions[a].matter == provisions[b].matter;
      if (rule.provisions[a] && rule.provisions[b] && one_matter && (a != b || rule.scope == graph::Scope::enterprise)) pairs.emplace_back(a, b);
    }
  }
  keep(in, pairs, std::move(rule));
}

void read_exclusion(const SettlementTable& in) {
  in.source.only_keys(in.table, {"between", "and", "per", "title", "cite", "note"}, "exclusion");
  Stacking rule, other;
  in.names.heading(in.table, in.name, rule, "between");
  in.names.heading(in.table, in.name, other, "and");
  if (!in.table.get("between") || !in.table.get("and")) {
    return in.wrong("wrong-exclusion", {"exclusion 要有 between 和 and 两边", "an exclusion has two sides, `between` and `and`"}, {"两边各写条款编号", "write provisions on both sides"});
  }
  rule.scope = read_subject_or_enterprise(in);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < rule.provisions.size(); ++a) {
    for (std::size_t b = 0; b < rule.provisions.size(); ++b) {
      if (!rule.provisions[a] || !other.provisions[b]) continue;
      pairs.insert(pairs.end(), {{a, b}, {b, a}});
      const std::string& id = in.book.provisions[a].id;
      if (a == b) in.wrong("excludes-itself", {"条款“" + id + "”在 exclusion 的两边", "provision \"" + id + "\" stands on both sides of an exclusion"}, {"从一边删去", "take it off one side"});
    }
  }
  for (std::size_t i = 0; i < rule.provisions.size(); ++i) rule.provisions[i] = rule.provisions[i] || other.provisions[i];
  keep(in, pairs, std::move(rule));
}

}  // namespace duixian::packs
