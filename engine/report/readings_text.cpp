#include "report/readings_text.h"

#include <algorithm>

#include "report/amount_text.h"
#include "report/colour.h"
#include "report/outcome_text.h"
#include "report/valid_text.h"
#include "report/value_text.h"

namespace duixian::report {

namespace {

constexpr int count_columns = 13, sum_columns = 24;

std::string ends(const std::string& low, const std::string& high, Language language) {
  if (low == high) return low;
  return low + (language == Language::chinese ? " 至 " : " to ") + high;
}

std::string signed_amount(Int128 minor, const std::string& currency) {
  if (minor == 0) return "±0";
  return (minor > 0 ? "+" : "") + in_wan(minor, currency);
}

class Screen {
 public:
  Screen(Language language, bool colour) : language_(language), colour_(colour) {}

  void reading(const ReadingEffect& reading) {
    text += coloured(trimmed(fitted(reading.id + " " + reading.issue.in(language_), reading_columns)), Colour::bold, colour_) + "\n";
    line("  " + citation_text(reading.cite, language_));
    line("  " + taken_text(reading, language_));
    const ChoiceEffect* taken = taken_choice(reading);
    for (const ChoiceEffect& choice : reading.choices) this->choice(choice, *taken, reading.currency);
  }

  void line(const std::string& said) { text += trimmed(fitted(said, reading_columns)) + "\n"; }
  [[nodiscard]] std::string say(const char* zh, const char* en) const { return language_ == Language::chinese ? zh : en; }

  std::string text;

 private:
  static std::string trimmed(std::string said) { return said.erase(said.find_last_not_of(' ') + 1); }

  void choice(const ChoiceEffect& choice, const ChoiceEffect& taken, const std::string& currency) {
    line((choice.taken ? "  * " : "    ") + choice.name + " " + choice.text.in(language_));
    for (std::size_t at = 0; at < choice.clauses.size(); ++at) clause(choice.clauses[at], taken.clauses[at], choice.taken);
    const EffectTotals& all = choice.all;
    if (choice.taken) return;
    if (all.gain + all.lose + all.otherwise == 0) return line("        " + say("与现取的读法结果相同", "the same as the choice taken"));
    std::string said = std::to_string(all.gain) + say(" 个主体得益，", " gain, ") + std::to_string(all.lose) + say(" 个受损", " lose");
    if (all.otherwise > 0) said += say("，", ", ") + std::to_string(all.otherwise) + say(" 个结论有别", " come out otherwise");
    line("        " + said);
    const auto pays = [](const ClauseEffect& one) { return moves_money(one.kind); };
    if (std::ranges::count_if(choice.clauses, pays) > 1) line("        " + say("奖补金额合计 ", "money in all ") + difference_text(taken.all, all, currency, language_));
  }

  // "10-3 土地出让金返还      5 项 (+2)      1384万元", and the difference of the sums below it.
  void clause(const ClauseEffect& clause, const ClauseEffect& taken, bool is_taken) {
    const bool sums = clause.totals.highest != 0 || taken.totals.highest != 0;
    const std::string counted = difference_text(taken.totals.granted, clause.totals.granted);
    const std::string count = std::to_string(clause.totals.granted) + say(" 项", " cases") + (is_taken || counted == "±0" ? "" : " (" + counted + ")");
    line("        " + fitted(clause.provision + " " + clause.title.in(language_), name_columns) + fitted_right(count, count_columns));
    if (!sums) return;
    append(sum_text(clause.totals, clause.currency, language_));
    const std::string change = difference_text(taken.totals, clause.totals, clause.currency, language_);
    if (!is_taken && change != "±0") line(fitted_right(change, reading_columns));
  }

  // At the end of the line before, or on its own where there is no room.
  void append(const std::string& sum) {
    if (width_of(sum) >= sum_columns) return line(fitted_right(sum, reading_columns));
    text.pop_back();
    text += fitted_right(sum, sum_columns) + "\n";
  }

  static constexpr int name_columns = reading_columns - 8 - count_columns - sum_columns;

  Language language_;
  bool colour_;
};

void list(Screen& screen, const std::string& title, const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  screen.line(title);
  std::string line = " ";
  for (const std::string& id : ids) {
    if (width_of(line) + 1 + width_of(id) > reading_columns) {
      screen.line(line);
      line = " ";
    }
    line += " " + id;
  }
  screen.line(line);
}

}  // namespace

bool makes_difference(const ReadingEffect& reading) {
  return std::ranges::any_of(reading.choices, [](const ChoiceEffect& one) { return one.all.gain + one.all.lose + one.all.otherwise > 0; });
}

const ChoiceEffect* taken_choice(const ReadingEffect& reading) {
  const auto at = std::ranges::find(reading.choices, true, &ChoiceEffect::taken);
  return at == reading.choices.end() ? nullptr : &*at;
}

std::string taken_text(const ReadingEffect& reading, Language language) {
  const bool chinese = language == Language::chinese;
  const ChoiceEffect* taken = taken_choice(reading);
  if (taken != nullptr && taken->name != reading.standard)
    return chinese ? "本次取 " + taken->name + "，默认为 " + reading.standard + "：" + reading.why.zh : taken->name + " in this run, the default is " + reading.standard + ": " + reading.why.en;
  const std::string& why = reading.why.in(language);
  if (reading.standard == "none") return (chinese ? "没有默认读法" : "no default") + (why.empty() ? "" : (chinese ? "：" : ": ") + why);
  return (chinese ? "默认 " : "default ") + reading.standard + (why.empty() ? "" : (chinese ? "：" : ": ") + why);
}

std::string difference_text(std::uint64_t before, std::uint64_t after) {
  if (before == after) return "±0";
  return after > before ? "+" + std::to_string(after - before) : "-" + std::to_string(before - after);
}

std::string difference_text(const EffectTotals& before, const EffectTotals& after, const std::string& currency, Language language) {
  return ends(signed_amount(after.lowest - before.lowest, currency), signed_amount(after.highest - before.highest, currency), language);
}

std::string sum_text(const EffectTotals& totals, const std::string& currency, Language language) {
  return ends(in_wan(totals.lowest, currency), in_wan(totals.highest, currency), language);
}

std::string readings_text(std::span<const ReadingEffect> readings, Language language, bool colour) {
  Screen screen(language, colour);
  std::vector<std::string> same, not_computed;
  for (const ReadingEffect& reading : readings) {
    if (!reading.computed) not_computed.push_back(reading.id);
    else if (makes_difference(reading)) screen.reading(reading);
    else same.push_back(reading.id);
  }
  list(screen, screen.say("对这些记录没有影响的读法：", "Readings that make no difference to these records:"), same);
  list(screen, screen.say("只说明数据如何填报、不参与计算的读法：", "Readings that only say how data are entered, and compute nothing:"), not_computed);
  if (readings.empty()) screen.line(screen.say("没有读法", "there are no readings"));
  return std::move(screen.text);
}

}  // namespace duixian::report
