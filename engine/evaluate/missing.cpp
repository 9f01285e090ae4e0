#include "evaluate/missing.h"

#include <algorithm>

#include "evaluate/explain.h"

namespace duixian::evaluate {

namespace {

using graph::Node;
using graph::NodeId;
using graph::Operation;
using graph::Undefined;

class Search {
 public:
  Search(RowExecutor& executor, Gaps& gaps) : executor_(executor), book_(executor.program().book()), gaps_(gaps) {}

  // Walks down through what is unknown. Within one row a node is visited once; members are walked row by row.
  void visit(NodeId id) {
    const Node& node = executor_.program().graph[id];
    if (executor_.cell(id).known || !seen_.insert({id, rows()}).second) return;
    switch (node.operation) {
      case Operation::fact: return fact(id, node);
      case Operation::parameter: return parameter(id, node);
      case Operation::reading: return reading(id, node);
      case Operation::given_or_computed: return visit(node.inputs[executor_.unread(executor_.program().graph[node.inputs[0]]) ? 0 : 1]);
      case Operation::compute: return function(id, node);
      case Operation::choose: return choice(id, node);
      case Operation::agree: return bounds(node);
      case Operation::groups: return groups(id, node);
      case Operation::paid_before: return history(id, node);
      case Operation::highest_before:
      case Operation::ever_before: return earlier_years(id, node);
      case Operation::first_row: return first_row(node);
      case Operation::elected: return elected(id, node);
      case Operation::capped_if_known: return visit(node.inputs[0]);
      default: break;
    }
    if (graph::is_over_members(node.operation)) return members(id, node);
    bool inner = false;
    for (NodeId input : node.inputs) {
      if (executor_.cell(input).known) continue;
      inner = true;
      visit(input);
    }
    if (!inner) undefined(id);
  }

 private:
  std::vector<std::optional<Row>> rows() const {
    std::vector<std::optional<Row>> all;
    for (std::size_t entity = 0; entity < book_.schema.entities.size(); ++entity) all.push_back(executor_.row(entity));
    return all;
  }

  // Once the selector is known, only the branch taken matters.
  void choice(NodeId id, const Node& node) {
    const graph::Cell& selector = executor_.cell(node.inputs[0]);
    visit(node.inputs[0]);
    const auto named = std::find_if(node.codes.begin(), node.codes.end(), [&](std::int64_t code) { return selector.value == Rational(code); });
    const auto taken = static_cast<std::size_t>(named - node.codes.begin()) + 1;
    bool inner = !selector.known;
    for (std::size_t branch = 1; branch < node.inputs.size(); ++branch) {
      if (executor_.cell(node.inputs[branch]).known || (selector.known && branch != taken)) continue;
      inner = true;
      visit(node.inputs[branch]);
    }
    if (!inner) undefined(id);
  }

  // Members in doubt, or else what the groups are asked.
  void groups(NodeId id, const Node& node) {
    const auto keys = executor_.group_keys(id);
    if (!keys) return members(id, node);
    executor_.for_each_group(id, *keys, [&](const Rational&) {
      seen_.clear();  // the same nodes of another group
      if (graph::is_false(executor_.cell(node.inputs[2]))) return;
      visit(node.inputs[2]);
      visit(node.inputs[3]);
    });
  }

  // The years that count and are not known; before them, since when they count.
  void earlier_years(NodeId id, const Node& node) {
    if (node.detail != 1) return undefined(id);
    const graph::Cell& count = executor_.cell(node.inputs[0]);
    if (!count.known) return visit(node.inputs[0]);
    const std::int64_t years = std::min<std::int64_t>(count.value.as_int64().value_or(0), static_cast<std::int64_t>(node.inputs.size()) - 1);
    bool inner = false;
    for (std::int64_t back = 1; back <= years; ++back) {
      const NodeId year = node.inputs[static_cast<std::size_t>(back)];
      if (executor_.cell(year).known) continue;
      inner = true;
      visit(year);
    }
    if (!inner) undefined(id);
  }

