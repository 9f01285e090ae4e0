#include "duixian/doors/run.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/nearest_name.h"
#include "doors/condition_texts.h"
#include "doors/run_state.h"
#include "evaluate/bind.h"
#include "evaluate/decide.h"
#include "intake/read_records.h"
#include "packs/read_choices.h"

namespace duixian {

namespace {

namespace fs = std::filesystem;

class Preparation {
 public:
  Preparation(const Pack& pack, const RunOptions& options, columns::Names& names) : pack_(pack.inner()), options_(options), names_(names) {}

  std::optional<columns::Records> records() {
    intake::Options how;
    how.encoding = options_.encoding;
    how.mapping_file = options_.mapping;
    how.year = options_.year;
    how.progress = options_.progress;
    auto read = intake::read_records(options_.records, pack_.book->schema, names_, how);
    keep(read.diagnostics());
    if (!read) return std::nullopt;
    columns::Records records = *std::move(read);
    keep(records.notes);
    dossier(records, how);
    if (has_errors(diagnostics)) return records;
    known_subjects(records);
    series_units(records);
    return records;
  }

  evaluate::Settings settings() {
    packs::Choices choices;
    Diagnostics found;
    if (!options_.readings.empty()) packs::read_choices(options_.readings, pack_, choices, found);
    for (const std::string& text : options_.set) packs::set_choice(text, pack_, choices, found);
    for (const Diagnostic& one : found) {
      if (one.code != "unknown-parameter" || !meant_for_another(one)) diagnostics.push_back(one);
    }
    std::erase_if(choices.readings, [&](const auto& choice) { return !declares(pack_, choice.first) && elsewhere([&](const packs::Pack& other) { return declares(other, choice.first); }); });
    evaluate::Settings settings;
    settings.year = options_.year;
    settings.as_of = options_.as_of.value_or(Date::of(options_.year, 12, 31).value_or(Date{}));
    settings.readings = std::move(choices.readings);
    settings.parameters = std::move(choices.parameters);
    return settings;
  }

  Diagnostics diagnostics;

 private:
  template <class Holds>
  bool elsewhere(Holds holds) const {
    return std::any_of(options_.beside.begin(), options_.beside.end(), [&](const Pack& other) { return holds(other.inner()); });
  }

  static bool declares(const packs::Pack& pack, const std::string& reading) {
    const auto& readings = pack.book->declarations.readings;
    return std::any_of(readings.begin(), readings.end(), [&](const auto& one) { return one.id == reading; });
  }

  // A parameter that this pack does not know, and another of the run does: its name stands in the message in quotes.
  bool meant_for_another(const Diagnostic& unknown) const {
    return elsewhere([&](const packs::Pack& other) {
      const auto& parameters = other.book->declarations.parameters;
      return std::any_of(parameters.begin(), parameters.end(), [&](const auto& one) { return unknown.what.en.find("`" + one.name + "`") != std::string::npos; });
    });
  }

  void keep(const Diagnostics& found) { diagnostics.insert(diagnostics.end(), found.begin(), found.end()); }

