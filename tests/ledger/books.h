// A small bureau's ledger for tests: a run's frame, decisions of every kind, and recording them.
#pragma once

#include <catch2/catch.hpp>

#include <functional>
#include <string>
#include <vector>

#include "ledger/recorder.h"
#include "ledger/sqlite_store.h"
#include "ledger/trouble.h"
#include "report/scratch_folder.h"

namespace books {

using namespace duixian;
using namespace duixian::ledger;

inline SigningKey key(const char* name = "bureau.example/ledger") { return {name, {7}}; }

// The provisions of one entity, "1-1", "1-2", ...
inline RunEntry run(std::size_t provisions, const std::string& request = "r1") {
  RunEntry run;
  run.request = request;
  run.recorded = 1'200'000'000;
  run.engine = {"0.1.0", "", "5.4.9", ""};
  run.pack = "tried";
  run.currency = "CNY";
  run.year = 2007;
  run.as_of = *Date::of(2007, 12, 31);
  Entity firm{"firm", 0, {}, {}, {}};
  for (std::size_t i = 0; i < provisions; ++i) {
    Decision common;
    common.pack = "tried";
    common.entity = "firm";
    common.provision = "1-" + std::to_string(i + 1);
    common.title = {"奖", "award"};
    common.cite.article = {"一", "1"};
    common.year = 2007;
    common.readings = {{"1-1/A1", "R1"}};
    firm.provisions.push_back(common);
  }
  run.entities.push_back(firm);
  run.sources.push_back({});
  run.dossier = sha256("no rulings");
  return run;
}

inline Quantity yuan(std::int64_t fen) { return {Rational(fen), unit_of("CNY")}; }
inline Value money_value(std::int64_t fen) { return {yuan(fen), "亿元", {}}; }

inline Decision granted(const Decision& common, std::int64_t fen) {
  Decision made = common;
  made.outcome = Outcome::granted;
  made.amount = Money{fen, "CNY"};
  made.funded_by = {{"city", Money{fen, "CNY"}}};
  return made;
}

inline Decision ineligible(const Decision& common, std::int64_t found, std::int64_t threshold) {
  Decision made = common;
  made.outcome = Outcome::ineligible;
  FailedCondition failed;
  failed.text = {"年配套产值 不低于 5亿元", "supporting output at least 5亿元"};
  failed.facts = {"output"};
  failed.found = money_value(found);
  failed.threshold = money_value(threshold);
  failed.shortfall = money_value(threshold - found);
  made.failing.push_back(failed);
  return made;
}

inline Decision not_applicable(const Decision& common) {
  Decision made = common;
  made.outcome = Outcome::not_applicable;
  return made;
}

inline std::string plain(const std::string& text) { return text; }

inline std::string number_text(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return "E" + std::string(8 - digits.size(), '0') + digits;
}

// Records a run of so many subjects through `decide(subject, provision)`.
inline Recorded record(Store& store, RunEntry frame, std::uint64_t subjects, const std::function<Decision(std::uint64_t, const Decision&)>& decide,
                       std::optional<std::int64_t> corrects = std::nullopt) {
  Recorder recorder(store, key());
  if (const auto stored = recorder.recorded(frame.request, frame.pack)) return *stored;
  const auto provisions = frame.entities[0].provisions;
  recorder.begin(std::move(frame), plain, corrects);
  recorder.keep(sha256("no rulings"), "no rulings");
  for (std::uint64_t i = 0; i < subjects; ++i) {
    recorder.subject({0, {number_text(i)}}, "某厂");
    for (const Decision& common : provisions) {
      Decision decision = decide(i, common);
      decision.subject = number_text(i);
      recorder.subjects().add(decision);
      recorder.count(decision.outcome);
    }
    recorder.close("\x80", "\x80");
  }
  return recorder.finish();
}

inline std::string code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Trouble& trouble) {
    CHECK_FALSE(trouble.diagnostic.what.zh.empty());
    CHECK_FALSE(trouble.diagnostic.remedy.en.empty());
    return trouble.diagnostic.code;
  }
  return "";
}

}  // namespace books
