#include "packs/link.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/nearest_name.h"
#include "graph/direction.h"
#include "graph/provision_roots.h"

namespace duixian::packs {

namespace {

using graph::Node;
using graph::NodeId;
using graph::Operation;
using graph::Provision;

bool refers_to_decision(const Node& node) {
  return node.operation == Operation::decision_amount || node.operation == Operation::decision_qualifies || node.operation == Operation::decision_paid_by;
}

class Linker {
 public:
  Linker(const graph::Rulebook& book, Diagnostics& diagnostics) : book_(book), diagnostics_(diagnostics) {}

  void link(const std::vector<Mention>& mentions) {
    for (const Provision& provision : book_.provisions) {
      references(nodes_of(provision), provision.id);
      approvals(provision);
      members_of_groups(roots_of(provision), provision.id);
    }
    for (const auto& [fact, rule] : book_.computed_facts) {
      references(graph::reachable(book_.graph, {book_.outline[rule].node}), "");
      members_of_groups({rule}, "");
    }
    if (!has_errors(diagnostics_)) cycles();
    for (const Mention& one : mentions) {
      if (!book_.provision(one.provision)) unknown_provision(one.file, one.line, one.provision);
    }
    if (!has_errors(diagnostics_)) discretions();
    readings();
  }

 private:
  // A reading of a provision that is not there is never asked for: misspelt, or left behind.
  void readings() {
    for (const graph::ReadingDeclaration& one : book_.declarations.readings) {
      const std::size_t slash = one.id.find('/');
      if (slash == std::string::npos || book_.provision(one.id.substr(0, slash))) continue;
      diagnostics_.push_back({Severity::warning, "idle-reading", one.file, one.line, "", "", {"读法“" + one.id + "”所属的条款不存在", "the reading \"" + one.id + "\" is of a provision that does not exist"},
                              {"改正编号，或删去它", "correct its id, or take it out"}});
    }
  }

  std::vector<NodeId> nodes_of(const Provision& provision) const {
    std::vector<NodeId> roots;
    for (graph::OutlineId root : roots_of(provision)) roots.push_back(book_.outline[root].node);
    return graph::reachable(book_.graph, roots);
  }

  void report(const std::string& file, int line, const std::string& provision, const char* code, Message what, Message remedy) {
    diagnostics_.push_back({Severity::error, code, file, line, "", provision, std::move(what), std::move(remedy)});
  }
  const std::string& file(int number) const { return book_.files[static_cast<std::size_t>(number)]; }

  // Every decision that is referred to exists, has a sum where its sum is asked for, and is about the same subject.
  void references(const std::vector<NodeId>& nodes, const std::string& provision) {
    for (NodeId id : nodes) {
      const Node& node = book_.graph[id];
      if (node.operation == Operation::paid_before) paid_before(node, provision);
      if (!refers_to_decision(node)) continue;
      const bool amount = node.operation != Operation::decision_qualifies;
      const std::string& name = node.names[0];
      const std::string& where = file(static_cast<int>(node.index));
      const auto target = book_.provision(name);
      if (!target) {
        unknown_provision(where, static_cast<int>(node.detail), name);
        continue;
      }
      const Provision& other = book_.provisions[*target];
      const Unit currency = unit_of(book_.declarations.currency);
      if (amount && (!other.pays || book_.graph[book_.outline[*other.pays].node].type.unit != currency)) {
        report(where, static_cast<int>(node.detail), provision, "no-amount", {"条款“" + name + "”没有以 " + book_.declarations.currency + " 计的金额", "provision \"" + name + "\" has no sum in " + book_.declarations.currency},
               {"用 .qualifies，或改引用的条款", "use .qualifies, or refer to another provision"});
      }
    }
  }

  void paid_before(const Node& node, const std::string& provision) {
    for (const std::string& id : node.names) {
      if (!book_.provision(id)) unknown_provision(file(static_cast<int>(node.index)), static_cast<int>(node.detail), id);
    }
    if (provision.empty() && node.names.empty()) {
      report(file(static_cast<int>(node.index)), static_cast<int>(node.detail), "", "wrong-argument",
             {"推算的事实不属于任何条款，paid_before 要写明条款", "a computed fact belongs to no provision: paid_before must name one"}, {"写 paid_before \"编号\"", "write paid_before \"ID\""});
    }
  }

