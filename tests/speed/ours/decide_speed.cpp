// The engine as a contestant of the speed table.
//
//   decide_speed --data FOLDER --pack FOLDER [--threads N] [--results fresh|reused] [--rows N] [--repeat N] [--rows-executor]
//
// Commands: run; run-keeping (failing and unknown conditions too); rerun (another value of a parameter); explain (one decision, explained); agree N (N rows decided
// again by the row executor); memory; save FOLDER.
#include <iostream>
#include <numeric>

#include "contest/contestant.h"
#include "contest/memory_peak.h"
#include "evaluate/bind.h"
#include "evaluate/decide.h"
#include "ours/deciding.h"
#include "ours/records_of_columns.h"
#include "packs/load_pack.h"
#include "packs/read_choices.h"

namespace {

using namespace duixian;

constexpr int year = 2007;

packs::Pack load(const std::string& folder) {
  auto pack = packs::load_pack(folder);
  if (pack) return *std::move(pack);
  for (const Diagnostic& one : pack.diagnostics()) std::cerr << one.file << ':' << one.line << ": " << one.what.en << '\n';
  throw std::runtime_error("the pack does not load");
}

std::unique_ptr<const evaluate::Program> bound(const packs::Pack& pack, columns::Names& names, const std::map<std::string, graph::Parameter>& parameters = {}) {
  auto program = evaluate::bind(pack, {year, *Date::of(year, 12, 31), {}, parameters}, names);
  if (!program) throw std::runtime_error("the pack cannot be bound");
  return std::make_unique<const evaluate::Program>(*std::move(program));
}

class Session {
 public:
  Session(int count, char** words)
      : pack_(load(speed::option(count, words, "--pack"))), records_(pack_.book->schema, names_) {
    const auto number = [&](const char* name, const char* fallback) { return std::stoul(speed::option(count, words, name, fallback)); };
    speed::fill(records_, speed::read_raw_columns(speed::option(count, words, "--data"), number("--rows", "0"), number("--repeat", "1")));
    program_ = bound(pack_, names_);
    fresh_ = speed::option(count, words, "--results", "reused") == "fresh";
    loaded_kib_ = speed::begin_to_watch_memory();
    deciding_ = deciding(speed::flag(count, words, "--rows-executor"), static_cast<unsigned>(number("--threads", "1")));
  }

  int serve() {
    return speed::serve(ready(), {
      {"run", [&](const std::string&) { return run(); }},
      {"run-keeping", [&](const std::string&) { return keeping(); }},
      {"rerun", [&](const std::string&) { return rerun(); }},
      {"explain", [&](const std::string&) { return speed::told("seconds", seconds_of_one_explanation()); }},
      {"agree", [&](const std::string& rows) { return speed::told("disagreements", static_cast<double>(disagreements(std::stoul(rows)))); }},
      {"memory", [&](const std::string&) { return memory(); }},
      {"save", [&](const std::string& folder) { return save(folder); }},
    });
  }

 private:
  // With the provisions in the order in which they are saved.
  std::string ready() const {
    std::string ids;
    for (const auto& bound : program_->provisions) ids += (ids.empty() ? "\"" : ", \"") + program_->book().provisions[bound.provision].id + "\"";
    return "{\"rows\": " + std::to_string(rows()) + ", \"provisions\": [" + ids + "]}";
  }
  std::size_t rows() const { return records_.table(subject()).rows(); }
  std::size_t subject() const { return program_->book().provisions[program_->provisions.front().provision].subject; }

  // Letting go of the last results is not counted, making room for new ones is.
  std::string run() {
    if (fresh_) deciding_->forget();
    return speed::told("seconds", speed::seconds_of([&] { deciding_->run(); }));
  }

  std::string keeping() {
    if (fresh_) deciding_->forget();
    bool can = true;
    const double seconds = speed::seconds_of([&] { can = deciding_->run_keeping_conditions(); });
    return can ? speed::told("seconds", seconds) : std::string("{\"unknown\": \"run-keeping\"}");
  }

  std::unique_ptr<speed::Deciding> deciding(bool by_rows, unsigned threads) const {
    return by_rows ? speed::decide_by_rows(*program_, records_) : speed::decide_by_columns(*program_, records_, threads);
  }

