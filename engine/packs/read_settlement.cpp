#include "packs/read_settlement.h"

#include <algorithm>
#include <functional>

#include "packs/settlement_names.h"

namespace duixian::packs {

namespace {

using graph::Figure;
using graph::Scope;
using graph::SettlementRules;

const std::vector<std::string> stage_names{"bars", "once", "gates", "stacking", "top_up", "caps", "minimum", "quotas", "funds"};

class SettlementReader {
 public:
  SettlementReader(std::deque<TomlSource>& sources, const std::deque<toml::table>& tables, graph::Rulebook& book)
      : sources_(sources), tables_(tables), book_(book), rules_(book.settlement) {}

  void read() {
    provisions();
    gates();
    order();
    each("bar", [&](auto& names, auto& source, auto& name, auto& table) { bar(names, source, name, table); });
    each("once", [&](auto& names, auto& source, auto& name, auto& table) { once(names, source, name, table); });
    each("stacking", [&](auto& names, auto& source, auto& name, auto& table) { stacking(names, source, name, table); });
    each("exclusion", [&](auto& names, auto& source, auto& name, auto& table) { exclusion(names, source, name, table); });
    each("cap", [&](auto& names, auto& source, auto& name, auto& table) { cap(names, source, name, table); });
    each("minimum", [&](auto& names, auto& source, auto& name, auto& table) { minimum(names, source, name, table); });
    each("quota", [&](auto& names, auto& source, auto& name, auto& table) { quota(names, source, name, table); });
    each("fund", [&](auto& names, auto& source, auto& name, auto& table) { fund(names, source, name, table); });
    each("earmark", [&](auto& names, auto& source, auto& name, auto& table) { earmark(names, source, name, table); });
    each("payers", [&](auto& names, auto& source, auto& name, auto& table) { payers(names, source, name, table); });
    each("instalments", [&](auto& names, auto& source, auto& name, auto& table) { instalments(names, source, name, table); });
    each("claw_back", [&](auto& names, auto& source, auto& name, auto& table) { claw_back(names, source, name, table); });
  }

 private:
  using Member = std::function<void(SettlementNames&, TomlSource&, const std::string&, const toml::table&)>;

  // The members of a section in all files, in the order written.
  void each(const char* section, const Member& member) {
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      const auto* table = tables_[i].get_as<toml::table>(section);
      if (!table) continue;
      SettlementNames names(sources_[i], book_);
      for (const auto& [name, node] : TomlSource::members(*table)) {
        if (const auto* inner = node->as_table()) member(names, sources_[i], name, *inner);
        else sources_[i].error(*node, "wrong-type", {"“" + name + "”应是一个表", "`" + name + "` should be a table"}, {"写 [" + std::string(section) + "." + name + "]", "write [" + std::string(section) + "." + name + "]"});
      }
    }
  }

  void provisions() {
    for (const graph::Provision& one : book_.provisions) {
      const bool root = !book_.schema.entities[one.subject].owner;
      rules_.provisions.push_back({book_.pack, one.id, one.title, one.cite, one.kind, one.subject, root, one.matter, one.once != graph::Once::no});
    }
    const std::size_t count = rules_.provisions.size();
    rules_.exclusion.assign(count * count, SettlementRules::no_rule);
    rules_.contested.assign(count, false);
    for (std::size_t i = 0; i < book_.declarations.parties.size(); ++i) {
      const auto& titles = book_.declarations.party_titles;
      const std::string& name = book_.declarations.parties[i];
      rules_.parties.push_back({name, i < titles.size() && !titles[i].empty() ? titles[i] : Message{name, name}});
    }
  }

  void gates() {
    for (const graph::ApprovalDeclaration& approval : book_.declarations.approvals) {
      if (approval.gates.empty()) continue;
      graph::Gate gate;
      gate.name = approval.name;
      gate.title = approval.by;
      gate.provisions.assign(book_.provisions.size(), false);
      for (const std::string& id : approval.gates) {
        if (const auto found = book_.provision(id)) gate.provisions[*found] = true;
      }
      SettlementNames names(sources_[0], book_);
      gate.figure = names.figure({Figure::Kind::approval, 0, 0, 0, approval.name});
      rules_.gates.push_back(std::move(gate));
    }
  }

