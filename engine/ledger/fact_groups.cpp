#include <algorithm>
#include <map>
#include <set>

#include "ledger/fact_bytes.h"
#include "ledger/value_bytes.h"

namespace duixian::ledger {

namespace {

using evaluate::Program;
using FactId = std::pair<std::size_t, std::size_t>;  // entity and fact

// The facts and lists that the provisions about one entity read, whatever the branches taken.
struct Used {
  std::set<FactId> facts;
  std::set<std::size_t> lists;  // entities read as lists
};

void visit(const Program& program, const std::vector<graph::NodeId>& order, Used& into) {
  for (const graph::NodeId id : order) {
    const graph::Node& node = program.graph[id];
    if (node.operation == graph::Operation::fact) into.facts.insert({static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail)});
    if (!graph::walks_members(node.operation)) continue;
    into.lists.insert(static_cast<std::size_t>(node.index));
    if (const auto members = program.member_orders.find(id); members != program.member_orders.end()) visit(program, members->second, into);
  }
}

std::map<std::size_t, Used> used_by(const Program& program) {
  std::map<std::size_t, Used> used;
  for (const auto& bound : program.provisions) visit(program, bound.order, used[program.book().provisions[bound.provision].subject]);
  return used;
}

Shape shape_of(const Type& type) {
  switch (type.kind) {
    case TypeKind::truth: return Shape::truth;
    case TypeKind::choice:
    case TypeKind::text: return Shape::text;
    case TypeKind::date: return Shape::date;
    default: return Shape::quantity;
  }
}

std::string shape_bytes(const FactSchema& fact) {
  Value like;
  like.written = fact.written_unit;
  switch (shape_of(fact.type)) {
    case Shape::truth: like.is = true; break;
    case Shape::text: like.is = std::string(); break;
    case Shape::date: like.is = Date{}; break;
    default: like.is = Quantity{{}, fact.type.unit};
  }
  std::string bytes;
  append_shape(bytes, like);
  return bytes;
}

class Describing {
 public:
  Describing(const Program& program, const columns::Records& records, RunEntry& run) : schema_(program.book().schema), records_(records), run_(run) {}

  void group(std::size_t subject, std::size_t entity, bool is_list, const Used& used) {
    FactGroup made{entity, is_list, {}};
    for (const auto& [id, column] : records_.table(entity).columns) {
      if (used.facts.contains({entity, id.first})) made.columns.push_back(column_number(entity, id.first, id.second, column));
    }
    if (!made.columns.empty() || is_list) run_.entities[subject].groups.push_back(std::move(made));
  }

  // The subject's own row, its owners', then the lists of each of them.
  void entity(std::size_t subject, const Used& used) {
    std::vector<std::size_t> chain;
    for (std::optional<std::size_t> at = subject; at; at = schema_.entities[*at].owner) chain.push_back(*at);
    for (const std::size_t at : chain) group(subject, at, false, used);
    for (const std::size_t list : used.lists) {
      if (std::find(chain.begin(), chain.end(), *schema_.entities[list].owner) != chain.end()) group(subject, list, true, used);
    }
  }

 private:
  std::uint64_t column_number(std::size_t entity, std::size_t fact, int year, const columns::Column& column) {
    const FactSchema& declared = schema_.entities[entity].facts[fact];
    run_.columns.push_back({entity, declared.name, year, shape_bytes(declared), usual_source(column)});
    return run_.columns.size() - 1;
  }

  static std::uint64_t usual_source(const columns::Column& column) { return column.source_columns.empty() ? column.source : column.source_columns.front(); }

  const Schema& schema_;
  const columns::Records& records_;
  RunEntry& run_;
};

void describe_provisions(const Program& program, RunEntry& run) {
  for (const auto& bound : program.provisions) {
    const graph::Provision& provision = program.book().provisions[bound.provision];
    Decision common;
    common.pack = program.pack->id;
    common.provision = provision.id;
    common.title = provision.title;
    common.cite = provision.cite;
    if (common.cite.document.empty()) common.cite.document = program.pack->title;
    common.kind = provision.kind;
    common.entity = run.entities[provision.subject].name;
    common.year = program.settings.year;
    common.readings = bound.readings;
    run.entities[provision.subject].provisions.push_back(std::move(common));
  }
}

}  // namespace

void describe_facts(const Program& program, const columns::Records& records, const DecisionWriter::Cleaned& cleaned, RunEntry& run) {
  for (const EntitySchema& entity : program.book().schema.entities) run.entities.push_back({entity.name, 0, {}, {}, {}});
  for (const columns::Source& source : records.sources) run.sources.push_back({cleaned(source.file), source.sheet, source.column});
  describe_provisions(program, run);
  Describing describing(program, records, run);
  for (const auto& [subject, used] : used_by(program)) describing.entity(subject, used);
}

}  // namespace duixian::ledger
