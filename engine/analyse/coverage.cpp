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
    } else if (entry.word == "choose") {
      const graph::Cell& selector = executor.cell(bound.nodes.at(pack_.book->outline[entry.parts[0]].node.index));
      if (!selector.known) continue;
      const graph::Node& choose = (*program).graph[node];
      std::size_t branch = choose.codes.size();
      for (std::size_t i = 0; i < choose.codes.size(); ++i) {
        if (Rational(choose.codes[i]) == selector.value) branch = i;
      }
      one.reached = choose.operation == graph::Operation::choose && branch + 1 == part;
    } else {
      const graph::Cell& found = executor.cell(bound.nodes.at(pack_.book->outline[entry.parts[0]].node.index));
      if (!found.known) continue;
      std::size_t row = 0;
      const auto& table = (*program).graph[node].table;
      for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].strict ? found.value > table[i].bound : found.value >= table[i].bound) row = i + 1;
      }
      one.reached = row + 1 == part;
    }
  }
}

std::vector<Reachable> Coverage::report() const { return all_; }

}  // namespace duixian::analyse