  void order() {
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      const auto* table = tables_[i].get_as<toml::table>("settlement");
      if (!table) continue;
      TomlSource& source = sources_[i];
      SettlementNames names(source, book_);
      source.only_keys(*table, {"stages", "district", "payee", "note"}, "settlement");
      if (const toml::node* node = table->get("stages")) stages(names, *node, source.texts(*table, "stages"));
      if (table->get("district")) rules_.district = names.fact(*table, "district", Wanted::name);
      const auto* payee = source.table_at(*table, "payee");
      if (!payee) continue;
      source.only_keys(*payee, {"name", "bank", "account"}, "payee");
      for (const auto& [key, node] : TomlSource::members(*payee)) {
        if (const auto figure = names.fact(*payee, key.c_str(), Wanted::any)) rules_.payee.emplace_back(key, *figure);
      }
    }
  }

  void stages(SettlementNames& names, const toml::node& at, const std::vector<std::string>& said) {
    std::vector<graph::Stage> order;
    for (const std::string& one : said) {
      const auto found = std::find(stage_names.begin(), stage_names.end(), one);
      const auto stage = static_cast<graph::Stage>(found - stage_names.begin());
      const bool twice = found != stage_names.end() && std::find(order.begin(), order.end(), stage) != order.end();
      if (found == stage_names.end() || twice) {
        names.wrong(at, "unknown-stage", twice ? Message{"步骤“" + one + "”写了两次", "the stage \"" + one + "\" stands twice"} : Message{"没有步骤“" + one + "”", "there is no stage \"" + one + "\""},
                    {"步骤有 bars once gates stacking top_up caps minimum quotas funds", "stages are bars, once, gates, stacking, top_up, caps, minimum, quotas, funds"});
        continue;
      }
      order.push_back(stage);
    }
    for (std::size_t i = 0; i < stage_names.size(); ++i) {
      if (std::find(said.begin(), said.end(), stage_names[i]) != said.end()) continue;
      names.wrong(at, "missing-stage", {"stages 缺少“" + stage_names[i] + "”", "`stages` lacks \"" + stage_names[i] + "\""}, {"九个步骤都要写，没有规则的步骤不起作用", "write all nine; a stage without rules does nothing"});
    }
    rules_.stages = std::move(order);
  }

  void bar(SettlementNames& names, TomlSource& source, const std::string& name, const toml::table& table) {
    source.only_keys(table, {"fact", "for", "list", "provisions", "title", "cite", "note"}, "bar");
    graph::Bar rule;
    names.heading(table, name, rule);
    rule.months = names.months(table, "for");
    const auto list = source.text(table, "list");
    const auto figure = list ? std::optional(names.figure({Figure::Kind::listed, 0, 0, 0, *list})) : names.fact(table, "fact", rule.months ? Wanted::day : Wanted::truth);
    if ((table.get("fact") != nullptr) == list.has_value() || (list && rule.months)) {
      names.wrong(table, "wrong-bar", {"bar 要么有 fact（可加 for），要么有 list", "a bar has a `fact` (with `for`, if it is a day) or a `list`, not both"}, {"留下一个", "keep one of them"});
    }
    if (!figure) return;
    rule.figure = *figure;
    rules_.bars.push_back(std::move(rule));
  }

  static Scope scope_of(std::size_t said) { return said == 0 ? Scope::claim : said == 1 ? Scope::subject : Scope::enterprise; }

  void once(SettlementNames& names, TomlSource& source, const std::string& name, const toml::table& table) {
    source.only_keys(table, {"provisions", "per", "years", "title", "cite", "note"}, "once");
    graph::PaidOnce rule;
    names.heading(table, name, rule);
    rule.scope = names.one_of(table, "per", {"subject", "enterprise"}) == 0 ? Scope::subject : Scope::enterprise;
    if (const auto years = names.whole(table, "years", 1)) rule.years = static_cast<int>(*years);
    rules_.once.push_back(std::move(rule));
  }