  // The file named, or the one of that name that lies with the records.
  std::optional<fs::path> beside(const std::string& named, const char* name) const {
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
  void table(Result<std::vector<Table>> read, std::vector<Table>& into) {
    keep(read.diagnostics());
    if (read) into = *std::move(read);
  }

  void dossier(columns::Records& records, const intake::Options& how) {
    if (const auto path = beside(options_.rulings, "rulings")) table(intake::read_rulings(*path, how), records.dossier.rulings);
    if (const auto path = beside(options_.approvals, "approvals")) table(intake::read_approvals(*path, how), records.dossier.approvals);
    if (const auto path = beside(options_.series, "series")) table(intake::read_series(*path, how), records.dossier.series);
    if (const auto path = beside(options_.history, "history")) {
      table(intake::read_history(*path, how), records.dossier.history);
      records.dossier.history_given = true;
    }
    for (Ruling& ruling : records.dossier.rulings) {
      for (const auto& declared : pack_.book->declarations.discretions) {
        if (declared.name == ruling.discretion) in_declared_unit(ruling.value, declared.written_unit);
      }
    }
    for (SeriesPoint& point : records.dossier.series) {
      for (const auto& declared : pack_.book->declarations.series) {
        if (declared.name == point.series) in_declared_unit(point.value, declared.written_unit);
      }
    }
  }

  // A ruling of 4 under a discretion counted in years is four years; a rate of 4.35 in a series counted in % is 4.35%.
  static void in_declared_unit(Quantity& value, const std::string& written) {
    const auto unit = read_unit(written);
    if (!value.unit.is_none() || written.empty() || !unit) return;
    if (const auto scaled = multiply(value.amount, unit->scale)) value = {*scaled, unit->unit};
  }

  void unknown(const Place& place, const char* code, Message what, Message remedy) {
    diagnostics.push_back({Severity::error, code, place.file, place.row, to_text(place), "", std::move(what), std::move(remedy)});
  }

  // Two lines on one matter that say different things: nobody can tell which holds.
  template <class Line, class Key, class Same>
  void contradictions(const std::vector<Line>& lines, Key key, Same same) {
    std::map<std::string, const Line*> first;
    for (const Line& line : lines) {
      const auto [at, fresh] = first.emplace(key(line), &line);
      if (fresh || same(*at->second, line)) continue;
      const std::string other = to_text(at->second->place);
      unknown(line.place, "contradiction", {"同一事项与 " + other + " 的说法不同", "it says otherwise than " + other + " on the same matter"}, {"只保留有效的一条", "keep the one that holds"});
    }
  }

  // Rulings and approvals are about somebody and something that exist.
  void known_subjects(const columns::Records& records) {
    contradictions(records.dossier.rulings, [](const Ruling& one) { return one.subject + '\x1f' + one.provision + '\x1f' + one.discretion; },
                   [](const Ruling& a, const Ruling& b) { return a.value == b.value; });
    contradictions(records.dossier.approvals, [](const Approval& one) { return one.subject + '\x1f' + one.provision + '\x1f' + one.approval; },
                   [](const Approval& a, const Approval& b) { return a.granted == b.granted; });
    for (const Ruling& ruling : records.dossier.rulings) {
      about(records, ruling.subject, ruling.provision, ruling.place);
      const auto knows = [&](const packs::Pack& pack) {
        const auto& declared = pack.book->declarations.discretions;
        return std::any_of(declared.begin(), declared.end(), [&](const auto& one) { return one.name == ruling.discretion; });
      };
      if (!knows(pack_) && !elsewhere(knows)) {
        unknown(ruling.place, "unknown-discretion", {"没有自由裁量“" + ruling.discretion + "”", "there is no discretion `" + ruling.discretion + "`"}, {"检查裁定表的 discretion 列", "check the column `discretion`"});
      }
    }
    for (const Approval& approval : records.dossier.approvals) {
      about(records, approval.subject, approval.provision, approval.place);
      const auto knows = [&](const packs::Pack& pack) {
        const auto& declared = pack.book->declarations.approvals;
        return std::any_of(declared.begin(), declared.end(), [&](const auto& one) { return one.name == approval.approval; });
      };
      if (!knows(pack_) && !elsewhere(knows)) {
        unknown(approval.place, "unknown-approval", {"没有批准“" + approval.approval + "”", "there is no approval `" + approval.approval + "`"}, {"检查批准表的 approval 列", "check the column `approval`"});
      }
    }
  }

  // The points of the series that the pack declares are in its unit; other series are somebody else's.
  void series_units(const columns::Records& records) {
    for (const SeriesPoint& point : records.dossier.series) {
      for (const auto& declared : pack_.book->declarations.series) {
        if (declared.name != point.series || point.value.unit == declared.type.unit) continue;
        unknown(point.place, "unit-mismatch", {"系列“" + point.series + "”的值单位不符", "the value of the series `" + point.series + "` is in another unit"}, {"按声明的单位 " + declared.written_unit + " 写", "write it in the declared unit " + declared.written_unit});
      }
    }
  }

  void about(const columns::Records& records, const std::string& subject, const std::string& provision, const Place& place) {
    std::optional<std::size_t> number;
    if (!provision.empty()) {
      number = pack_.book->provision(provision);
      if (!number && elsewhere([&](const packs::Pack& other) { return other.book->provision(provision).has_value(); })) return;
      if (!number) {
        unknown(place, "unknown-provision", {"没有条款“" + provision + "”", "there is no provision \"" + provision + "\""}, {"检查 provision 列", "check the column `provision`"});
        return;
      }
    }
    for (std::size_t entity = 0; entity < pack_.book->schema.entities.size(); ++entity) {
      if (number && pack_.book->provisions[*number].subject != entity) continue;
      if (records.find(entity, subject)) return;
    }
    unknown(place, "unknown-subject", {"记录中没有主体“" + subject + "”", "the records have no subject \"" + subject + "\""}, {"检查 subject 列，或补充记录", "check the column `subject`, or add its record"});
  }

  const packs::Pack& pack_;
  const RunOptions& options_;
  columns::Names& names_;
};

}  // namespace

Result<Run> Run::prepare(const Pack& pack, const RunOptions& options) {
  auto state = std::make_shared<State>(pack);
  state->register_ = std::make_shared<Register>();
  Preparation preparation(pack, options, state->register_->names);
  const evaluate::Settings settings = preparation.settings();
  if (!has_errors(preparation.diagnostics)) state->register_->records = preparation.records();
  if (has_errors(preparation.diagnostics)) return preparation.diagnostics;
  auto program = evaluate::bind(state->pack.inner(), settings, state->register_->names);
  if (!program) return program.diagnostics();
  state->program = *std::move(program);
  state->notes = std::move(preparation.diagnostics);
  return Run(std::move(state));
}

const Diagnostics& Run::notes() const { return state_->notes; }
const Pack& Run::pack() const { return state_->pack; }

std::vector<UnreadCell> Run::unread_cells() const {
  std::vector<UnreadCell> cells;
  const auto& entities = state_->pack.inner().book->schema.entities;
  for (const columns::Flaw& flaw : state_->records().flaws) {
    const auto& table = state_->records().table(flaw.entity);
    cells.push_back({entities[flaw.entity].name, flaw.row < table.keys.size() ? table.keys[flaw.row] : "", entities[flaw.entity].facts[flaw.fact].name, flaw.text, flaw.why, flaw.place});
  }
  return cells;
}

std::uint64_t Run::size() const {
  std::uint64_t size = 0;
  for (const auto& provision : state_->pack.inner().book->provisions) size += state_->records().table(provision.subject).rows();
  return size;
}

std::uint64_t Run::each(const std::function<bool(const Decision&)>& decided) const {
  evaluate::Decider decider(*state_->program, state_->records());
  std::uint64_t made = 0;
  for (const auto& bound : state_->program->provisions) {
    const std::size_t rows = state_->records().table(state_->pack.inner().book->provisions[bound.provision].subject).rows();
    for (columns::Row row = 0; row < rows; ++row) {
      Decision decision = decider.decide(bound, row);
      write_condition_texts(decision);
      ++made;
      if (!decided(decision)) return made;
    }
  }
  return made;
}

std::vector<Run::Explained> Run::explain(const std::string& subject, const std::string& provision) const {
  std::vector<Explained> found;
  evaluate::Decider decider(*state_->program, state_->records());
  const auto& provisions = state_->pack.inner().book->provisions;
  for (const auto& bound : state_->program->provisions) {
    if (!provision.empty() && provisions[bound.provision].id != provision) continue;
    const auto row = state_->records().find(provisions[bound.provision].subject, subject);
    if (!row) continue;
    Explained one;
    one.decision = decider.decide(bound, *row, &one.explanation);
    write_condition_texts(one.decision);
    found.push_back(std::move(one));
  }
  return found;
}

std::optional<std::string> Run::nearest_subject(const std::string& subject) const {
  std::vector<std::string> keys;
  for (std::size_t entity = 0; entity < state_->pack.inner().book->schema.entities.size(); ++entity) {
    const auto& table = state_->records().table(entity);
    keys.insert(keys.end(), table.keys.begin(), table.keys.end());
  }
  return nearest(subject, keys);
}

}  // namespace duixian
