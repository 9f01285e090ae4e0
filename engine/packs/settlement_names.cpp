#include "packs/settlement_names.h"

#include <algorithm>

#include "base/nearest_name.h"

namespace duixian::packs {

namespace {

bool moves_money(ProvisionKind kind) {
  return kind == ProvisionKind::award || kind == ProvisionKind::subsidy || kind == ProvisionKind::rebate || kind == ProvisionKind::relief;
}

bool fits(const Type& type, Wanted wanted, const std::string& currency) {
  switch (wanted) {
    case Wanted::truth: return type.kind == TypeKind::truth;
    case Wanted::day: return type.kind == TypeKind::date;
    case Wanted::money: return type.kind == TypeKind::quantity && type.unit.currency() == currency;
    case Wanted::comparable: return type.kind == TypeKind::quantity || type.kind == TypeKind::date;
    case Wanted::name: return type.kind == TypeKind::choice || type.kind == TypeKind::text;
    case Wanted::any: return true;
  }
  return false;
}

Message wanted_text(Wanted wanted) {
  switch (wanted) {
    case Wanted::truth: return {"是否类（truth）的事实", "a fact of type truth"};
    case Wanted::day: return {"日期（date）类的事实", "a fact of type date"};
    case Wanted::money: return {"本包币种的金额（money）类事实", "a fact of type money in the pack's currency"};
    case Wanted::comparable: return {"可比较大小的事实（数量或日期）", "a fact that can be compared: a quantity or a date"};
    case Wanted::name: return {"选项或文字类的事实", "a fact of type choice or text"};
    case Wanted::any: return {"事实", "a fact"};
  }
  return {};
}

}  // namespace

void SettlementNames::heading(const toml::table& table, const std::string& name, graph::SettlementRule& rule, const char* key) {
  rule.name = name;
  rule.title = source_.message(table, "title");
  if (rule.title.empty()) rule.title = {name, name};
  rule.cite = source_.citation(table);
  rule.provisions.assign(book_.provisions.size(), false);
  const toml::node* listed = table.get(key);
  if (!listed) {
    for (std::size_t i = 0; i < book_.provisions.size(); ++i) rule.provisions[i] = moves_money(book_.provisions[i].kind);
    return;
  }
  for (const std::string& id : source_.texts(table, key)) {
    if (const auto found = provision(*listed, id)) rule.provisions[*found] = true;
  }
  moves_nothing(*listed, name, rule.provisions);
}

void SettlementNames::moves_nothing(const toml::node& at, const std::string& name, const std::vector<bool>& provisions) {
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    if (provisions[i] && moves_money(book_.provisions[i].kind)) return;
  }
  source_.warning(at, "idle-rule", {"“" + name + "”所列条款没有一条支付款项，该规则不起作用", "none of the provisions that `" + name + "` names pays anything: it does nothing"}, {"写出要管的条款编号；不写 provisions 则管所有支付款项的条款", "name those that it is about; without the list it is about all that pay"});
}

std::optional<std::size_t> SettlementNames::provision(const toml::node& at, const std::string& id) {
  if (const auto found = book_.provision(id)) return found;
  std::vector<std::string> known;
  for (const graph::Provision& one : book_.provisions) known.push_back(one.id);
  const auto close = nearest(id, known);
  wrong(at, "unknown-provision", {"没有条款“" + id + "”", "there is no provision \"" + id + "\""},
        close ? Message{"是否为“" + *close + "”？", "did you mean \"" + *close + "\"?"} : Message{"检查编号", "check the id"});
  return std::nullopt;
}

std::optional<std::size_t> SettlementNames::fact(const toml::table& table, const char* key, Wanted wanted) {
  const auto name = source_.text(table, key);
  return name ? fact(*table.get(key), *name, wanted) : std::nullopt;
}

std::optional<std::size_t> SettlementNames::fact(const toml::node& at, const std::string& name, Wanted wanted) {
  const std::size_t dot = name.find('.');
  const auto entity = dot == std::string::npos ? std::nullopt : book_.schema.entity(name.substr(0, dot));
  const auto number = entity ? book_.schema.fact(*entity, name.substr(dot + 1)) : std::nullopt;
  if (!number) {
    std::vector<std::string> known;
    for (const EntitySchema& one : book_.schema.entities) {
      for (const FactSchema& declared : one.facts) known.push_back(one.name + "." + declared.name);
    }
    const auto close = nearest(name, known);
    wrong(at, "unknown-fact", {"没有事实“" + name + "”", "there is no fact `" + name + "`"},
          close ? Message{"是否为 " + *close + "？", "did you mean `" + *close + "`?"} : Message{"写成 实体.事实，如 enterprise.output", "write ENTITY.FACT, such as enterprise.output"});
    return std::nullopt;
  }
  const FactSchema& declared = book_.schema.entities[*entity].facts[*number];
  if (!fits(declared.type, wanted, book_.declarations.currency)) {
    const Message want = wanted_text(wanted);
    wrong(at, "wrong-type", {"“" + name + "”在这里应是" + want.zh, "`" + name + "` should be " + want.en + " here"}, {"换一个事实", "name another fact"});
    return std::nullopt;
  }
  if (book_.computed_facts.contains({*entity, *number})) {
    wrong(at, "computed-fact", {"“" + name + "”由规则计算得出，结算表只能引用记录中的事实", "`" + name + "` is computed by a rule; tables of settlement name facts of the records"}, {"在记录中提供该值，另设一个事实", "declare a fact that the records hold, and name it here"});
    return std::nullopt;
  }
  return figure({graph::Figure::Kind::fact, 0, *entity, *number, name});
}

