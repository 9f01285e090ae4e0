#include "doors/preparation.h"

#include <algorithm>
#include <set>

#include "doors/beside.h"
#include "doors/dossier_check.h"
#include "intake/cell_name.h"
#include "packs/read_choices.h"

namespace duixian {

namespace {

namespace fs = std::filesystem;

bool declares(const packs::Pack& pack, const std::string& reading) {
  const auto& readings = pack.book->declarations.readings;
  return std::any_of(readings.begin(), readings.end(), [&](const auto& one) { return one.id == reading; });
}

// A ruling of 4 under a discretion counted in years is four years; a rate of 4.35 in a series counted in % is 4.35%.
template <class Declared>
intake::UnitOf units_of(const std::vector<Declared>& declared) {
  return [&declared](const std::string& name) {
    const auto found = std::ranges::find(declared, name, &Declared::name);
    return found == declared.end() ? std::string() : found->written_unit;
  };
}

}  // namespace

intake::Options Preparation::intake() const {
  intake::Options how;
  how.encoding = options_.encoding;
  how.mapping_file = options_.mapping;
  how.year = options_.year;
  how.progress = options_.progress;
  how.limits.threads = options_.threads;
  how.corrections = options_.corrections;
  for (const Pack& other : options_.beside) how.beside.push_back(&other.inner().book->schema);
  return how;
}

std::optional<columns::Records> Preparation::records(Result<columns::Records> read, const std::function<bool(const std::string&)>& knows) {
  keep(read.diagnostics());
  if (!read) return std::nullopt;
  columns::Records records = *std::move(read);
  keep(records.notes);
  records.dossier = dossier();
  if (!has_errors(diagnostics)) keep(check_dossier(pack_, options_.beside, records, knows));
  return records;
}

bool Preparation::declares_elsewhere(const std::string& reading) const {
  return elsewhere(options_.beside, [&](const packs::Pack& other) { return declares(other, reading); });
}

// A parameter that this pack does not know, and another of the run does: its name stands in the message in quotes.
bool Preparation::meant_for_another(const Diagnostic& unknown) const {
  return elsewhere(options_.beside, [&](const packs::Pack& other) {
    const auto& parameters = other.book->declarations.parameters;
    return std::any_of(parameters.begin(), parameters.end(), [&](const auto& one) { return unknown.what.en.find("`" + one.name + "`") != std::string::npos; });
  });
}

evaluate::Settings Preparation::settings() {
  packs::Choices choices;
  Diagnostics found;
  if (!options_.readings.empty()) packs::read_choices(options_.readings, pack_, choices, found);
  for (const std::string& text : options_.set) packs::set_choice(text, pack_, choices, found);
  for (const Diagnostic& one : found) {
    if (one.code != "unknown-parameter" || !meant_for_another(one)) diagnostics.push_back(one);
  }
  std::erase_if(choices.readings, [&](const auto& choice) { return !declares(pack_, choice.first) && declares_elsewhere(choice.first); });
  evaluate::Settings settings;
  settings.year = options_.year;
  settings.as_of = options_.as_of.value_or(Date::of(options_.year, 12, 31).value_or(Date{}));
  settings.readings = std::move(choices.readings);
  settings.parameters = std::move(choices.parameters);
  return settings;
}

// The file named, or the one of that name that lies with the records.
std::optional<fs::path> Preparation::beside(const std::string& named, const char* name) const {
  if (!named.empty()) return named;
  std::error_code failure;
  if (!fs::is_directory(options_.records, failure)) return std::nullopt;
  for (const char* ending : {".csv", ".xlsx"}) {
    const fs::path path = fs::path(options_.records) / (std::string(name) + ending);
    if (fs::exists(path, failure)) return path;
  }
  return std::nullopt;
}

template <class Table>
void Preparation::table(Result<std::vector<Table>> read, std::vector<Table>& into) {
  keep(read.diagnostics());
  if (read) into = *std::move(read);
}

template <class Table>
void Preparation::own_rows(Result<std::vector<Table>> read, std::vector<Table>& into) {
  table(std::move(read), into);
  std::set<std::string> told;
  for (const Table& row : into) {
    const bool known = row.pack.empty() || row.pack == pack_.id || elsewhere(options_.beside, [&](const packs::Pack& other) { return other.id == row.pack; });
    if (!known && told.insert(row.pack).second) unknown_pack(row.pack, row.place);
  }
  std::erase_if(into, [&](const Table& row) { return !row.pack.empty() && row.pack != pack_.id; });
}

// A table of all payments may name packs that this command does not run; so may a slip of the pen.
void Preparation::unknown_pack(const std::string& named, const Place& place) {
  diagnostics.push_back({Severity::warning, "unknown-pack", place.file, place.row, intake::cell_name(place), "",
                         {"政策包“" + named + "”不在本次运行之中，写有它的各行不采用", "the pack \"" + named + "\" is not in this command: the rows that name it are not used"},
                         {"若为笔误，请改正 pack 列", "correct the column `pack` if it is misspelt"}});
}

Dossier Preparation::dossier() {
  Dossier dossier;
  const intake::Options how = intake();
  const auto& declared = pack_.book->declarations;
  if (const auto path = beside(options_.rulings, "rulings")) own_rows(intake::read_rulings(*path, how, units_of(declared.discretions)), dossier.rulings);
  if (const auto path = beside(options_.approvals, "approvals")) own_rows(intake::read_approvals(*path, how), dossier.approvals);
  if (const auto path = beside(options_.series, "series")) table(intake::read_series(*path, how, units_of(declared.series)), dossier.series);
  if (const auto path = beside(options_.history, "history")) {
    own_rows(intake::read_history(*path, how), dossier.history);
    dossier.history_given = true;
  }
  return dossier;
}

}  // namespace duixian
