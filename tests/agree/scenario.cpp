#include "agree/scenario.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "evaluate/bind.h"
#include "packs/load_pack.h"
#include "report/scratch_folder.h"

namespace duixian::agree {

namespace {

void add(columns::Records& records, std::size_t entity, const SubjectText& subject, std::optional<columns::Row> owner) {
  const Schema& schema = records.schema();
  const columns::Row row = records.add_row(entity, subject.key, owner);
  for (const CellText& cell : subject.cells) {
    const std::size_t fact = *schema.fact(entity, cell.fact);
    if (cell.flaw) {
      records.set_flaw({entity, fact, cell.year, row, "?", {"读不出", "unreadable"}, {}});
    } else {
      const Rational value = cell.name.empty() ? cell.value : Rational(records.names().code(cell.name));
      records.set(entity, fact, cell.year, row, value);
    }
  }
  for (const ListText& list : subject.lists) {
    const std::size_t members = *schema.entity(list.entity);
    records.give_list(members, row);
    for (const SubjectText& member : list.members) add(records, members, member, row);
  }
}

void indent(std::string& text, const SubjectText& subject, const std::string& by) {
  text += by + "- " + subject.key;
  for (const CellText& cell : subject.cells) {
    text += " " + cell.fact + (cell.year != 0 ? "@" + std::to_string(cell.year) : "") + "=";
    text += cell.flaw ? "unreadable" : cell.name.empty() ? duixian::to_text(cell.value) : cell.name;
  }
  text += "\n";
  for (const ListText& list : subject.lists) {
    text += by + "  " + list.entity + ":\n";
    for (const SubjectText& member : list.members) indent(text, member, by + "  ");
  }
}

}  // namespace

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream rest(text);
  for (std::string line; std::getline(rest, line);) all.push_back(line);
  return all;
}

std::string manifest(const PolicyText& policy) {
  std::string text = "[pack]\nid = 'random'\ntitle = '试'\ncurrency = 'CNY'\nparties = ['city', 'district', 'park', 'enterprise']\neffective = " + policy.effective + "\n";
  for (const std::string& line : policy.declarations) text += line + "\n";
  return text;
}

std::string script(const PolicyText& policy) {
  std::string text;
  for (const std::string& line : policy.lines) text += line + "\n";
  for (const ProvisionText& provision : policy.provisions) {
    text += "provision '" + provision.id + "' {\n";
    for (const auto& [key, value] : provision.keys) text += "  " + key + " = " + value + ",\n";
    if (!provision.figures.empty()) {
      text += "  figures = {\n";
      for (const auto& [name, value] : provision.figures) text += "    " + name + " = " + value + ",\n";
      text += "  },\n";
    }
    text += "}\n";
  }
  return text;
}

std::string to_text(const Scenario& scenario) {
  std::string text = "== " + scenario.name + ", year " + std::to_string(scenario.year) + ", as of " + duixian::to_text(scenario.as_of);
  for (const auto& [id, choice] : scenario.readings) text += ", " + id + "=" + choice;
  text += "\n-- pack.toml\n" + manifest(scenario.policy) + "-- rules.lua\n" + script(scenario.policy) + "-- records\n" + scenario.root + ":\n";
  for (const SubjectText& subject : scenario.subjects) indent(text, subject, "");
  for (const Ruling& one : scenario.dossier.rulings) text += "ruling " + one.subject + " " + one.provision + " " + one.discretion + " " + duixian::to_text(one.value.amount) + "\n";
  for (const Approval& one : scenario.dossier.approvals) text += "approval " + one.subject + " " + one.provision + " " + one.approval + (one.granted ? " yes\n" : " no\n");
  if (scenario.dossier.history_given) text += "history given\n";
  for (const PastAward& one : scenario.dossier.history) text += "paid " + one.subject + " " + one.provision + " " + std::to_string(one.year) + " " + std::to_string(one.amount.minor) + "\n";
  for (const SeriesPoint& one : scenario.dossier.series) text += "series " + one.series + " " + duixian::to_text(one.date) + " " + duixian::to_text(one.value.amount) + "\n";
  return text;
}

std::pair<Loaded, Diagnostics> load(const Scenario& scenario) {
  const report::ScratchFolder folder;
  std::ofstream(folder / "pack.toml", std::ios::binary) << manifest(scenario.policy);
  std::ofstream(folder / "rules.lua", std::ios::binary) << script(scenario.policy);
  auto pack = packs::load_pack(folder.path());
  if (!pack) return {Loaded(), pack.diagnostics()};
  Loaded loaded;
  loaded.pack = std::make_unique<packs::Pack>(*std::move(pack));
  loaded.names = std::make_unique<columns::Names>();
  loaded.records = std::make_unique<columns::Records>(loaded.pack->book->schema, *loaded.names);
  const std::size_t root = *loaded.pack->book->schema.entity(scenario.root);
  for (const SubjectText& subject : scenario.subjects) add(*loaded.records, root, subject, std::nullopt);
  loaded.records->dossier = scenario.dossier;
  loaded.records->finish();
  evaluate::Settings settings{scenario.year, scenario.as_of, scenario.readings, {}};
  auto program = evaluate::bind(*loaded.pack, settings, *loaded.names);
  if (!program) return {Loaded(), program.diagnostics()};
  loaded.program = std::make_unique<evaluate::Program>(*std::move(program));
  return {std::move(loaded), Diagnostics()};
}

}  // namespace duixian::agree
