#include "analyse/coverage.h"

#include <algorithm>
#include <set>

#include "analyse/compare_case.h"
#include "evaluate/bind.h"
#include "evaluate/decide.h"
#include "graph/provision_roots.h"

namespace duixian::analyse {

namespace {

using graph::OutlineEntry;
using graph::OutlineId;

std::string key_of(std::size_t provision, std::uint32_t entry, std::size_t part) {
  return std::to_string(provision) + "/" + std::to_string(entry) + "/" + std::to_string(part);
}

// Words that only join conditions: what they join is what matters.
bool joins(const std::string& word) {
  static const std::set<std::string> words{"all", "any", "none", "which", "for_years", "years_ago", "reading", "always", "constant"};
  return words.contains(word);
}

// The facts that an entry reads, for telling conditions apart.
std::string reads(const graph::Outline& outline, OutlineId id) {
  const OutlineEntry& entry = outline[id];
  std::string names = entry.word == "fact" || entry.word == "list" || entry.word == "parameter" ? entry.name : "";
  for (OutlineId part : entry.parts) {
    const std::string inner = reads(outline, part);
    if (!inner.empty() && names.size() < 60) names += (names.empty() ? "" : ", ") + inner;
  }
  return names;
}

using Seen = std::map<graph::NodeId, std::vector<graph::Cell>>;

// What each node came to, in the subject's own row and for each member of its lists that counts.
void look(evaluate::RowExecutor& executor, const std::vector<graph::NodeId>& order, Seen& seen) {
  for (graph::NodeId id : order) {
    seen[id].push_back(executor.cell(id));
    const graph::Node& node = executor.program().graph[id];
    if (!graph::walks_members(node.operation)) continue;
    const auto keys = node.operation == graph::Operation::groups ? executor.group_keys(id) : std::nullopt;
    if (keys) executor.for_each_group(id, *keys, [&](const Rational&) { look(executor, executor.group_order(id), seen); });
    const auto members = executor.members(node);
    if (!members) continue;
    executor.for_each_member(id, *members, [&](std::size_t) {
      if (!graph::is_false(executor.cell(node.inputs[0]))) look(executor, executor.program().member_orders.at(id), seen);
    });
  }
}

// Which part of a choice or of tiers a value falls into, counted as in the declaration of what can be reached.
std::size_t place_in(const graph::Node& node, const Rational& value) {
  if (node.operation == graph::Operation::choose) {
    const auto branch = std::find_if(node.codes.begin(), node.codes.end(), [&](std::int64_t code) { return Rational(code) == value; });
    return static_cast<std::size_t>(branch - node.codes.begin()) + 1;
  }
  const auto reached = [&](const graph::TierRow& row) { return row.strict ? value > row.bound : value >= row.bound; };
  return static_cast<std::size_t>(std::count_if(node.table.begin(), node.table.end(), reached)) + 1;
}

}  // namespace

Coverage::Coverage(const packs::Pack& pack) : pack_(pack) {
  const auto& book = *pack.book;
  for (std::size_t i = 0; i < book.provisions.size(); ++i) {
    const auto& provision = book.provisions[i];
    index_[key_of(i, 0, 0)] = all_.size();
    all_.push_back({provision.id, "provision", provision.title.zh, book.files[static_cast<std::size_t>(provision.file)], provision.line, false});
    std::set<std::uint32_t> seen;
    for (const auto& condition : {provision.applies, provision.when}) {
      if (condition) declare(i, *condition, true, seen);
    }
    for (const auto& check : provision.checks) declare(i, check.condition, true, seen);
    for (OutlineId root : roots_of(provision)) declare(i, root, false, seen);
  }
}

void Coverage::declare(std::size_t provision, OutlineId id, bool condition, std::set<std::uint32_t>& seen) {
  if (!seen.insert(id.index).second) return;
  const auto& book = *pack_.book;
  const OutlineEntry& entry = book.outline[id];
  const auto put = [&](std::size_t part, const char* kind, const std::string& what) {
    index_[key_of(provision, id.index, part)] = all_.size();
    all_.push_back({book.provisions[provision].id, kind, what, book.files[static_cast<std::size_t>(entry.file)], entry.line, false});
  };
  const bool truth = !entry.list_handle && book.graph[entry.node].type.kind == TypeKind::truth;
  if (condition && truth && !joins(entry.word)) put(0, "condition", entry.word + " " + reads(book.outline, id));
  if (entry.word == "reading") {
    for (std::size_t i = 0; i < entry.part_names.size(); ++i) put(i + 1, "branch", "reading " + entry.name + ": " + entry.part_names[i]);
  }
  if (entry.word == "choose" && !entry.part_names.empty()) {
    for (std::size_t i = 1; i < entry.part_names.size(); ++i) put(i, "branch", "choose: " + entry.part_names[i]);
  }
  if (entry.word == "tiers") {
    const graph::Node& node = book.graph[entry.node];
    const std::size_t rows = node.index < 0 ? node.table.size() : book.declarations.parameters[static_cast<std::size_t>(node.index)].values.front().rows.size();
    for (std::size_t i = 0; i <= rows; ++i) put(i + 1, "tier", "tiers " + (entry.name.empty() ? reads(book.outline, id) : entry.name) + (i == 0 ? ": below the lowest" : ": row " + std::to_string(i)));
  }
  for (OutlineId part : entry.parts) declare(provision, part, condition && (joins(entry.word)), seen);
}

void Coverage::add(const packs::Case& example) {
  const auto number = pack_.book->provision(example.provision);
  evaluate::Settings settings;
  settings.year = example.year;
  settings.as_of = *Date::of(example.year, 12, 31);
  settings.readings = example.readings;
  settings.parameters = example.parameters;
  const auto program = evaluate::bind(pack_, settings, *example.names, number);
  if (!program) return;
  const auto& bound = (*program).provisions.front();
  all_[index_.at(key_of(*number, 0, 0))].reached = true;
  evaluate::RowExecutor executor(*program, *example.records);
  executor.enter(bound, example.subject);
  executor.evaluate(0);
  Seen seen;
  look(executor, bound.order, seen);
  const std::string prefix = std::to_string(*number) + "/";
  for (auto at = index_.lower_bound(prefix); at != index_.end() && at->first.starts_with(prefix); ++at) {
    Reachable& one = all_[at->second];
    if (one.reached || one.kind == "provision") continue;
    const std::string rest = at->first.substr(prefix.size());
    const OutlineId id{static_cast<std::uint32_t>(std::stoul(rest))};
    const auto part = static_cast<std::size_t>(std::stoul(rest.substr(rest.find('/') + 1)));
    const OutlineEntry& entry = pack_.book->outline[id];
    const graph::NodeId node = bound.nodes.at(entry.node.index);
    if (one.kind == "condition") {
      const graph::Cell& found = executor.cell(node);
      if (!found.known) continue;
      evaluate::Decider decider(*program, *example.records);
      decider.suppose(node, graph::known(found.value.sign() == 0));
      const Decision otherwise = decider.decide(bound, example.subject);
      const auto compared = compare(example.expect, otherwise);
      one.reached = std::any_of(compared.begin(), compared.end(), [](const Compared& each) { return !each.equal; });
    } else if (entry.word == "reading") {
      const auto taken = std::find_if(bound.readings.begin(), bound.readings.end(), [&](const auto& reading) { return reading.first == entry.name; });
      one.reached = taken != bound.readings.end() && taken->second == entry.part_names[part - 1];
    } else {
      const graph::Node& table = (*program).graph[node];
      const auto& found = seen[bound.nodes.at(pack_.book->outline[entry.parts[0]].node.index)];
      one.reached = std::any_of(found.begin(), found.end(), [&](const graph::Cell& cell) { return cell.known && place_in(table, cell.value) == part; });
    }
  }
}

std::vector<Reachable> Coverage::report() const { return all_; }

}  // namespace duixian::analyse
