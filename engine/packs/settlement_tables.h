// One table of the manifest for each rule of settlement, each kind read by a function of its own.
#pragma once

#include "packs/settlement_names.h"

namespace duixian::packs {

// A member of a section, [cap.NAME], on its way into book.settlement.
struct SettlementTable {
  SettlementNames& names;
  TomlSource& source;
  graph::Rulebook& book;
  const std::string& name;
  const toml::table& table;

  [[nodiscard]] graph::SettlementRules& rules() const { return book.settlement; }
  void wrong(const char* code, Message what, Message remedy) const { source.error(table, code, std::move(what), std::move(remedy)); }
};

// A provision stands under one fund, has one division among payers and one plan of instalments. A rule that names no provisions is
// about the rest of them, and one that finds none left is a mistake.
template <class Rule>
void one_for_each_provision(const SettlementTable& in, const std::vector<Rule>& before, Rule& rule, const char* code) {
  const bool names_them = in.table.contains("provisions");
  bool any = before.empty() || names_them;
  for (std::size_t i = 0; i < rule.provisions.size(); ++i) {
    for (const Rule& other : before) {
      if (!rule.provisions[i] || !other.provisions[i]) continue;
      const std::string& id = in.book.provisions[i].id;
      if (names_them) in.wrong(code, {"条款“" + id + "”已归“" + other.name + "”", "provision \"" + id + "\" stands under `" + other.name + "` already"}, {"一个条款只归一个；从其中一个的 provisions 中删去", "it stands under one of them: take it off the `provisions` of the other"});
      rule.provisions[i] = false;
    }
    any = any || rule.provisions[i];
  }
  if (!any) in.wrong(code, {"“" + in.name + "”没有写 provisions，而所有条款已归前面的表", "`" + in.name + "` names no provisions, and all stand under tables before it"}, {"各表写明 provisions", "say of each which `provisions` it is about"});
}

void read_bar(const SettlementTable& in);
void read_once(const SettlementTable& in);
void read_stacking(const SettlementTable& in);
void read_exclusion(const SettlementTable& in);
void read_cap(const SettlementTable& in);
void read_minimum(const SettlementTable& in);
void read_quota(const SettlementTable& in);
void read_fund(const SettlementTable& in);
void read_earmark(const SettlementTable& in);
void read_payers(const SettlementTable& in);
void read_instalments(const SettlementTable& in);
void read_claw_back(const SettlementTable& in);
void read_keeps(const SettlementTable& in);

// `at`, `fact` and `share` of a ceiling.
[[nodiscard]] graph::Ceiling read_ceiling(const SettlementTable& in, const toml::table& table);
// The fact by which enterprises count as one.
[[nodiscard]] std::optional<std::size_t> read_counted_as_one(const SettlementTable& in);
// "subject" (also if left out) or "enterprise".
[[nodiscard]] graph::Scope read_subject_or_enterprise(const SettlementTable& in);

}  // namespace duixian::packs
