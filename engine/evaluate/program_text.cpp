#include "evaluate/program_text.h"

#include <algorithm>

#include "evaluate/program_check.h"
#include "evaluate/written_fields.h"

namespace duixian::evaluate {

namespace {

Diagnostic unreadable(const std::string& zh, const std::string& en) {
  return {Severity::error, "unreadable-program", "", 0, "", "", {"写下的程序读不出来：" + zh, "the written program cannot be read: " + en},
          {"用同一版本重新绑定并写下该程序", "bind and write the program again with this version"}};
}

std::vector<graph::Node> nodes_of(const graph::Graph& graph) {
  std::vector<graph::Node> nodes;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    nodes.push_back(graph[graph::NodeId{i}]);
    if (nodes.back().operation == graph::Operation::constant && !nodes.back().names.empty()) nodes.back().constant = Rational();
  }
  return nodes;
}

Document document_of(const Program& program, const columns::Names& names) {
  const packs::Pack& pack = *program.pack;
  const graph::Rulebook& book = *pack.book;
  Document to;
  to.format = program_format;
  to.id = pack.id, to.issuer = pack.issuer, to.jurisdiction = pack.jurisdiction, to.digest = pack.digest, to.title = pack.title;
  to.from = pack.from, to.until = pack.until, to.year = program.settings.year, to.as_of = program.settings.as_of;
  to.readings.assign(program.settings.readings.begin(), program.settings.readings.end());
  to.schema = book.schema.entities, to.declarations = book.declarations, to.files = book.files;
  to.rule_nodes = nodes_of(book.graph);
  for (std::uint32_t i = 0; i < book.outline.size(); ++i) to.outline.push_back(book.outline[graph::OutlineId{i}]);
  to.provisions = book.provisions, to.rule_lists = book.named_lists;
  for (const auto& [fact, rule] : book.computed_facts) to.computed_facts.push_back({fact.first, fact.second, rule});
  to.parameters = program.parameters;
  to.nodes = nodes_of(program.graph);
  for (const BoundProvision& bound : program.provisions) {
    WrittenProvision one{bound.provision, {bound.nodes.begin(), bound.nodes.end()}, bound.order, {}, bound.readings};
    std::sort(one.nodes.begin(), one.nodes.end());
    for (const OwnedDiscretion& owned : bound.discretions) one.discretions.emplace_back(owned.discretion, owned.provision);
    to.bound.push_back(std::move(one));
  }
  for (const auto& codes : program.named_lists) {
    auto& list = to.named_lists.emplace_back();
    for (const std::int64_t code : codes) list.push_back(names.name(code));
  }
  to.member_orders.assign(program.member_orders.begin(), program.member_orders.end());
  for (const auto& [fact, code] : program.absent_names) to.absent_names.push_back({fact.first, fact.second, names.name(code)});
  return to;
}

std::unique_ptr<packs::Pack> pack_of(const Document& from) {
  auto pack = std::make_unique<packs::Pack>();
  pack->id = from.id, pack->issuer = from.issuer, pack->jurisdiction = from.jurisdiction, pack->digest = from.digest;
  pack->title = from.title, pack->from = from.from, pack->until = from.until;
  pack->book = std::make_unique<graph::Rulebook>();
  graph::Rulebook& book = *pack->book;
  book.pack = from.id;
  book.schema.entities = from.schema, book.declarations = from.declarations, book.files = from.files;
  for (const graph::Node& node : from.rule_nodes) book.graph.add(node);
  for (const graph::OutlineEntry& entry : from.outline) book.outline.add(entry);
  book.provisions = from.provisions, book.named_lists = from.rule_lists;
  for (const ComputedFact& one : from.computed_facts) book.computed_facts[{one.entity, one.fact}] = one.rule;
  return pack;
}

std::unique_ptr<Program> program_of(const Document& from, const packs::Pack& pack, columns::Names& names) {
  auto program = std::make_unique<Program>();
  program->pack = &pack;
  program->settings.year = from.year, program->settings.as_of = from.as_of;
  program->settings.readings.insert(from.readings.begin(), from.readings.end());
  program->parameters = from.parameters;
  for (const EntitySchema& entity : from.schema) {
    for (const FactSchema& fact : entity.facts) {
      for (const std::string& choice : fact.type.names) names.code(choice);
    }
  }
  for (const AbsentName& one : from.absent_names) program->absent_names[{one.entity, one.fact}] = names.code(one.name);
  for (graph::Node node : from.nodes) {
    give_codes(node, program->graph, names);
    program->graph.add(std::move(node));
  }
  for (const WrittenProvision& one : from.bound) {
    BoundProvision bound{one.provision, {one.nodes.begin(), one.nodes.end()}, one.order, {}, one.readings};
    for (const auto& [discretion, provision] : one.discretions) bound.discretions.push_back({discretion, provision});
    program->provisions.push_back(std::move(bound));
  }
  for (const auto& list : from.named_lists) {
    auto& codes = program->named_lists.emplace_back();
    for (const std::string& name : list) codes.push_back(names.code(name));
  }
  program->member_orders.insert(from.member_orders.begin(), from.member_orders.end());
  return program;
}

}  // namespace

std::string to_text(const Program& program, const columns::Names& names) {
  return to_json(FieldWriter::write(document_of(program, names)), 2) + "\n";
}

Result<ReadProgram> read_program(std::string_view text, columns::Names& names) {
  std::size_t at = 0;
  const auto written = written_from(text, &at);
  if (!written) return unreadable("第 " + std::to_string(at + 1) + " 字节处不是所用的 JSON", "byte " + std::to_string(at + 1) + " is not the JSON in use");
  Document document;
  std::string wrong;
  if (!FieldReader::read(*written, document, wrong)) return unreadable("“" + wrong + "”处的值不合格式", "the value at `" + wrong + "` does not fit");
  if (document.format != program_format) return unreadable("格式是“" + document.format + "”，不是“" + program_format + "”", "its format is `" + document.format + "`, not `" + program_format + "`");
  if (const auto place = out_of_range(document)) return unreadable("“" + *place + "”处的编号超出范围", "the number at `" + *place + "` is out of range");
  ReadProgram read;
  auto pack = pack_of(document);
  read.program = program_of(document, *pack, names);
  if (pack->book->graph.size() != document.rule_nodes.size() || read.program->graph.size() != document.nodes.size()) return unreadable("有两个相同的节点", "two of its nodes are equal");
  read.pack = std::move(pack);
  return read;
}

}  // namespace duixian::evaluate
