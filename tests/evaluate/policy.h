// A policy written in a test: declarations and rules as texts, decided for a case as its file would give it.
//
// Lua and TOML both take texts in single quotes, so that a test needs no escapes.
#pragma once

#include <catch2/catch.hpp>

#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "evaluate/bind.h"
#include "evaluate/decide.h"
#include "packs/case.h"
#include "packs/load_pack.h"
#include "report/scratch_folder.h"

namespace duixian {

// "10万元", "yes", "national", "[a, b]", "unknown".
inline std::string shown(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value.is)) return *truth ? "yes" : "no";
  if (const auto* name = std::get_if<std::string>(&value.is)) return *name;
  if (const auto* date = std::get_if<Date>(&value.is)) return to_text(*date);
  if (const auto* quantity = std::get_if<Quantity>(&value.is)) return to_text(*quantity, value.written);
  std::string text;
  if (const auto* list = std::get_if<ValueList>(&value.is)) {
    for (const Value& member : *list) text += (text.empty() ? "" : ", ") + shown(member);
    return "[" + text + "]";
  }
  if (const auto* parts = std::get_if<ValueMap>(&value.is)) {
    for (const auto& [name, member] : *parts) text += (text.empty() ? "" : ", ") + name + " " + shown(member);
    return "[" + text + "]";
  }
  return "unknown";
}

inline std::string shown(const std::optional<Money>& sum) { return sum ? to_yuan(*sum) : "none"; }

// One decision, asked in words.
struct Decided {
  Decision decision;
  Explanation explanation;

  [[nodiscard]] std::string outcome() const { return to_text(decision.outcome); }
  [[nodiscard]] std::string amount() const { return shown(decision.amount); }
  [[nodiscard]] std::string ends() const { return shown(decision.lowest) + " to " + shown(decision.highest); }
  [[nodiscard]] std::string reason() const { return decision.reason.en; }
  [[nodiscard]] std::string figure(const std::string& name) const {
    for (const Figure& one : decision.figures) {
      if (one.name == name) return shown(one.value);
    }
    return "no such figure";
  }
  [[nodiscard]] std::string missing() const {  // names, in the order given
    std::string names;
    for (const MissingFact& one : decision.missing) names += (names.empty() ? "" : " ") + one.name;
    return names;
  }
  [[nodiscard]] std::string failing() const {  // the facts of each failing condition
    std::string all;
    for (const FailedCondition& one : decision.failing) {
      std::string facts;
      for (const std::string& fact : one.facts) facts += (facts.empty() ? "" : " ") + fact;
      all += (all.empty() ? "" : ", ") + facts;
    }
    return all;
  }
  [[nodiscard]] std::string payers() const { return shares(decision.funded_by); }
  [[nodiscard]] std::string payees() const { return shares(decision.paid_to); }
  [[nodiscard]] std::string instalments() const {
    std::string all;
    for (const Instalment& one : decision.instalments) {
      all += (all.empty() ? "" : ", ") + (one.year ? std::to_string(one.year) + " " : std::string()) + to_yuan(one.amount);
      if (one.outcome != Outcome::granted) all += std::string(" ") + to_text(one.outcome);
    }
    return all;
  }
  // The first line of the explanation with that word (and name), depth first; null if none.
  [[nodiscard]] const Explanation* line(const std::string& word, const std::string& name = "") const { return line_in(explanation, word, name); }

 private:
  static std::string shares(const std::vector<PartyShare>& parts) {
    std::string all;
    for (const PartyShare& one : parts) all += (all.empty() ? "" : ", ") + one.party + (one.amount ? " " + to_yuan(*one.amount) : "");
    return all;
  }
  static const Explanation* line_in(const Explanation& from, const std::string& word, const std::string& name) {
    if (from.word == word && (name.empty() || from.name == name)) return &from;
    for (const Explanation& part : from.parts) {
      if (const Explanation* found = line_in(part, word, name)) return found;
    }
    return nullptr;
  }
};

class Policy {
 public:
  // The rest of pack.toml, after a [pack] in force from 2006 whose parties are city, district, park and enterprise.
  Policy(const std::string& declarations, const std::string& rules, const std::string& effective = "{ from = 2006-01-01 }") {
    write("pack.toml", "[pack]\nid = 'tried'\ntitle = '试'\ncurrency = 'CNY'\nparties = ['city', 'district', 'park', 'enterprise']\neffective = " + effective + "\n" + declarations);
    write("rules.lua", rules);
    auto loaded = packs::load_pack(folder_.path());
    for (const Diagnostic& one : loaded.diagnostics()) UNSCOPED_INFO(one.code << " line " << one.line << ": " << one.what.en << "; " << one.remedy.en);
    REQUIRE(loaded);
    pack_ = std::make_shared<const packs::Pack>(*std::move(loaded));
  }

  // `example` is the body of a [[case]]: given = { … }, year = 2007, readings = { … } and so on. `file` may put beside
  // the records what no case can give: series, refusals, rulings of other provisions.
  [[nodiscard]] Decided decide(const std::string& provision, const std::string& example, const std::function<void(columns::Records&)>& file = {}) const {
    packs::Case read = case_of(provision, example);
    if (file) file(*read.records);
    evaluate::Settings settings;
    settings.year = read.year;
    settings.as_of = *Date::of(read.year, 12, 31);
    settings.readings = read.readings;
    settings.parameters = read.parameters;
    const auto program = evaluate::bind(*pack_, settings, *read.names, pack_->book->provision(provision));
    REQUIRE(program);
    Decided found;
    evaluate::Decider decider(*program, *read.records);
    found.decision = decider.decide((*program).provisions.front(), read.subject, &found.explanation);
    return found;
  }

  [[nodiscard]] packs::Case case_of(const std::string& provision, const std::string& example) const {
    const bool expects = example.find("expect") != std::string::npos;
    write("case.toml", "provision = '" + provision + "'\n[[case]]\n" + example + (expects ? "\n" : "\nexpect = {}\n"));
    Diagnostics wrong;
    auto cases = packs::read_cases(folder_ / "case.toml", *pack_, wrong);
    for (const Diagnostic& one : wrong) UNSCOPED_INFO(one.what.en);
    REQUIRE(cases.size() == 1);
    for (const Diagnostic& one : cases[0].wrong) UNSCOPED_INFO(one.what.en);
    REQUIRE(cases[0].wrong.empty());
    return std::move(cases[0]);
  }

  [[nodiscard]] const packs::Pack& pack() const { return *pack_; }
  [[nodiscard]] std::string folder() const { return folder_.path().string(); }

 private:
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name, std::ios::binary) << text; }

  report::ScratchFolder folder_;
  std::shared_ptr<const packs::Pack> pack_;
};

}  // namespace duixian
