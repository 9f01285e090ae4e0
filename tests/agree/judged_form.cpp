#include "agree/scenario.h"
#include "evaluate/program_text.h"
#include "evaluate/written.h"

namespace duixian::agree {

namespace {

using evaluate::Written;

Written text(std::string is) { return {Written::Form::text, std::move(is), {}, {}}; }
Written text(bool truth) { return text(std::string(truth ? "yes" : "no")); }
Written list() { return {Written::Form::list, "", {}, {}}; }
Written members(std::vector<std::pair<std::string, Written>> all) { return {Written::Form::members, "", {}, std::move(all)}; }

Written column(const Loaded& loaded, std::size_t entity, std::size_t fact, int year) {
  const columns::Records& records = *loaded.records;
  const bool name = is_name(records.schema().entities[entity].facts[fact].type);
  Written values = list();
  for (columns::Row row = 0; row < records.table(entity).rows(); ++row) {
    const auto value = records.value(entity, fact, year, row);
    if (records.flaw(entity, fact, year, row)) values.list.push_back(text(std::string("!")));
    else if (!value) values.list.push_back(text(std::string()));
    else values.list.push_back(text(name ? "'" + records.names().name(*value->as_int64()) : duixian::to_text(*value)));
  }
  return members({{"fact", text(std::to_string(fact))}, {"year", text(std::to_string(year))}, {"values", std::move(values)}});
}

Written table(const Loaded& loaded, std::size_t entity) {
  const columns::Table& of = loaded.records->table(entity);
  Written keys = list(), owners = list(), given = list(), all = list();
  for (columns::Row row = 0; row < of.rows(); ++row) keys.list.push_back(text(of.keys[row]));
  for (const columns::Row owner : of.owners) owners.list.push_back(text(std::to_string(owner)));
  for (const bool one : of.list_given) given.list.push_back(text(one));
  for (const auto& [which, values] : of.columns) all.list.push_back(column(loaded, entity, which.first, which.second));
  return members({{"keys", std::move(keys)}, {"owners", std::move(owners)}, {"given", std::move(given)}, {"columns", std::move(all)}});
}

Written unit(const Unit& unit) {
  Written all = list();
  for (const Dimension& one : unit.dimensions) {
    Written dimension = members({{"name", text(one.name)}});
    if (one.power != 1) dimension.members.emplace_back("power", text(std::to_string(one.power)));
    all.list.push_back(std::move(dimension));
  }
  return all;
}

void dossier(const Dossier& dossier, Written& into) {
  Written rulings = list(), approvals = list(), history = list(), series = list();
  for (const Ruling& one : dossier.rulings) {
    rulings.list.push_back(members({{"subject", text(one.subject)}, {"provision", text(one.provision)}, {"discretion", text(one.discretion)},
                                    {"value", text(duixian::to_text(one.value.amount))}, {"unit", unit(one.value.unit)}}));
  }
  for (const Approval& one : dossier.approvals) {
    const bool on_file = one.place.row != 0 || !one.document.empty() || !one.authority.empty();
    approvals.list.push_back(members({{"subject", text(one.subject)}, {"provision", text(one.provision)}, {"approval", text(one.approval)},
                                      {"granted", text(one.granted)}, {"on_file", text(on_file)}}));
  }
  for (const PastAward& one : dossier.history) {
    const WrittenQuantity tier = read_quantity(one.tier);
    const bool is_sum = tier.reading == Reading::exact && tier.low.unit.is_money();
    history.list.push_back(members({{"subject", text(one.subject)}, {"provision", text(one.provision)}, {"year", text(std::to_string(one.year))},
                                    {"tier", text(is_sum ? duixian::to_text(tier.low.amount) : "")},
                                    {"amount", text(std::to_string(one.amount.minor))}}));
  }
  for (const SeriesPoint& one : dossier.series) {
    series.list.push_back(members({{"series", text(one.series)}, {"day", text(std::to_string(one.date.days))}, {"value", text(duixian::to_text(one.value.amount))}}));
  }
  into.members.emplace_back("rulings", std::move(rulings));
  into.members.emplace_back("approvals", std::move(approvals));
  into.members.emplace_back("history", std::move(history));
  into.members.emplace_back("series", std::move(series));
  into.members.emplace_back("history_given", text(dossier.history_given));
}

}  // namespace

std::string judged_form(const Loaded& loaded) {
  Written tables = list();
  for (std::size_t entity = 0; entity < loaded.records->schema().entities.size(); ++entity) tables.list.push_back(table(loaded, entity));
  Written records = members({{"tables", std::move(tables)}});
  dossier(loaded.records->dossier, records);
  std::string program = evaluate::to_text(*loaded.program, *loaded.names);
  for (char& c : program) {
    if (c == '\n') c = ' ';
  }
  return "{\"program\": " + program + ", \"records\": " + evaluate::to_json(records, 0) + "}\n";
}

}  // namespace duixian::agree
