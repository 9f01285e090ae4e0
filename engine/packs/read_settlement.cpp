#include "packs/read_settlement.h"

#include <algorithm>

#include "packs/settlement_tables.h"

namespace duixian::packs {

namespace {

using graph::Figure;
using graph::SettlementRules;

const std::vector<std::string> stage_names{"bars", "once", "gates", "stacking", "top_up", "caps", "minimum", "quotas", "funds"};

struct Section {
  const char* name;
  void (*read)(const SettlementTable& in);
};

// In the order in which they are read: a rule may name only what stands before it.
constexpr Section sections[] = {
    {"bar", read_bar},         {"once", read_once},   {"stacking", read_stacking}, {"exclusion", read_exclusion}, {"cap", read_cap},
    {"minimum", read_minimum}, {"quota", read_quota}, {"fund", read_fund},         {"earmark", read_earmark},     {"payers", read_payers},
    {"instalments", read_instalments}, {"claw_back", read_claw_back}, {"keeps", read_keeps},
};

class SettlementReader {
 public:
  SettlementReader(std::deque<TomlSource>& sources, const std::deque<toml::table>& tables, graph::Rulebook& book)
      : sources_(sources), tables_(tables), book_(book), rules_(book.settlement) {}

  void read() {
    provisions();
    gates();
    order();
    for (const Section& section : sections) members(section);
  }

 private:
  // The members of a section in all files, in the order written.
  void members(const Section& section) {
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      const auto* table = tables_[i].get_as<toml::table>(section.name);
      if (!table) continue;
      SettlementNames names(sources_[i], book_);
      for (const auto& [name, node] : TomlSource::members(*table)) {
        if (const auto* inner = node->as_table()) section.read({names, sources_[i], book_, name, *inner});
        else sources_[i].error(*node, "wrong-type", {"“" + name + "”应是一个表", "`" + name + "` should be a table"}, {"写 [" + std::string(section.name) + "." + name + "]", "write [" + std::string(section.name) + "." + name + "]"});
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
      gates_nothing(approval.name, gate.provisions);
      SettlementNames names(sources_[0], book_);
      gate.figure = names.figure({Figure::Kind::approval, 0, 0, 0, approval.name});
      rules_.gates.push_back(std::move(gate));
    }
  }

  void gates_nothing(const std::string& approval, const std::vector<bool>& provisions) {
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      if (const toml::node* listed = tables_[i]["approval"][approval]["gates"].node()) SettlementNames(sources_[i], book_).moves_nothing(*listed, approval, provisions);
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

  std::deque<TomlSource>& sources_;
  const std::deque<toml::table>& tables_;
  graph::Rulebook& book_;
  SettlementRules& rules_;
};

}  // namespace

const std::vector<std::string>& settlement_sections() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all{"settlement"};
    for (const Section& section : sections) {
      if (section.name != std::string("stacking")) all.emplace_back(section.name);
    }
    return all;
  }();
  return names;
}

void read_settlement(std::deque<TomlSource>& sources, const std::deque<toml::table>& tables, graph::Rulebook& book) {
  SettlementReader(sources, tables, book).read();
}

}  // namespace duixian::packs