  // Two provisions of one matter exclude each other; those that name no matter are of the group's.
  void stacking(SettlementNames& names, TomlSource& source, const std::string& name, const toml::table& table) {
    graph::Stacking rule;
    names.heading(table, name, rule);
    const std::string matter = source.text(table, "matter").value_or("");
    for (std::size_t i = 0; i < book_.provisions.size() && !table.get("provisions"); ++i) rule.provisions[i] = !matter.empty() && book_.provisions[i].matter == matter;
    rule.scope = names.one_of(table, "per", {"subject", "enterprise"}) == 0 ? Scope::subject : Scope::enterprise;
    rule.paid_before = source.text(table, "paid_before") == "top_up" ? graph::PaidBefore::topped_up : graph::PaidBefore::ignored;
    rule.falls_back = names.one_of(table, "if_not_due", {"nothing", "highest"}) == 1;
    if (const auto elected = names.fact(table, "elected", Wanted::name)) {
      Figure choice = names.figure_at(*elected);
      choice.kind = Figure::Kind::elected;
      rule.elected = names.figure(choice);
    }
    const auto number = static_cast<std::uint16_t>(rules_.stacking.size());
    for (std::size_t a = 0; a < book_.provisions.size(); ++a) {
      for (std::size_t b = 0; b < book_.provisions.size(); ++b) {
        const bool one_matter = book_.provisions[a].matter == book_.provisions[b].matter;
        if (rule.provisions[a] && rule.provisions[b] && one_matter && (a != b || rule.scope == Scope::enterprise)) exclude(a, b, number);
      }
    }
    rule.across_packs = source.truth(table, "across_packs");
    rules_.stacking.push_back(std::move(rule));
  }

  void exclusion(SettlementNames& names, TomlSource& source, const std::string& name, const toml::table& table) {
    source.only_keys(table, {"between", "and", "per", "title", "cite", "note"}, "exclusion");
    graph::Stacking rule, other;
    names.heading(table, name, rule, "between");
    names.heading(table, name, other, "and");
    if (!table.get("between") || !table.get("and")) {
      names.wrong(table, "wrong-exclusion", {"exclusion 要有 between 和 and 两边", "an exclusion has two sides, `between` and `and`"}, {"两边各写条款编号", "write provisions on both sides"});
      return;
    }
    rule.scope = names.one_of(table, "per", {"subject", "enterprise"}) == 0 ? Scope::subject : Scope::enterprise;
    const auto number = static_cast<std::uint16_t>(rules_.stacking.size());
    for (std::size_t a = 0; a < book_.provisions.size(); ++a) {
      for (std::size_t b = 0; b < book_.provisions.size(); ++b) {
        if (!rule.provisions[a] || !other.provisions[b]) continue;
        if (a != b) exclude(a, b, number), exclude(b, a, number);
        else names.wrong(table, "excludes-itself", {"条款“" + book_.provisions[a].id + "”在 exclusion 的两边", "provision \"" + book_.provisions[a].id + "\" stands on both sides of an exclusion"}, {"从一边删去", "take it off one side"});
      }
    }
    for (std::size_t i = 0; i < rule.provisions.size(); ++i) rule.provisions[i] = rule.provisions[i] || other.provisions[i];
    rules_.stacking.push_back(std::move(rule));
  }

  void exclude(std::size_t a, std::size_t b, std::uint16_t rule) {
    auto& at = rules_.exclusion[a * book_.provisions.size() + b];
    if (at == SettlementRules::no_rule) at = rule;
    rules_.contested[a] = rules_.contested[b] = true;
  }

  graph::Ceiling ceiling(SettlementNames& names, TomlSource& source, const toml::table& table) {
    graph::Ceiling found;
    found.fixed = names.sum(table, "at");
    found.figure = names.fact(table, "fact", Wanted::money);
    found.share = names.share(table, "share").value_or(Rational(1));
    if (!table.get("at") && !table.get("fact")) source.error(table, "no-ceiling", {"没有写上限", "no ceiling is given"}, {"写 at = \"500万元\" 或 fact = \"enterprise.…\"", "write at = \"500万元\" or fact = \"enterprise....\""});
    return found;
  }

  void cap(SettlementNames& names, TomlSource& source, const std::string& name, const toml::table& table) {
    source.only_keys(table, {"at", "fact", "share", "only_if_known", "per", "years", "cuts", "cut", "provisions", "title", "cite", "note"}, "cap");
    graph::Cap rule;
    names.heading(table, name, rule);
    rule.ceiling = ceiling(names, source, table);
    rule.only_if_known = source.truth(table, "only_if_known");
    rule.scope = scope_of(names.one_of(table, "per", {"claim", "subject", "enterprise"}));
    if (const auto years = names.whole(table, "years", 1)) rule.years = static_cast<int>(*years);
    rule.cuts = names.one_of(table, "cuts", {"in_order", "pro_rata"}) == 0 ? graph::Shortage::in_order : graph::Shortage::pro_rata;
    rule.cut = names.one_of(table, "cut", {"lapses", "carried"}) == 0 ? graph::Unspent::lapses : graph::Unspent::carried;
    rules_.caps.push_back(std::move(rule));
  }

