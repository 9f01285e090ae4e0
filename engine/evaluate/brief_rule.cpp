#include "evaluate/brief_rule.h"

#include <algorithm>
#include <string_view>

#include "evaluate/failing.h"
#include "evaluate/rows_alone.h"
#include "graph/provision_roots.h"

namespace duixian::evaluate {

namespace {

using graph::NodeId;
using graph::OutlineEntry;
using graph::OutlineId;

// A condition whose parts fail each by itself, beyond `all` and `any`, which are gone into here.
bool joins_otherwise(std::string_view word) { return joins_conditions(word) && word != "all" && word != "any"; }

class Reading {
 public:
  Reading(const Program& program, std::size_t bound) : program_(program), bound_(program.provisions[bound]), book_(program.book()), provision_(book_.provisions[bound_.provision]) { rule_.bound = bound; }

  BriefRule read() {
    rule_.told = bound_.discretions.empty() && !reaches(program_, bound_, graph::Operation::compute);  // functions are called one at a time
    if (!rule_.told) return std::move(rule_);
    std::size_t column = 0;
    if (provision_.when) rule_.when = condition(*provision_.when, column);
    if (provision_.pays) rule_.pays = sum(*provision_.pays);
    for (const auto& [name, id] : provision_.figures) {
      rule_.figures.push_back(value(id));
      rule_.told = rule_.told && is_plain(*rule_.figures.back().type);
    }
    roots();
    due();
    return std::move(rule_);
  }

 private:
  const OutlineEntry& entry(OutlineId id) const { return book_.outline[id]; }
  static bool is_plain(const Type& type) { return type.kind != TypeKind::list && type.kind != TypeKind::root; }

  BriefValue value(OutlineId id) const {
    const NodeId node = program_.node(bound_, id);
    BriefValue made{node, &book_.graph[entry(id).node].type, {}};
    const auto below = graph::reachable(program_.graph, {node});
    std::set_intersection(below.begin(), below.end(), bound_.order.begin(), bound_.order.end(), std::back_inserter(made.order));
    return made;
  }

  static bool is_highest_of_list(const OutlineEntry& one) { return one.word == "highest" && !one.part_names.empty() && one.part_names[0] == "list"; }
  bool is_computed(const OutlineEntry& one) const {
    const graph::Node& node = book_.graph[one.node];
    return one.word == "fact" && book_.computed_facts.contains({static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail)});
  }

  BriefLeaf leaf(OutlineId id) const {
    const OutlineEntry& one = entry(id);
    const OutlineId found = one.parts.empty() ? id : one.parts[0];
    BriefLeaf made{id, one.word != "between" && !joins_otherwise(one.word) && !is_computed(one), {}, {}, nullptr};
    if (entry(found).list_handle) return made;  // a list is no value
    made.told = made.told && is_plain(*value(found).type);
    made.found = value(found);
    const bool sides = one.parts.size() == 2 && one.word != "none" && one.word != "one_of" && one.word != "tiers";
    if (sides && !entry(one.parts[1]).list_handle && is_plain(book_.graph[entry(one.parts[1]).node].type)) made.threshold = value(one.parts[1]);
    const graph::Node& node = program_.graph[program_.node(bound_, id)];
    if (one.word == "tiers") {
      made.told = made.told && node.operation == graph::Operation::tiers;
      made.tiers = &node.table;
    }
    return made;
  }

  std::size_t add(BriefLeaf leaf) {
    rule_.leaves.push_back(std::move(leaf));
    return rule_.leaves.size() - 1;
  }

  // As column_rule.cpp numbers them.
  BriefCondition condition(OutlineId id, std::size_t& column) {
    const OutlineEntry& one = entry(id);
    BriefCondition made;
    if (one.word == "all" || one.word == "any") {
      made.kind = one.word == "all" ? BriefCondition::Kind::all : BriefCondition::Kind::any;
      for (OutlineId part : one.parts) made.parts.push_back(condition(part, column));
      return made;
    }
    if (one.list_handle) rule_.told = false;
    made.leaf = add(leaf(id));
    made.column = column++;
    return made;
  }

  BriefSum sum(OutlineId id) {
    const OutlineEntry& one = entry(id);
    BriefSum made{id, program_.node(bound_, id), book_.graph[one.node].type.kind == TypeKind::quantity, !one.list_handle, {}, {}};
    if (comes_to_nothing(one.word) || is_highest_of_list(one)) {
      made.leaf = add(leaf(id));
      return made;
    }
    made.told = made.told && one.word != "choose" && one.word != "reading" && !is_computed(one);
    if (!made.told) return made;
    for (OutlineId part : one.parts) made.parts.push_back(sum(part));
    return made;
  }

  void roots() {
    const auto put = [&](const std::optional<OutlineId>& id) {
      if (id) rule_.roots.push_back(program_.node(bound_, *id));
    };
    put(provision_.applies);
    put(provision_.when);
    for (const graph::Check& check : provision_.checks) put(check.condition);
    put(provision_.pays);
    if (provision_.gives) put(provision_.gives->value ? provision_.gives->value : provision_.gives->first_that);
    if (provision_.kind != ProvisionKind::share) return;
    for (OutlineId id : graph::division_of(provision_)) put(id);
  }

  void due() {
    rule_.told_when_due = !provision_.instalments;
    if (provision_.gives) {
      rule_.gives = value(provision_.gives->value ? *provision_.gives->value : *provision_.gives->first_that);
      rule_.told_when_due = rule_.told_when_due && is_plain(*rule_.gives->type);
    }
    funding(provision_.funded_by, rule_.funded_by, rule_.payer);
    funding(provision_.paid_to, rule_.paid_to, rule_.payee);
  }

  void funding(const std::optional<graph::Funding>& of, std::vector<BriefValue>& parts, std::optional<BriefValue>& chosen) {
    if (!of) return;
    if (of->list_split) rule_.told_when_due = false;
    if (of->choice) chosen = value(*of->choice);
    for (OutlineId part : of->parts) parts.push_back(value(part));
  }

  const Program& program_;
  const BoundProvision& bound_;
  const graph::Rulebook& book_;
  const graph::Provision& provision_;
  BriefRule rule_;
};

}  // namespace

BriefRule brief_rule(const Program& program, std::size_t bound) { return Reading(program, bound).read(); }

}  // namespace duixian::evaluate
