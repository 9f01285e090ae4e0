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
