// [bar] and [once]: what keeps an award from being paid at all.
#include "packs/settlement_tables.h"

namespace duixian::packs {

void read_bar(const SettlementTable& in) {
  in.source.only_keys(in.table, {"fact", "for", "list", "provisions", "title", "cite", "note"}, "bar");
  graph::Bar rule;
  in.names.heading(in.table, in.name, rule);
  rule.months = in.names.months(in.table, "for");
  const auto list = in.source.text(in.table, "list");
  const auto figure = list ? std::optional(in.names.figure({graph::Figure::Kind::listed, 0, 0, 0, *list})) : in.names.fact(in.table, "fact", rule.months ? Wanted::day : Wanted::truth);
  if ((in.table.get("fact") != nullptr) == list.has_value() || (list && rule.months)) {
    in.wrong("wrong-bar", {"bar 要么有 fact（可加 for），要么有 list", "a bar has a `fact` (with `for`, if it is a day) or a `list`, not both"}, {"留下一个", "keep one of them"});
  }
  if (!figure) return;
  rule.figure = *figure;
  in.rules().bars.push_back(std::move(rule));
}

void read_once(const SettlementTable& in) {
  in.source.only_keys(in.table, {"provisions", "per", "years", "title", "cite", "note"}, "once");
  graph::PaidOnce rule;
  in.names.heading(in.table, in.name, rule);
  rule.scope = read_subject_or_enterprise(in);
  if (const auto years = in.names.whole(in.table, "years", 1)) rule.years = static_cast<int>(*years);
  in.rules().once.push_back(std::move(rule));
}

graph::Scope read_subject_or_enterprise(const SettlementTable& in) {
  return in.names.one_of(in.table, "per", {"subject", "enterprise"}) == 0 ? graph::Scope::subject : graph::Scope::enterprise;
}

}  // namespace duixian::packs
