#include "duixian/doors/description.h"

#include <set>

#include "graph/provision_roots.h"
#include "packs/pack.h"
#include "report/value_json.h"

namespace duixian {

namespace {

using graph::OutlineId;
using report::JsonWriter;

// What a provision names, computed facts followed to what they are computed from.
struct Named {
  std::set<std::string> facts, parameters, discretions, approvals, readings, provisions;
  std::set<std::uint32_t> seen;
};

const char* name_of(TypeKind kind) {
  switch (kind) {
    case TypeKind::truth: return "truth";
    case TypeKind::choice: return "choice";
    case TypeKind::text: return "text";
    case TypeKind::date: return "date";
    case TypeKind::quantity: return "quantity";
    case TypeKind::root: return "average growth";
    case TypeKind::list: return "list";
  }
  return "";
}

class Description {
 public:
  Description(const Pack& pack, Date day) : pack_(pack), book_(*pack.inner().book), day_(day) {}

  std::string write() {
    json_.begin_object();
    head();
    array("entities", book_.schema.entities, [&](const EntitySchema& one) { entity(one); });
    array("parameters", book_.declarations.parameters, [&](const graph::Parameter& one) { parameter(one); });
    array("discretions", book_.declarations.discretions, [&](const graph::Discretion& one) { discretion(one); });
    array("approvals", book_.declarations.approvals, [&](const graph::ApprovalDeclaration& one) { approval(one); });
    array("readings", book_.declarations.readings, [&](const graph::ReadingDeclaration& one) { reading(one); });
    array("provisions", book_.provisions, [&](const graph::Provision& one) { provision(one); });
    json_.end_object();
    return text_ + "\n";
  }

 private:
  template <class Items, class Write>
  void array(std::string_view name, const Items& items, Write write) {
    json_.key(name);
    json_.begin_array();
    for (const auto& item : items) write(item);
    json_.end_array();
  }

  void texts(std::string_view name, const std::set<std::string>& all) {
    array(name, all, [&](const std::string& one) { json_.text(one); });
  }

  void message(std::string_view name, const Message& said) {
    json_.key(name);
    json_.message(said);
  }

  void truth(std::string_view name, bool is) {
    json_.key(name);
    json_.truth(is);
  }

  void cite(const Citation& cite) {
    json_.key("cite");
    report::write_citation(json_, cite);
    message("article", cite.article);
  }

  void head() {
    const packs::Pack& inner = pack_.inner();
    json_.field("id", inner.id);
    message("title", inner.title);
    json_.field("issuer", inner.issuer);
    json_.field("jurisdiction", inner.jurisdiction);
    json_.field("from", to_text(inner.from));
    json_.field("until", inner.until ? to_text(*inner.until) : "");
    json_.field("digest", inner.digest);
  }

  void entity(const EntitySchema& one) {
    json_.begin_object();
    json_.field("name", one.name);
    message("title", one.title);
    json_.field("key", one.key);
    array("key_columns", one.key_columns, [&](const std::string& column) { json_.text(column); });
    json_.field("of", one.owner ? book_.schema.entities[*one.owner].name : "");
    json_.field("list", one.list);
    truth("complete", one.missing.has_value());  // no members means none
    array("facts", one.facts, [&](const FactSchema& declared) { fact(declared); });
    json_.end_object();
  }

  void fact(const FactSchema& one) {
    json_.begin_object();
    json_.field("name", one.name);
    message("title", one.title);
    json_.field("type", name_of(one.type.kind));
    json_.field("unit", one.written_unit);
    truth("yearly", one.yearly);
    json_.field("history", one.history);
    array("names", one.type.names, [&](const std::string& name) { json_.text(name); });
    array("labels", one.type.labels, [&](const Message& label) { json_.message(label); });
    json_.end_object();
  }

  void parameter(const graph::Parameter& one) {
    json_.begin_object();
    json_.field("name", one.name);
    message("title", one.title);
    cite(one.cite);
    array("values", one.values, [&](const graph::ParameterValue& value) {
      json_.begin_object();
      json_.field("from", to_text(value.from));
      json_.field("damaged", value.damaged);
      json_.end_object();
    });
    json_.end_object();
  }

