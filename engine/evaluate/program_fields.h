// What each part of a bound program is written down as: one list of fields a struct, used for writing and for reading.
//
// `f("name", value.member)` for every member that counts. What is derived on reading stays out: codes of names, for they
// belong to the dictionary of one run, and the functions, which need Lua.
#pragma once

#include "evaluate/program.h"

namespace duixian::evaluate {

template <class F>
void fields(F& f, Message& of) { f("zh", of.zh), f("en", of.en); }
template <class F>
void fields(F& f, Citation& of) { f("document", of.document), f("article", of.article), f("paragraph", of.paragraph); }
template <class F>
void fields(F& f, Dimension& of) { f("name", of.name), f("power", of.power); }
template <class F>
void fields(F& f, Quantity& of) { f("amount", of.amount), f("unit", of.unit.dimensions); }
template <class F>
void fields(F& f, Type& of) { f("kind", of.kind), f("unit", of.unit.dimensions), f("names", of.names), f("open", of.open), f("labels", of.labels); }
template <class F>
void fields(F& f, Range& of) { f("low", of.low), f("high", of.high); }
template <class F>
void fields(F& f, Value& of) { f("is", of.is), f("written", of.written), f("label", of.label); }
template <class F>
void fields(F& f, Absence& of) { f("means", of.means), f("why", of.why); }
template <class F>
void fields(F& f, FactSchema& of) {
  f("name", of.name), f("title", of.title), f("type", of.type), f("yearly", of.yearly), f("columns", of.columns);
  f("written_unit", of.written_unit), f("bare_scale", of.bare_scale), f("range", of.range), f("source", of.source);
  f("history", of.history), f("missing", of.missing);
}
template <class F>
void fields(F& f, EntitySchema& of) {
  f("name", of.name), f("title", of.title), f("key", of.key), f("key_columns", of.key_columns), f("owner", of.owner);
  f("list", of.list), f("complete_since", of.complete_since), f("missing", of.missing), f("facts", of.facts);
}

template <class F>
void fields(F& f, graph::TierRow& of) { f("bound", of.bound), f("strict", of.strict), f("gives", of.gives), f("name", of.name); }
template <class F>
void fields(F& f, graph::RowCondition& of) { f("column", of.column), f("word", of.word), f("type", of.type), f("line", of.line), f("names", of.names); }
template <class F>
void fields(F& f, graph::ConditionedRow& of) { f("conditions", of.conditions), f("gives", of.gives), f("name", of.name); }
template <class F>
void fields(F& f, graph::Node& of) {
  f("operation", of.operation), f("type", of.type), f("scope", of.scope), f("inputs", of.inputs), f("constant", of.constant);
  f("index", of.index), f("detail", of.detail), f("years_ago", of.years_ago), f("names", of.names), f("table", of.table);
}
template <class F>
void fields(F& f, graph::ParameterValue& of) {
  f("from", of.from), f("damaged", of.damaged), f("amount", of.amount), f("text", of.text), f("rows", of.rows), f("by", of.by);
  f("named", of.named), f("names", of.names), f("conditioned", of.conditioned), f("otherwise", of.otherwise);
  f("otherwise_name", of.otherwise_name);
}
template <class F>
void fields(F& f, graph::Parameter& of) {
  f("name", of.name), f("title", of.title), f("form", of.form), f("type", of.type), f("bound", of.bound), f("columns", of.columns), f("values", of.values);
  f("cite", of.cite), f("written_unit", of.written_unit), f("file", of.file), f("line", of.line);
}
template <class F>
void fields(F& f, graph::Discretion& of) {
  f("name", of.name), f("title", of.title), f("type", of.type), f("lowest", of.lowest), f("highest", of.highest);
  f("written_unit", of.written_unit);
}
template <class F>
void fields(F& f, graph::ApprovalDeclaration& of) { f("name", of.name), f("by", of.by), f("gates", of.gates); }
template <class F>
void fields(F& f, graph::ReadingChoice& of) { f("name", of.name), f("text", of.text); }
template <class F>
void fields(F& f, graph::ReadingDeclaration& of) {
  f("id", of.id), f("issue", of.issue), f("choices", of.choices), f("chosen", of.chosen), f("why", of.why), f("file", of.file);
  f("line", of.line);
}
template <class F>
void fields(F& f, graph::SeriesDeclaration& of) {
  f("name", of.name), f("title", of.title), f("type", of.type), f("carries", of.carries), f("written_unit", of.written_unit);
}
template <class F>
void fields(F& f, graph::StackingGroup& of) {
  f("name", of.name), f("provisions", of.provisions), f("matter", of.matter), f("across_packs", of.across_packs);
  f("keeps", of.keeps), f("paid_before", of.paid_before);
}
template <class F>
void fields(F& f, graph::Declarations& of) {
  f("parameters", of.parameters), f("discretions", of.discretions), f("approvals", of.approvals), f("readings", of.readings);
  f("series", of.series), f("stacking", of.stacking), f("parties", of.parties), f("party_titles", of.party_titles);
  f("currency", of.currency);
}
template <class F>
void fields(F& f, graph::OutlineEntry& of) {
  f("word", of.word), f("name", of.name), f("node", of.node), f("parts", of.parts), f("part_names", of.part_names);
  f("file", of.file), f("line", of.line), f("list_handle", of.list_handle);
}
template <class F>
void fields(F& f, graph::Funding& of) {
  f("parties", of.parties), f("choice", of.choice), f("split", of.split), f("parts", of.parts), f("list_split", of.list_split);
}
template <class F>
void fields(F& f, graph::InstalmentTerms& of) { f("share", of.share), f("in_year", of.in_year), f("when", of.when), f("at_most", of.at_most); }
template <class F>
void fields(F& f, graph::InstalmentPlan& of) { f("years", of.years), f("from", of.from), f("when", of.when), f("parts", of.parts), f("terms", of.terms), f("cut_is_carried", of.cut_is_carried); }
template <class F>
void fields(F& f, graph::Check& of) { f("condition", of.condition), f("reason", of.reason); }
template <class F>
void fields(F& f, graph::GivenResult& of) { f("value", of.value), f("rows", of.rows), f("first_that", of.first_that); }
template <class F>
void fields(F& f, graph::Provision& of) {
  f("id", of.id), f("title", of.title), f("cite", of.cite), f("kind", of.kind), f("subject", of.subject), f("applies", of.applies);
  f("when", of.when), f("pays", of.pays), f("approval", of.approval), f("amount_not_stated", of.amount_not_stated);
  f("checks", of.checks), f("gives", of.gives), f("once", of.once), f("matter", of.matter), f("funded_by", of.funded_by);
  f("paid_to", of.paid_to), f("instalments", of.instalments), f("figures", of.figures), f("from", of.from), f("until", of.until), f("file", of.file), f("line", of.line);
}


// The whole, as it stands in the text.
struct ComputedFact {
  std::size_t entity = 0, fact = 0;
  graph::OutlineId rule;
};
struct WrittenProvision {
  std::size_t provision = 0;
  std::vector<std::pair<std::uint32_t, graph::NodeId>> nodes;  // the pack's node, the program's; by the pack's
  std::vector<graph::NodeId> order;
  std::vector<std::pair<std::size_t, std::size_t>> discretions;  // discretion, whose ruling decides it
  std::vector<std::pair<std::string, std::string>> readings;
};
struct AbsentName {
  std::size_t entity = 0, fact = 0;
  std::string name;
};
struct Document {
  std::string format;
  std::string id, issuer, jurisdiction, digest;
  Message title;
  Date from;
  std::optional<Date> until;
  int year = 0;
  Date as_of;
  std::vector<std::pair<std::string, std::string>> readings;
  std::vector<EntitySchema> schema;
  graph::Declarations declarations;
  std::vector<std::string> files;
  std::vector<graph::Node> rule_nodes;
  std::vector<graph::OutlineEntry> outline;
  std::vector<graph::Provision> provisions;
  std::vector<ComputedFact> computed_facts;
  std::vector<std::vector<std::string>> rule_lists;
  std::vector<graph::Parameter> parameters;
  std::vector<graph::Node> nodes;
  std::vector<WrittenProvision> bound;
  std::vector<std::vector<std::string>> named_lists;
  std::vector<std::pair<graph::NodeId, std::vector<graph::NodeId>>> member_orders;
  std::vector<AbsentName> absent_names;
};

template <class F>
void fields(F& f, ComputedFact& of) { f("entity", of.entity), f("fact", of.fact), f("rule", of.rule); }
template <class F>
void fields(F& f, WrittenProvision& of) {
  f("provision", of.provision), f("nodes", of.nodes), f("order", of.order), f("discretions", of.discretions);
  f("readings", of.readings);
}
template <class F>
void fields(F& f, AbsentName& of) { f("entity", of.entity), f("fact", of.fact), f("name", of.name); }
template <class F>
void fields(F& f, Document& of) {
  f("format", of.format), f("id", of.id), f("issuer", of.issuer), f("jurisdiction", of.jurisdiction), f("digest", of.digest);
  f("title", of.title), f("from", of.from), f("until", of.until), f("year", of.year), f("as_of", of.as_of);
  f("readings", of.readings), f("schema", of.schema), f("declarations", of.declarations), f("files", of.files);
  f("rule_nodes", of.rule_nodes), f("outline", of.outline), f("provisions", of.provisions);
  f("computed_facts", of.computed_facts), f("rule_lists", of.rule_lists), f("parameters", of.parameters), f("nodes", of.nodes);
  f("bound", of.bound), f("named_lists", of.named_lists), f("member_orders", of.member_orders);
  f("absent_names", of.absent_names);
}


}  // namespace duixian::evaluate