  void minimum(SettlementNames& names, TomlSource& source, const std::string& name, const toml::table& table) {
    source.only_keys(table, {"at", "per", "provisions", "title", "cite", "note"}, "minimum");
    graph::Minimum rule;
    names.heading(table, name, rule);
    rule.scope = names.one_of(table, "per", {"claim", "enterprise"}) == 0 ? Scope::claim : Scope::enterprise;
    rule.at = names.sum(table, "at").value_or(0);
    if (!table.get("at")) names.wrong(table, "no-sum", {"minimum 没有写 at", "a minimum needs `at`"}, {"写 at = \"1万元\"", "write at = \"1万元\""});
    rules_.minimums.push_back(std::move(rule));
  }

  void quota(SettlementNames& names, TomlSource& source, const std::string& name, const toml::table& table) {
    source.only_keys(table, {"first", "by", "order", "ties", "each", "provisions", "title", "cite", "note"}, "quota");
    graph::Quota rule;
    names.heading(table, name, rule);
    rule.first = static_cast<std::size_t>(names.whole(table, "first", 1).value_or(1));
    if (!table.get("first")) names.wrong(table, "no-number", {"quota 没有写 first", "a quota needs `first`"}, {"写 first = 10", "write first = 10"});
    if (source.text(table, "by").value_or("sum") != "sum") rule.by = names.fact(table, "by", Wanted::comparable);
    rule.lowest_first = names.one_of(table, "order", {"highest", "lowest"}) == 1;
    rule.ties = static_cast<graph::Ties>(names.one_of(table, "ties", {"in_order", "all", "none", "open"}));
    const std::string each_of = source.text(table, "each").value_or("");
    rule.each_enterprise = each_of == "enterprise";
    if (!each_of.empty() && !rule.each_enterprise) rule.each = names.fact(table, "each", Wanted::name);
    rules_.quotas.push_back(std::move(rule));
  }

  void fund(SettlementNames& names, TomlSource& source, const std::string& name, const toml::table& table) {
    source.only_keys(table, {"budget", "shortage", "by", "order", "reserves", "ceiling", "freed", "matches", "times", "provisions", "title", "cite", "note"}, "fund");
    graph::Fund rule;
    names.heading(table, name, rule);
    if (const toml::node* budget = table.get("budget")) {
      if (const auto* years = budget->as_table()) {
        for (const auto& [year, node] : TomlSource::members(*years)) {
          const bool digits = year.size() == 4 && year.find_first_not_of("0123456789") == std::string::npos;
          if (!digits) names.wrong(*node, "wrong-year", {"“" + year + "”不是年份", "\"" + year + "\" is not a year"}, {"写 budget = { 2007 = \"5000万元\" }", "write budget = { 2007 = \"5000万元\" }"});
          if (const auto sum = names.sum(*node); sum && digits) rule.budgets.emplace_back(std::stoi(year), *sum);
        }
      } else {
        rule.budget = names.sum(*budget);
      }
    }
    rule.shortage = names.one_of(table, "shortage", {"pro_rata", "in_order"}) == 0 ? graph::Shortage::pro_rata : graph::Shortage::in_order;
    rule.by = names.fact(table, "by", Wanted::comparable);
    rule.lowest_first = names.one_of(table, "order", {"highest", "lowest"}) == 1;
    rule.reserves = !table.get("reserves") || source.truth(table, "reserves");
    if (const auto* limits = source.table_at(table, "ceiling")) {
      source.only_keys(*limits, {"at", "fact", "share"}, "ceiling");
      rule.ceiling = ceiling(names, source, *limits);
    }
    rule.freed = names.one_of(table, "freed", {"lapses", "again"}) == 0 ? graph::Unspent::lapses : graph::Unspent::again;
    if (const auto other = source.text(table, "matches")) rule.matches = earlier_fund(names, *table.get("matches"), *other);
    rule.times = names.share(table, "times").value_or(Rational(1));
    only_one_fund(names, table, rule);
    rules_.funds.push_back(std::move(rule));
  }