  void discretion(const graph::Discretion& one) {
    json_.begin_object();
    json_.field("name", one.name);
    message("title", one.title);
    for (const auto& [name, end] : {std::pair{"lowest", &one.lowest}, {"highest", &one.highest}}) {
      json_.key(name);
      report::write_value(json_, Value{Quantity{*end, one.type.unit}, one.written_unit});
    }
    json_.end_object();
  }

  void approval(const graph::ApprovalDeclaration& one) {
    json_.begin_object();
    json_.field("name", one.name);
    message("by", one.by);
    json_.end_object();
  }

  void reading(const graph::ReadingDeclaration& one) {
    json_.begin_object();
    json_.field("id", one.id);
    message("issue", one.issue);
    array("choices", one.choices, [&](const graph::ReadingChoice& choice) {
      json_.begin_object();
      json_.field("name", choice.name);
      message("text", choice.text);
      json_.end_object();
    });
    json_.field("default", one.chosen);
    message("why", one.why);
    json_.end_object();
  }

  void provision(const graph::Provision& one) {
    json_.begin_object();
    json_.field("id", one.id);
    message("title", one.title);
    json_.field("kind", to_text(one.kind));
    cite(one.cite);
    json_.field("subject", book_.schema.entities[one.subject].name);
    truth("pays", one.pays.has_value());
    json_.field("once", one.once == graph::Once::ever ? "ever" : one.once == graph::Once::per_tier ? "per tier" : "");
    truth("amount_not_stated", one.amount_not_stated);
    Named named;
    for (const OutlineId root : graph::roots_of(one)) collect(root, named);
    json_.key("reads");
    json_.begin_object();
    texts("facts", named.facts);
    texts("parameters", named.parameters);
    texts("discretions", named.discretions);
    texts("approvals", named.approvals);
    texts("readings", named.readings);
    texts("provisions", named.provisions);
    json_.end_object();
    message("rule", {*pack_.rule(one.id, Language::chinese, day_), *pack_.rule(one.id, Language::english, day_)});
    json_.end_object();
  }

  // No rule is nested deeper than maximum_depth, and computed facts form no cycle.
  void collect(OutlineId id, Named& named) const {
    if (!named.seen.insert(id.index).second) return;
    const graph::OutlineEntry& entry = book_.outline[id];
    const graph::Node& node = book_.graph[entry.node];
    const bool tabled = entry.word == "tiers" || entry.word == "slices" || entry.word == "choose" || entry.word == "one_of";
    if (entry.word == "fact") fact_read(node, named);
    if (entry.word == "list") named.facts.insert(entry.name);
    if (entry.word == "parameter" || (tabled && !entry.name.empty())) named.parameters.insert(entry.name);
    if (entry.word == "discretion") named.discretions.insert(entry.name);
    if (entry.word == "approval") named.approvals.insert(entry.name);
    if (entry.word == "reading") named.readings.insert(entry.name);
    if (entry.word == "decision_amount" || entry.word == "decision_qualifies" || entry.word == "decision_paid_by") named.provisions.insert(entry.name);
    for (const OutlineId part : entry.parts) collect(part, named);
  }

  void fact_read(const graph::Node& node, Named& named) const {
    const auto entity = static_cast<std::size_t>(node.index), fact = static_cast<std::size_t>(node.detail);
    named.facts.insert(book_.schema.entities[entity].name + "." + book_.schema.entities[entity].facts[fact].name);
    const auto rule = book_.computed_facts.find({entity, fact});
    if (rule != book_.computed_facts.end()) collect(rule->second, named);
  }

  const Pack& pack_;
  const graph::Rulebook& book_;
  Date day_;
  std::string text_;
  JsonWriter json_{text_};
};

}  // namespace

std::string json_of(const Pack& pack, Date day) { return Description(pack, day).write(); }

}  // namespace duixian