  // The members of a group are asked for while that group is looked at; elsewhere nobody could say which group is meant.
  void members_of_groups(const std::vector<graph::OutlineId>& roots, const std::string& provision) {
    std::vector<NodeId> nodes;
    for (const graph::OutlineId root : roots) nodes.push_back(book_.outline[root].node);
    std::map<NodeId, std::set<Rational>> open;  // groupings that a node needs from around it; nodes come after their inputs
    for (const NodeId id : graph::reachable(book_.graph, nodes)) {
      const Node& node = book_.graph[id];
      for (std::size_t i = 0; i < node.inputs.size(); ++i) {
        const bool asked = node.operation == Operation::groups && i >= 2;  // what a group is asked, not which members it has
        for (const Rational& number : open[node.inputs[i]]) {
          if (!asked || number != node.constant) open[id].insert(number);
        }
      }
      if (node.operation == Operation::in_group) open[id].insert(node.constant);
    }
    const auto outside = std::ranges::find_if(roots, [&](graph::OutlineId root) { return !open[book_.outline[root].node].empty(); });
    if (outside == roots.end()) return;
    const graph::OutlineEntry& entry = book_.outline[*outside];
    report(file(entry.file), entry.line, provision, "members-outside-group", {"一组的成员（members）只能在这个分组自己的方法里读", "the members of a group can be read only inside a method of its own grouping"},
           {"写成例如 same:sum(same.members:sum(member.事实))", "write for instance same:sum(same.members:sum(member.FACT))"});
  }

  // An approval is awaited; as a condition it would turn the applicant down.
  void approvals(const Provision& provision) {
    for (const auto& id : {provision.applies, provision.when, provision.pays}) {
      if (!id) continue;
      for (NodeId below : graph::reachable(book_.graph, {book_.outline[*id].node})) {
        if (book_.graph[below].operation != Operation::approval) continue;
        const graph::OutlineEntry& entry = book_.outline[*id];
        report(file(entry.file), entry.line, provision.id, "approval-as-condition", {"批准不能作为条件：没有批准的是待批准，不是不符合", "an approval is no condition: without it a decision is pending, not ineligible"},
               {"移到 approval 一项", "move it to the key `approval`"});
      }
    }
  }

  void unknown_provision(const std::string& where, int line, const std::string& name) {
    std::vector<std::string> known;
    for (const Provision& provision : book_.provisions) known.push_back(provision.id);
    const auto close = nearest(name, known);
    report(where, line, "", "unknown-provision", {"没有条款“" + name + "”", "there is no provision \"" + name + "\""},
           close ? Message{"是否为“" + *close + "”？", "did you mean \"" + *close + "\"?"} : Message{"检查编号", "check the id"});
  }

  // Provisions and computed facts may not need themselves. Numbers below `provisions` are provisions, the rest facts.
  void cycles() {
    std::vector<std::pair<std::pair<std::size_t, std::size_t>, graph::OutlineId>> facts(book_.computed_facts.begin(), book_.computed_facts.end());
    const std::size_t provisions = book_.provisions.size();
    std::vector<std::vector<std::size_t>> needs(provisions + facts.size());
    const auto edges = [&](const std::vector<NodeId>& nodes, std::vector<std::size_t>& out) {
      for (NodeId id : nodes) {
        const Node& node = book_.graph[id];
        if (refers_to_decision(node)) {
          if (const auto target = book_.provision(node.names[0])) out.push_back(*target);
        }
        if (node.operation != Operation::fact) continue;
        for (std::size_t i = 0; i < facts.size(); ++i) {
          if (facts[i].first == std::pair(static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail))) out.push_back(provisions + i);
        }
      }
    };
    for (std::size_t i = 0; i < provisions; ++i) edges(nodes_of(book_.provisions[i]), needs[i]);
    for (std::size_t i = 0; i < facts.size(); ++i) edges(graph::reachable(book_.graph, {book_.outline[facts[i].second].node}), needs[provisions + i]);
    if (const auto at = cycle_in(needs)) {
      const bool fact = *at >= provisions;
      const auto& entry = fact ? book_.outline[facts[*at - provisions].second] : book_.outline[graph::OutlineId{0}];
      const std::string name = fact ? book_.schema.entities[facts[*at - provisions].first.first].name + "." + book_.schema.entities[facts[*at - provisions].first.first].facts[facts[*at - provisions].first.second].name
                                    : book_.provisions[*at].id;
      report(fact ? file(entry.file) : file(book_.provisions[*at].file), fact ? entry.line : book_.provisions[*at].line, fact ? "" : name, "cycle",
             {"“" + name + "”要用到它自己", "`" + name + "` needs itself"}, {"断开互相引用的一环", "break the circle of references"});
    }
  }

  // A member of a cycle, by removing what needs nothing until nothing can be removed.
  static std::optional<std::size_t> cycle_in(const std::vector<std::vector<std::size_t>>& needs) {
    std::vector<bool> done(needs.size(), false);
    for (bool progress = true; progress;) {
      progress = false;
      for (std::size_t i = 0; i < needs.size(); ++i) {
        if (done[i] || !std::all_of(needs[i].begin(), needs[i].end(), [&](std::size_t need) { return done[need]; })) continue;
        done[i] = progress = true;
      }
    }
    for (std::size_t i = 0; i < needs.size(); ++i) {
      if (!done[i] && std::any_of(needs[i].begin(), needs[i].end(), [&](std::size_t need) { return !done[need]; })) return i;
    }
    return std::nullopt;
  }

