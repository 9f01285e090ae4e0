#include "report/decision_sections.h"

#include <algorithm>

#include "report/amount_text.h"
#include "report/node_text.h"
#include "report/outcome_text.h"
#include "report/value_text.h"

namespace duixian::report {

namespace {

std::string pick(Language language, const char* zh, const char* en) { return language == Language::chinese ? zh : en; }

// "a：b" or "a: b"; only `a` where there is no b.
std::string labelled(const std::string& label, const std::string& text, Language language) {
  return text.empty() ? label : label + pick(language, "：", ": ") + text;
}

std::string missing_text(const Decision& decision, const MissingFact& fact, Language language) {
  std::string text = fact.title.in(language).empty() ? fact.name : fact.title.in(language);
  const bool of_another = fact.subject != decision.subject && !fact.entity_title.in(language).empty();
  const std::string owner = of_another ? fact.entity_title.in(language) + (fact.subject.empty() ? "" : " ") + fact.subject : fact.subject;
  if (!owner.empty()) text = owner + pick(language, " 的 ", ": ") + text;
  if (fact.year) text += pick(language, "（", " (") + std::to_string(*fact.year) + pick(language, "年）", ")");
  text = labelled(text, fact.why.in(language), language);
  if (fact.place) text += pick(language, "，见 ", ", see ") + place_text(*fact.place, language);
  if (!fact.decides.in(language).empty()) text += pick(language, "；", "; ") + fact.decides.in(language);
  return text;
}

std::string subject_text(const Decision& decision, Language language) {
  const std::string& name = decision.subject_name.empty() ? decision.subject : decision.subject_name;
  std::string text = name;
  if (name != decision.subject) text += pick(language, "（", " (") + decision.subject + pick(language, "）", ")");
  if (decision.year == 0) return text;
  return text + pick(language, "，", ", ") + std::to_string(decision.year) + pick(language, "年度", "");
}

struct Sections {
  std::vector<Section> all;
  void add(std::string title, std::vector<std::string> lines) {
    if (!lines.empty()) all.push_back({std::move(title), std::move(lines)});
  }
};

template <class Items, class Print>
std::vector<std::string> lines_of(const Items& items, Print print) {
  std::vector<std::string> lines;
  for (const auto& item : items) lines.push_back(print(item));
  return lines;
}

}  // namespace

std::string amounts_text(const Decision& decision, Language language) {
  if (decision.amount) return amount_in_full(*decision.amount, language);
  if (decision.lowest && decision.highest)
    return in_wan(*decision.lowest) + pick(language, " 至 ", " to ") + in_wan(*decision.highest);
  return decision.amount_not_stated ? pick(language, "条文未载明金额", "the text names no sum") : "";
}

Heading heading(const Decision& decision, Language language) {
  Heading head;
  head.provision = decision.provision + " " + decision.title.in(language);
  head.subject = subject_text(decision, language);
  head.outcome =
      labelled(outcome_text(decision.outcome, decision.kind, language), amounts_text(decision, language), language);
  head.basis = citation_text(decision.cite, language);
  head.reason = decision.reason.in(language);
  return head;
}

std::string places_text(const std::vector<Place>& places, Language language) {
  std::vector<std::string> texts;
  for (const Place& place : places) {
    if (!place.file.empty()) texts.push_back(place_text(place, language));
  }
  return joined(texts, language);
}

std::string failed_condition_text(const FailedCondition& failed, Language language) {
  std::string text =
      labelled(failed.text.in(language), pick(language, "实际 ", "found ") + value_text(failed.found, language), language);
  const std::string shortfall = shortfall_text(failed.shortfall, failed.condition.word, language);
  if (!shortfall.empty()) text += pick(language, "，", ", ") + shortfall;
  const std::string places = places_text(failed.places, language);
  return places.empty() ? text : text + pick(language, "，见 ", ", see ") + places;
}

std::string called(const Decision& decision, const std::string& name, Language language) {
  for (const auto& [known, title] : decision.titles) {
    if (known == name && !title.in(language).empty()) return title.in(language);
  }
  return name;
}

std::vector<std::string> called(const Decision& decision, const std::vector<std::string>& names, Language language) {
  return lines_of(names, [&](const std::string& name) { return called(decision, name, language); });
}

std::string share_text(const Decision& decision, const PartyShare& share, Language language) {
  return labelled(called(decision, share.party, language), share.amount ? in_wan(*share.amount) : pick(language, "份额未定", "share not stated"),
                  language);
}

std::string instalment_text(const Instalment& instalment, Language language) {
  const std::string when = instalment.year == 0 ? pick(language, "年份未载明", "year not stated")
                                                : std::to_string(instalment.year) + pick(language, "年", "");
  std::string text = labelled(when, in_wan(instalment.amount), language);
  if (instalment.outcome == Outcome::ineligible)
    text += pick(language, "（当年条件不满足，不再支付）", " (lost: its condition fails in that year)");
  if (instalment.outcome == Outcome::undetermined)
    text += pick(language, "（当年条件尚未可知）", " (its condition is not yet known)");
  return text;
}

std::vector<FailedCondition> distinct_failing(const Decision& decision) {
  std::vector<FailedCondition> distinct;
  for (const FailedCondition& one : decision.failing) {
    const auto same = [&](const FailedCondition& other) {
      return other.text == one.text && other.found == one.found && other.threshold == one.threshold && other.places == one.places;
    };
    if (std::ranges::none_of(distinct, same)) distinct.push_back(one);
  }
  return distinct;
}

std::vector<Section> decision_sections(const Decision& decision, Language language) {
  const auto share = [&](const PartyShare& item) { return share_text(decision, item, language); };
  Sections sections;
  sections.add(
      pick(language, "未满足的条件", "Failing conditions"),
      lines_of(distinct_failing(decision), [&](const FailedCondition& item) { return failed_condition_text(item, language); }));
  sections.add(pick(language, "缺少的资料", "Missing facts"),
               lines_of(decision.missing, [&](const MissingFact& item) { return missing_text(decision, item, language); }));
  sections.add(pick(language, "须裁量的事项", "Left to discretion"), called(decision, decision.open_discretions, language));
  sections.add(pick(language, "须取得的批准", "Approvals not on file"), called(decision, decision.approvals_missing, language));
  sections.add(pick(language, "数值", "Figures"), lines_of(decision.figures, [&](const Figure& item) {
                 return labelled(item.name, item.value.known() ? value_text(item.value, language) : "", language);
               }));
  sections.add(pick(language, "出资", "Funded by"), lines_of(decision.funded_by, share));
  sections.add(pick(language, "收款", "Paid to"), lines_of(decision.paid_to, share));
  sections.add(pick(language, "分期", "Instalments"),
               lines_of(decision.instalments, [&](const Instalment& item) { return instalment_text(item, language); }));
  sections.add(pick(language, "采用的口径", "Readings taken"),
               lines_of(decision.readings, [&](const auto& item) { return labelled(item.first, item.second, language); }));
  return std::move(sections.all);
}

}  // namespace duixian::report