  std::optional<std::size_t> earlier_fund(SettlementNames& names, const toml::node& at, const std::string& name) {
    for (std::size_t i = 0; i < rules_.funds.size(); ++i) {
      if (rules_.funds[i].name == name) return i;
    }
    names.wrong(at, "unknown-fund", {"前面没有资金“" + name + "”", "there is no fund \"" + name + "\" before this one"}, {"所指的资金要先声明", "declare that fund first"});
    return std::nullopt;
  }

  void only_one_fund(SettlementNames& names, const toml::table& table, graph::Fund& rule) {
    for (const graph::Fund& other : rules_.funds) {
      for (std::size_t i = 0; i < rule.provisions.size(); ++i) {
        if (!rule.provisions[i] || !other.provisions[i]) continue;
        if (!table.get("provisions")) rule.provisions[i] = false;  // the rest, where no provisions are named
        else names.wrong(table, "two-funds", {"条款“" + book_.provisions[i].id + "”已由资金“" + other.name + "”支付", "provision \"" + book_.provisions[i].id + "\" is paid from the fund `" + other.name + "` already"}, {"一个条款只由一项资金支付", "a provision is paid from one fund"});
      }
    }
  }

  void earmark(SettlementNames& names, TomlSource& source, const std::string& name, const toml::table& table) {
    source.only_keys(table, {"fund", "fact", "is", "at_least", "title", "cite", "note"}, "earmark");
    graph::Earmark rule;
    names.heading(table, name, rule);
    const auto of = source.text(table, "fund");
    const auto fund = of ? earlier_fund(names, *table.get("fund"), *of) : std::nullopt;
    const auto is = source.text(table, "is");
    const auto figure = names.fact(table, "fact", is ? Wanted::name : Wanted::truth);
    const auto share = names.share(table, "at_least");
    if (!of || !table.get("fact") || !share || *share > Rational(1)) {
      names.wrong(table, "wrong-earmark", {"earmark 要有 fund、fact 和不超过 100% 的 at_least", "an earmark needs `fund`, `fact` and `at_least`, of no more than 100%"}, {"补齐", "complete it"});
      return;
    }
    if (!fund || !figure) return;
    rule.fund = *fund;
    rule.figure = *figure;
    rule.at_least = *share;
    if (is) rule.is = name_code(names, *table.get("is"), *figure, *is);
    rules_.earmarks.push_back(std::move(rule));
  }

  std::optional<std::int64_t> name_code(SettlementNames& names, const toml::node& at, std::size_t figure, const std::string& name) {
    const Type& type = names.type_of(figure);
    const auto found = std::find(type.names.begin(), type.names.end(), name);
    if (found != type.names.end()) return found - type.names.begin();
    names.wrong(at, "unknown-name", {"该选项没有“" + name + "”", "the choice has no name \"" + name + "\""}, {"写它声明过的名字", "write one that it declares"});
    return std::nullopt;
  }

  void payers(SettlementNames& names, TomlSource& source, const std::string& name, const toml::table& table) {
    source.only_keys(table, {"shares", "by", "choose", "provisions", "title", "cite", "note"}, "payers");
    graph::Payers rule;
    names.heading(table, name, rule);
    const auto* shares = source.table_at(table, "shares");
    const auto* choose = source.table_at(table, "choose");
    if ((shares == nullptr) == (choose == nullptr) || (choose != nullptr) != (table.get("by") != nullptr)) {
      names.wrong(table, "wrong-payers", {"payers 要么有 shares，要么有 by 和 choose", "payers have `shares`, or `by` with `choose`"}, {"照格式说明改正", "correct it as the pack format describes"});
      return;
    }
    if (shares) rule.cases.emplace_back(0, weights(names, *shares));
    if (choose) {
      rule.by = names.fact(table, "by", Wanted::name);
      for (const auto& [choice, node] : TomlSource::members(*choose)) {
        const auto* inner = source.table_at(*choose, choice);
        const auto code = inner && rule.by ? name_code(names, *node, *rule.by, choice) : std::nullopt;
        if (code) rule.cases.emplace_back(*code, weights(names, *inner));
      }
    }
    rules_.payers.push_back(std::move(rule));
  }