  // Another value for one parameter, over the loaded columns: until all decisions are there again.
  std::string rerun() {
    packs::Choices choices;
    Diagnostics wrong;
    packs::set_choice(raised_ ? "parameter.equipment_rate=5%" : "parameter.equipment_rate=6%", pack_, choices, wrong);
    raised_ = !raised_;
    std::unique_ptr<const evaluate::Program> changed;
    bool can = true;
    const double seconds = speed::seconds_of([&] {
      changed = bound(pack_, names_, choices.parameters);
      can = deciding_->change(*changed);
    });
    if (!can) return "{\"unknown\": \"rerun\"}";
    program_ = std::move(changed);
    return speed::told("seconds", seconds);
  }

  // Every provision for the same few rows, so that no one of them is favoured.
  double seconds_of_one_explanation() {
    constexpr columns::Row subjects = 50;
    evaluate::Decider decider(*program_, records_);
    const auto count = std::min<std::size_t>(subjects, rows());
    const double seconds = speed::seconds_of([&] {
      for (const auto& bound : program_->provisions) {
        for (columns::Row row = 0; row < count; ++row) {
          Explanation explanation;
          [[maybe_unused]] const Decision decision = decider.decide(bound, row, &explanation);
        }
      }
    });
    return seconds / static_cast<double>(count * program_->provisions.size());
  }

  // Rows taken evenly from the whole table, decided again as a case would be.
  std::size_t disagreements(std::size_t wanted) {
    std::size_t wrong = 0;
    evaluate::Decider decider(*program_, records_);
    decider.ask_what_missing_facts_decide(false);
    std::vector<std::uint8_t> outcomes;
    std::vector<std::int64_t> amounts;
    const std::size_t step = std::max<std::size_t>(1, rows() / std::max<std::size_t>(1, wanted));
    for (std::size_t i = 0; i < program_->provisions.size(); ++i) {
      deciding_->spread(i, outcomes, amounts);
      for (std::size_t row = 0; row < rows(); row += step) {
        const Decision decision = decider.decide(program_->provisions[i], static_cast<columns::Row>(row));
        wrong += !same(decision, outcomes[row], amounts[row]);
      }
    }
    return wrong;
  }

  static bool same(const Decision& decision, std::uint8_t outcome, std::int64_t amount) {
    switch (decision.outcome) {
      case Outcome::ineligible: return outcome == static_cast<std::uint8_t>(speed::Outcome::ineligible);
      case Outcome::undetermined: return outcome == static_cast<std::uint8_t>(speed::Outcome::undetermined);
      case Outcome::granted: return outcome == static_cast<std::uint8_t>(speed::Outcome::granted) && decision.amount && decision.amount->minor == amount;
      default: return outcome == static_cast<std::uint8_t>(speed::Outcome::other);
    }
  }

  // What deciding added to the peak, results included.
  std::string memory() const {
    return "{\"beyond_records_bytes\": " + std::to_string((speed::peak_kib() - loaded_kib_) * 1024) + ", \"result_bytes\": " + std::to_string(deciding_->result_bytes()) + "}";
  }

  std::string save(const std::string& folder) const {
    speed::ResultFiles files(folder);
    std::vector<std::uint8_t> outcomes;
    std::vector<std::int64_t> amounts;
    for (std::size_t i = 0; i < program_->provisions.size(); ++i) {
      deciding_->spread(i, outcomes, amounts);
      files.add(outcomes, amounts);
    }
    return speed::told("saved", static_cast<double>(program_->provisions.size()));
  }

  packs::Pack pack_;
  columns::Names names_;
  columns::Records records_;
  std::unique_ptr<const evaluate::Program> program_;
  std::int64_t loaded_kib_ = 0;
  bool fresh_ = false, raised_ = false;
  std::unique_ptr<speed::Deciding> deciding_;
};

}  // namespace

int main(int count, char** words) try {
  return Session(count, words).serve();
} catch (const std::exception& wrong) {
  std::cerr << "decide_speed: " << wrong.what() << '\n';
  return 2;
}
