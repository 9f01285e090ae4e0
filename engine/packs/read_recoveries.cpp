// [claw_back] and [keeps]: when what was paid has to be paid back.
#include "packs/settlement_tables.h"

namespace duixian::packs {

namespace {

Rational read_repaid(const SettlementTable& in, const char* key) {
  const Rational share = in.names.share(in.table, key).value_or(Rational(1));
  if (share > Rational(1)) in.names.wrong(*in.table.get(key), "wrong-share", {"退回比例不能超过 100%", "no more than all of it can be paid back"}, {"写不超过 100% 的比例", "write a share of no more than 100%"});
  return share;
}

}  // namespace

void read_claw_back(const SettlementTable& in) {
  in.source.only_keys(in.table, {"fact", "within", "repays", "provisions", "title", "cite", "note"}, "claw_back");
  graph::Claw rule;
  in.names.heading(in.table, in.name, rule);
  const auto figure = in.names.fact(in.table, "fact", Wanted::truth);
  if (!in.table.get("fact")) in.wrong("no-fact", {"claw_back 没有写 fact", "a claw-back needs `fact`"}, {"写 fact = \"enterprise.moved_away\"", "write fact = \"enterprise.moved_away\""});
  if (const auto years = in.names.whole(in.table, "within", 1)) rule.years = static_cast<int>(*years);
  rule.share = read_repaid(in, "repays");
  if (!figure) return;
  rule.figure = *figure;
  in.rules().claws.push_back(std::move(rule));
}

void read_keeps(const SettlementTable& in) {
  in.source.only_keys(in.table, {"fact", "for_years", "else_repays", "provisions", "title", "cite", "note"}, "keeps");
  graph::Keep rule;
  in.names.heading(in.table, in.name, rule);
  const auto figure = in.names.fact(in.table, "fact", Wanted::truth);
  const auto years = in.names.whole(in.table, "for_years", 1);
  rule.share = read_repaid(in, "else_repays");
  if (!in.table.get("fact") || !in.table.get("for_years")) {
    return in.wrong("wrong-keeps", {"keeps 要有 fact 和 for_years", "a `keeps` needs `fact` and `for_years`"}, {"写 fact = \"enterprise.stays\"、for_years = 5", "write fact = \"enterprise.stays\" and for_years = 5"});
  }
  if (!figure || !years) return;
  rule.figure = *figure;
  rule.years = static_cast<int>(*years);
  in.rules().keeps.push_back(std::move(rule));
}

}  // namespace duixian::packs