  // By share, which add up to one; or in the ratio of facts.
  std::vector<graph::PayerWeight> weights(SettlementNames& names, const toml::table& table) {
    std::vector<graph::PayerWeight> found;
    std::optional<Rational> all = Rational(0);
    bool facts = false;
    for (const auto& [party, node] : TomlSource::members(table)) {
      graph::PayerWeight weight;
      const auto number = names.party(*node, party);
      const auto* text = node->as_string();
      const bool fact = text && text->get().find('.') != std::string::npos && text->get().find_first_of("0123456789%/") != 0;
      if (fact) weight.figure = names.fact(*node, text->get(), Wanted::comparable);
      else weight.weight = names.share(*node).value_or(Rational(0));
      facts = facts || fact;
      all = add(*all, weight.weight).value_or(Rational(-1));
      if (number) weight.party = *number;
      found.push_back(weight);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.party < b.party; });
    if (!facts && *all != Rational(1)) {
      names.wrong(table, "shares-not-one", {"分担比例之和是 " + to_text(*all) + "，不是 1", "the shares add up to " + to_text(*all) + " and not to 1"}, {"改正比例", "correct the shares"});
    }
    return found;
  }

  void instalments(SettlementNames& names, TomlSource& source, const std::string& name, const toml::table& table) {
    source.only_keys(table, {"parts", "provisions", "title", "cite", "note"}, "instalments");
    graph::Instalments rule;
    names.heading(table, name, rule);
    const auto* parts = table.get_as<toml::array>("parts");
    Rational all(0);
    for (std::size_t i = 0; parts && i < parts->size(); ++i) {
      const auto* part = (*parts)[i].as_table();
      if (!part) continue;
      source.only_keys(*part, {"share", "year", "when", "on"}, "parts");
      graph::InstalmentPart found;
      found.share = names.share(*part, "share").value_or(Rational(0));
      found.year = static_cast<int>(names.whole(*part, "year", 0).value_or(0));
      found.when = names.fact(*part, "when", Wanted::truth);
      found.on = names.fact(*part, "on", Wanted::day);
      all = add(all, found.share).value_or(Rational(-1));
      rule.parts.push_back(found);
    }
    if (rule.parts.empty() || all != Rational(1)) {
      names.wrong(table, "shares-not-one", {"各期比例之和是 " + to_text(all) + "，不是 1", "the shares of the parts add up to " + to_text(all) + " and not to 1"}, {"写 parts = [ { share = \"40%\" }, { share = \"60%\", year = 1 } ]", "write parts = [ { share = \"40%\" }, { share = \"60%\", year = 1 } ]"});
    }
    rules_.instalments.push_back(std::move(rule));
  }

  void claw_back(SettlementNames& names, TomlSource& source, const std::string& name, const toml::table& table) {
    source.only_keys(table, {"fact", "within", "repays", "provisions", "title", "cite", "note"}, "claw_back");
    graph::Claw rule;
    names.heading(table, name, rule);
    const auto figure = names.fact(table, "fact", Wanted::truth);
    if (!table.get("fact")) names.wrong(table, "no-fact", {"claw_back 没有写 fact", "a claw-back needs `fact`"}, {"写 fact = \"enterprise.moved_away\"", "write fact = \"enterprise.moved_away\""});
    if (const auto years = names.whole(table, "within", 1)) rule.years = static_cast<int>(*years);
    rule.share = names.share(table, "repays").value_or(Rational(1));
    if (!figure) return;
    rule.figure = *figure;
    rules_.claws.push_back(std::move(rule));
  }

  std::deque<TomlSource>& sources_;
  const std::deque<toml::table>& tables_;
  graph::Rulebook& book_;
  SettlementRules& rules_;
};

}  // namespace

const std::vector<std::string>& settlement_sections() {
  static const std::vector<std::string> sections{"settlement", "bar", "once", "exclusion", "cap", "minimum", "quota", "fund", "earmark", "payers", "instalments", "claw_back"};
  return sections;
}

void read_settlement(std::deque<TomlSource>& sources, const std::deque<toml::table>& tables, graph::Rulebook& book) {
  SettlementReader(sources, tables, book).read();
}

}  // namespace duixian::packs