  // The discretions that move a provision, each with the provision whose ruling decides it; through decisions and computed
  // facts too.
  void owned_discretions(const Provision& owner, const std::vector<NodeId>& nodes, std::set<std::pair<std::int64_t, std::string>>& used, std::set<std::string>& seen) const {
    seen.insert(owner.id);
    for (NodeId id : nodes) {
      const Node& node = book_.graph[id];
      if (node.operation == Operation::discretion) used.emplace(node.index, owner.id);
      if (refers_to_decision(node) && !seen.contains(node.names[0])) {
        const Provision& other = book_.provisions[*book_.provision(node.names[0])];
        owned_discretions(other, nodes_of(other), used, seen);
      }
      if (node.operation != Operation::fact) continue;
      const auto rule = book_.computed_facts.find({static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail)});
      const std::string key = "fact/" + std::to_string(node.index) + "/" + std::to_string(node.detail);
      if (rule == book_.computed_facts.end() || !seen.insert(key).second) continue;
      owned_discretions(owner, graph::reachable(book_.graph, {book_.outline[rule->second].node}), used, seen);
    }
  }

  void discretions() {
    for (const Provision& provision : book_.provisions) {
      std::set<std::pair<std::int64_t, std::string>> used;
      std::set<std::string> seen;
      owned_discretions(provision, nodes_of(provision), used, seen);
      if (used.size() > maximum_discretions) {
        report(file(provision.file), provision.line, provision.id, "too-many-discretions", {"条款用到的自由裁量太多", "the provision depends on too many discretions"}, {"拆成几个条款", "split it into several provisions"});
      }
    }
    for (std::size_t i = 0; i < book_.declarations.discretions.size(); ++i) {
      graph::Directions directions(book_, static_cast<std::int64_t>(i));  // remembers what it has found, for all provisions
      for (const Provision& provision : book_.provisions) moves_one_way(provision, directions, book_.declarations.discretions[i].name);
    }
  }

  static bool is_paid(ProvisionKind kind) {
    return kind == ProvisionKind::award || kind == ProvisionKind::subsidy || kind == ProvisionKind::rebate || kind == ProvisionKind::relief || kind == ProvisionKind::share;
  }

  // The ends of an open outcome are looked for at the ends of each discretion: whether something is paid and how much have to move
  // the same way in it.
  void moves_one_way(const Provision& provision, graph::Directions& directions, const std::string& name) {
    std::set<graph::Direction> moves;
    for (const auto& id : {provision.applies, provision.when, provision.pays}) {
      const graph::Direction moved = id ? directions.of(book_.outline[*id].node) : graph::Direction::fixed;
      if (moved == graph::Direction::fixed) continue;
      if (moved == graph::Direction::mixed) return not_one_way(provision, *id, name);
      moves.insert(moved);
      const bool opposed = moves.contains(graph::Direction::rising) && moves.contains(graph::Direction::falling);
      if (opposed && is_paid(provision.kind)) return against_itself(provision, *id, name);
    }
  }

  void not_one_way(const Provision& provision, graph::OutlineId id, const std::string& name) {
    const graph::OutlineEntry& entry = book_.outline[id];
    report(file(entry.file), entry.line, provision.id, "not-one-way",
           {"结果随自由裁量“" + name + "”可能先升后降，无法由其两端求出上下限", "the result may rise and fall with the discretion `" + name + "`, so its ends do not bound it"},
           {"给有关事实声明 range（例如不为负），或把算式改写成随裁量单向变化", "declare the `range` of the facts involved (not negative, for instance), or rewrite the rule to move one way"});
  }

  void against_itself(const Provision& provision, graph::OutlineId id, const std::string& name) {
    const graph::OutlineEntry& entry = book_.outline[id];
    report(file(entry.file), entry.line, provision.id, "not-one-way",
           {"自由裁量“" + name + "”提高时，条件和金额未必朝同一方向变化，无法由其两端求出上下限", "as the discretion `" + name + "` rises, the conditions and the sum may move in opposite directions, so its ends do not bound the result"},
           {"条件里不用这项裁量，或另设一项裁量", "leave the discretion out of the conditions, or declare another one for them"});
  }

  const graph::Rulebook& book_;
  Diagnostics& diagnostics_;
};

}  // namespace

void link(const graph::Rulebook& book, const std::vector<Mention>& mentions, Diagnostics& diagnostics) { Linker(book, diagnostics).link(mentions); }

}  // namespace duixian::packs