  // Rows that may hold, down to the first that does.
  void first_row(const Node& node) {
    const std::size_t rows = node.inputs.size() / 2;
    for (std::size_t i = 0; i < rows; ++i) {
      const graph::Cell& holds = executor_.cell(node.inputs[i]);
      if (graph::is_false(holds)) continue;
      visit(node.inputs[i]);
      visit(node.inputs[rows + i]);
      if (holds.known) return;
    }
    if (node.detail == 1) visit(node.inputs.back());
  }

  // That nobody elected is no gap: then all parts are compared.
  void elected(NodeId id, const Node& node) {
    const graph::Cell& who = executor_.cell(node.inputs[0]);
    bool inner = false;
    for (std::size_t i = 0; i < node.codes.size(); ++i) {
      const NodeId part = node.inputs[i + 1];
      if (executor_.cell(part).known || (who.known && who.value != Rational(node.codes[i]))) continue;
      inner = true;
      visit(part);
    }
    if (!inner) undefined(id);
  }

  void history(NodeId id, const Node& node) {
    const graph::Provision& provision = book_.provisions[static_cast<std::size_t>(node.detail)];
    MissingFact missing;
    missing.entity = "history";
    missing.entity_title = {"兑现历史", "history"};
    missing.subject = executor_.subject_key(provision.subject);
    for (const std::string& of : node.names.empty() ? std::vector<std::string>{provision.id} : node.names) missing.name += (missing.name.empty() ? "" : ", ") + of;
    missing.title = {"第 " + missing.name + " 条此前的兑现", "what was paid before under " + missing.name};
    missing.why = {"没有提供兑现历史", "no history was given"};
    add(id, std::move(missing));
  }

  // Two bounds of a count, or comparisons of them: where they are known and differ, members are in doubt.
  void bounds(const Node& node) {
    for (NodeId input : node.inputs) {
      visit(input);
      doubts(input);
    }
  }

  void doubts(NodeId id) {
    const Node& node = executor_.program().graph[id];
    if (!executor_.cell(id).known) return;
    if (graph::is_over_members(node.operation)) return members(id, node);
    if (node.operation == Operation::groups) return groups(id, node);
    for (NodeId input : node.inputs) doubts(input);
  }

  // Once: two questions may ask for one list, or for a fact by its own name and as another's.
  void add(NodeId id, MissingFact missing) {
    const auto same = [&](const Unmet& one) {
      return one.fact.entity == missing.entity && one.subject == missing.subject && one.fact.name == missing.name && one.fact.year == missing.year;
    };
    if (std::any_of(gaps_.unmet.begin(), gaps_.unmet.end(), same)) return;
    gaps_.unmet.push_back({id, missing.subject, missing});
  }

  void fact(NodeId id, const Node& node) {
    const auto entity = static_cast<std::size_t>(node.index), number = static_cast<std::size_t>(node.detail);
    const FactSchema& declared = book_.schema.entities[entity].facts[number];
    MissingFact missing;
    missing.entity = book_.schema.entities[entity].name;
    missing.entity_title = book_.schema.entities[entity].title;
    missing.subject = executor_.subject_key(entity);
    missing.name = declared.name;
    missing.title = declared.title;
    const int year = declared.yearly ? executor_.year() - static_cast<int>(node.years_ago) : 0;
    if (declared.yearly) missing.year = year;
    missing.why = {"记录中没有", "not in the records"};
    if (const auto row = executor_.row(entity)) {
      if (const auto* flaw = executor_.records().flaw(entity, number, year, *row)) {
        missing.why = flaw->why;
        missing.place = flaw->place;
      }
    }
    add(id, std::move(missing));
  }

  void parameter(NodeId id, const Node& node) {
    const graph::Parameter& declared = executor_.program().parameters[static_cast<std::size_t>(node.index)];
    const auto* value = in_force(declared, executor_.program().settings.as_of);
    MissingFact missing;
    missing.entity = "parameter";
    missing.entity_title = {"政策参数", "parameter"};
    missing.name = declared.name;
    missing.title = declared.title;
    missing.why = value ? Message{"原文此处损坏（“" + value->damaged + "”），待确认", "the text is damaged here (\"" + value->damaged + "\") and awaits confirmation"}
                        : Message{"当日尚无此参数的值", "the parameter has no value on that day"};
    add(id, std::move(missing));
  }