std::size_t SettlementNames::figure(graph::Figure wanted) {
  auto& figures = book_.settlement.figures;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (figures[i].kind == wanted.kind && figures[i].entity == wanted.entity && figures[i].fact == wanted.fact && figures[i].name == wanted.name) return i;
  }
  figures.push_back(std::move(wanted));
  return figures.size() - 1;
}

const Type& SettlementNames::type_of(std::size_t figure) const {
  const graph::Figure& one = figure_at(figure);
  return book_.schema.entities[one.entity].facts[one.fact].type;
}

std::optional<std::int64_t> SettlementNames::name_code(const toml::node& at, std::size_t figure, const std::string& name) {
  const Type& type = type_of(figure);
  const auto found = std::find(type.names.begin(), type.names.end(), name);
  if (found != type.names.end()) return found - type.names.begin();
  wrong(at, "unknown-name", {"该选项没有“" + name + "”", "the choice has no name \"" + name + "\""}, {"写它声明过的名字", "write one that it declares"});
  return std::nullopt;
}

std::optional<std::size_t> SettlementNames::party(const toml::node& at, const std::string& name) {
  const auto& parties = book_.declarations.parties;
  const auto found = std::find(parties.begin(), parties.end(), name);
  if (found != parties.end()) return static_cast<std::size_t>(found - parties.begin());
  const auto close = nearest(name, parties);
  wrong(at, "unknown-party", {"[pack] 的 parties 没有“" + name + "”", "`parties` of [pack] has no \"" + name + "\""},
        close ? Message{"是否为 " + *close + "？", "did you mean " + *close + "?"} : Message{"在 parties 中声明", "declare it there"});
  return std::nullopt;
}

std::optional<std::int64_t> SettlementNames::sum(const toml::node& node) {
  const auto read = source_.quantity(node);
  if (!read) return std::nullopt;
  const auto minor = read->low.amount.as_int64();
  if (!read->date && read->low.unit.currency() == book_.declarations.currency && minor && *minor >= 0) return minor;
  wrong(node, "wrong-sum", {"这里应是不小于零、精确到分的 " + book_.declarations.currency + " 金额", "this should be a sum in " + book_.declarations.currency + ", to the fen and not below zero"},
        {"写成 \"500万元\"", "write it as \"500万元\""});
  return std::nullopt;
}

std::optional<std::int64_t> SettlementNames::sum(const toml::table& table, const char* key) {
  const toml::node* node = table.get(key);
  return node ? sum(*node) : std::nullopt;
}

std::optional<Rational> SettlementNames::share(const toml::node& node) {
  const auto read = source_.quantity(node);
  if (!read) return std::nullopt;
  if (!read->date && read->low.unit.is_none() && read->low.amount.sign() >= 0) return read->low.amount;
  wrong(node, "wrong-share", {"这里应是不小于零的比例", "this should be a share, not below zero"}, {"写成 \"50%\" 或 \"1/3\"", "write it as \"50%\" or \"1/3\""});
  return std::nullopt;
}

std::optional<Rational> SettlementNames::share(const toml::table& table, const char* key) {
  const toml::node* node = table.get(key);
  return node ? share(*node) : std::nullopt;
}

std::optional<std::int64_t> SettlementNames::whole(const toml::table& table, const char* key, std::int64_t least) {
  const toml::node* node = table.get(key);
  if (!node) return std::nullopt;
  const auto* number = node->as_integer();
  if (number && number->get() >= least && number->get() <= 1'000'000'000) return number->get();
  wrong(*node, "wrong-number", {std::string(key) + " 应是不小于 " + std::to_string(least) + " 的整数", std::string("`") + key + "` should be a whole number of at least " + std::to_string(least)}, {"改正", "correct it"});
  return std::nullopt;
}

std::optional<std::int64_t> SettlementNames::months(const toml::table& table, const char* key) {
  const auto read = source_.quantity(table, key);
  if (!read) return std::nullopt;
  const auto months = read->low.amount.as_int64();
  if (!read->date && read->low.unit == unit_of("month") && months && *months > 0) return months;
  wrong(*table.get(key), "wrong-period", {std::string(key) + " 应是年或月", std::string("`") + key + "` should be years or months"}, {"写成 \"3年\"", "write it as \"3年\""});
  return std::nullopt;
}

std::size_t SettlementNames::one_of(const toml::table& table, const char* key, const std::vector<std::string>& names) {
  const auto said = source_.text(table, key);
  if (!said) return 0;
  const auto found = std::find(names.begin(), names.end(), *said);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "\"" : ", \"") + name + "\"";
  wrong(*table.get(key), "wrong-word", {std::string(key) + " 没有“" + *said + "”", std::string("`") + key + "` cannot be \"" + *said + "\""}, {"可以是 " + all, "it is one of " + all});
  return 0;
}

}  // namespace duixian::packs
