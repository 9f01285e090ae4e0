// Decisions and explanations built by hand, in the words of the Changsha document.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "duixian/words/decision.h"
#include "duixian/words/explanation.h"

namespace duixian::report {

inline Value yuan(std::int64_t amount, std::string written = "万元") {
  return {Quantity{Rational(amount * 100), unit_of("CNY")}, std::move(written)};
}
inline Value truth(bool holds) { return {holds, ""}; }
inline Value name(std::string text) { return {std::move(text), ""}; }
inline Money fen(std::int64_t minor) { return {minor, "CNY"}; }

inline Explanation node(std::string word, Value value = {}, std::vector<Explanation> parts = {}) {
  Explanation explanation;
  explanation.word = std::move(word);
  explanation.value = std::move(value);
  explanation.parts = std::move(parts);
  return explanation;
}

inline Explanation fact(std::string called, Message title, Value value, Place place = {}) {
  Explanation explanation = node("fact", std::move(value));
  explanation.name = std::move(called);
  explanation.title = std::move(title);
  if (!place.file.empty()) explanation.place = std::move(place);
  return explanation;
}

inline Explanation output_fact(Value value) {
  Explanation explanation =
      fact("annual_output", {"年配套产值", "annual supporting output"}, std::move(value), {"records.xlsx", "园区", 7, 3});
  explanation.year = 2006;
  return explanation;
}

inline Explanation threshold_parameter() {
  Explanation explanation = node("parameter", yuan(500'000'000, "亿元"));
  explanation.name = "output_floor";
  explanation.title = {"产值下限", "output floor"};
  explanation.from = Date::of(2006, 1, 1);
  explanation.cite = Citation{{"若干意见", "Some opinions"}, {"13", "13"}, "1"};
  return explanation;
}

// "年配套产值 不低于 5亿元", found `found` yuan.
inline Explanation output_condition(std::int64_t found) {
  Explanation explanation =
      node("at_least", truth(found >= 500'000'000), {output_fact(yuan(found, "亿元")), threshold_parameter()});
  explanation.threshold = yuan(500'000'000, "亿元");
  if (found < 500'000'000) explanation.shortfall = yuan(500'000'000 - found);
  return explanation;
}

inline Explanation tier_award() {
  Explanation explanation = node("tiers", yuan(500'000), {output_fact(yuan(875'000'000, "亿元"))});
  explanation.next = NextTier{yuan(125'000'000), yuan(1'000'000'000, "亿元"), yuan(500'000)};
  return explanation;
}

inline Decision award(std::string subject, Outcome outcome, std::int64_t minor) {
  Decision decision;
  decision.pack = "changsha";
  decision.provision = "13-1";
  decision.title = {"配套园区年配套产值奖励", "Annual output award for supporting parks"};
  decision.cite = {{"关于加快优势产业集群和工业园区建设发展的若干意见", "Opinions on clusters and industrial parks"}, {"13", "13"}, "1"};
  decision.kind = ProvisionKind::award;
  decision.entity = "park";
  decision.subject = std::move(subject);
  decision.subject_name = "隆平配套园区";
  decision.year = 2006;
  decision.outcome = outcome;
  if (outcome == Outcome::granted || outcome == Outcome::pending) decision.amount = fen(minor);
  return decision;
}

inline Decision granted_award(std::string subject = "P001", std::int64_t minor = 50'000'000) {
  Decision decision = award(std::move(subject), Outcome::granted, minor);
  decision.funded_by = {{"city", fen(minor)}};
  decision.readings = {{"13-1/A1", "R1"}};
  return decision;
}

inline Explanation granted_explanation() {
  Explanation when = node("when", truth(true), {node("all", truth(true), {output_condition(875'000'000)})});
  Explanation reading = node("reading", yuan(500'000), {tier_award()});
  reading.name = "13-1/A1";
  reading.note = {"取 R1：按新档全额奖励", "R1 taken: full award of the new tier"};
  return node("provision", {}, {when, node("pays", yuan(500'000), {reading})});
}

inline Decision refused_award(std::string subject = "P002") {
  Decision decision = award(std::move(subject), Outcome::ineligible, 0);
  decision.subject_name = "望城配套园区";
  FailedCondition failed;
  failed.text = {"年配套产值 不低于 5亿元", "annual supporting output at least 5亿元"};
  failed.facts = {"annual_output"};
  failed.found = yuan(499'875'000, "亿元");
  failed.threshold = yuan(500'000'000, "亿元");
  failed.shortfall = yuan(125'000);
  failed.places = {{"records.xlsx", "园区", 8, 3}};
  decision.failing = {failed};
  return decision;
}

inline Explanation refused_explanation() {
  return node("provision", {}, {node("when", truth(false), {node("all", truth(false), {output_condition(499'875'000)})})});
}

inline Decision undetermined_award(std::string subject = "P003") {
  Decision decision = award(std::move(subject), Outcome::undetermined, 0);
  MissingFact missing;
  missing.entity = "park";
  missing.subject = decision.subject;
  missing.name = "annual_output";
  missing.title = {"年配套产值", "annual supporting output"};
  missing.year = 2006;
  missing.why = {"未提供", "not given"};
  missing.decides = {"达到5亿元奖励50万元，否则不奖励", "50万元 from 5亿元 on, else nothing"};
  decision.missing = {missing};
  return decision;
}

inline Decision open_rebate(std::string subject = "E001") {
  Decision decision = award(std::move(subject), Outcome::open, 0);
  decision.provision = "10-3";
  decision.title = {"土地出让金返还", "Land fee rebate"};
  decision.kind = ProvisionKind::rebate;
  decision.entity = "enterprise";
  decision.subject_name = "长丰汽车";
  decision.lowest = fen(600'000'000);
  decision.highest = fen(2'000'000'000);
  decision.open_discretions = {"rebate_rate_decided"};
  return decision;
}

inline bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace duixian::report