  void reading(NodeId id, const Node& node) {
    const auto& declared = book_.declarations.readings[static_cast<std::size_t>(node.index)];
    MissingFact missing;
    missing.entity = "reading";
    missing.entity_title = {"政策口径", "reading"};
    missing.name = declared.id;
    missing.title = declared.issue;
    missing.why = {"读法未定，需先选择", "no reading has been chosen"};
    add(id, std::move(missing));
  }

  void function(NodeId id, const Node& node) {
    const auto* call = executor_.call(id);
    if (call && call->missing >= 0) return visit(node.inputs[static_cast<std::size_t>(call->missing)]);
    if (call && gaps_.uncomputable.empty()) gaps_.uncomputable = call->refusal;
  }

  void members(NodeId id, const Node& node) {
    const auto all = executor_.members(node);
    const auto entity = static_cast<std::size_t>(node.index);
    const EntitySchema& schema = book_.schema.entities[entity];
    if (!all) {
      MissingFact missing;
      missing.entity = book_.schema.entities[*schema.owner].name;
      missing.entity_title = book_.schema.entities[*schema.owner].title;
      missing.subject = executor_.subject_key(*schema.owner);
      missing.name = schema.list;
      missing.title = schema.title;
      missing.why = {"没有提供这份清单", "this list was not given"};
      return add(id, std::move(missing));
    }
    const auto found = [&] { return gaps_.unmet.size() + gaps_.undefined.size() + (gaps_.uncomputable.empty() ? 0U : 1U); };
    const std::size_t before = found();
    executor_.for_each_member(id, *all, [&](std::size_t) {
      if (graph::is_false(executor_.cell(node.inputs[0]))) return;
      visit(node.inputs[0]);
      visit(node.inputs[1]);
    });
    if (node.inputs.size() > 2 && node.operation != Operation::groups) visit(node.inputs[2]);
    if (found() == before) undefined(id);
  }

  // The inputs are known and the result is not: says why, and which facts are behind it.
  void undefined(NodeId id) {
    const Undefined why = executor_.cell(id).why;
    if (why == Undefined::no) return;
    Message reason = undefined_reason(why);
    Message facts;
    std::set<std::string> named;
    for (NodeId below : graph::reachable(executor_.program().graph, {id})) {
      const Message title = title_of(executor_.program().graph[below]);
      if (title.empty() || !named.insert(title.zh).second) continue;
      facts.zh += (facts.zh.empty() ? "" : "、") + title.zh;
      facts.en += (facts.en.empty() ? "" : ", ") + title.en;
    }
    if (!facts.empty()) reason = {reason.zh + "（" + facts.zh + "）", reason.en + " (" + facts.en + ")"};
    const bool uncomputable = why == Undefined::overflow || why == Undefined::no_series_value || why == Undefined::end_before_start;
    if (uncomputable && gaps_.uncomputable.empty()) gaps_.uncomputable = reason;
    if (std::find(gaps_.undefined.begin(), gaps_.undefined.end(), reason) == gaps_.undefined.end()) gaps_.undefined.push_back(reason);
  }

  // What a record or a series is called; nothing for what is made of them.
  Message title_of(const Node& node) const {
    if (node.operation == Operation::series_on || node.operation == Operation::series_average) return book_.declarations.series[static_cast<std::size_t>(node.index)].title;
    if (node.operation != Operation::fact) return {};
    return book_.schema.entities[static_cast<std::size_t>(node.index)].facts[static_cast<std::size_t>(node.detail)].title;
  }

  RowExecutor& executor_;
  const graph::Rulebook& book_;
  Gaps& gaps_;
  std::set<std::pair<NodeId, std::vector<std::optional<Row>>>> seen_;
};

}  // namespace

void find_gaps(RowExecutor& executor, NodeId root, Gaps& gaps) { Search(executor, gaps).visit(root); }

}  // namespace duixian::evaluate
