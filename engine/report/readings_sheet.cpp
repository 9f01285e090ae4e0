#include "report/readings_sheet.h"

#include "report/readings_text.h"
#include "report/sheet.h"
#include "report/value_text.h"
#include "report/whole_book.h"

namespace duixian::report {

namespace {

class ReadingsSheet {
 public:
  ReadingsSheet(Book& book, Language language) : language_(language), sheet_(book, head(), columns()) {}

  void rows(const ReadingEffect& reading) {
    const ChoiceEffect* taken = taken_choice(reading);
    for (const ChoiceEffect& choice : reading.choices) row(reading, choice, *taken);
  }

 private:
  [[nodiscard]] std::string say(const char* zh, const char* en) const { return language_ == Language::chinese ? zh : en; }

  [[nodiscard]] SheetHead head() const { return {say("读法", "Readings"), say("各种读法的结果", "What each reading costs"), say("单位：元", "in yuan"), 2}; }

  [[nodiscard]] std::vector<Column> columns() const {
    return {{say("读法", "Reading"), 12}, {say("选项", "Choice"), 7}, {say("存疑之处", "What is open"), 30}, {say("依据", "Basis"), 28}, {say("含义", "Meaning"), 30},
            {say("是否采用", "Taken"), 9}, {say("默认及理由", "Default and why"), 34}, {say("符合（项）", "Granted"), 10}, {say("增减", "Difference"), 9},
            {say("金额下限", "Sum, lowest"), 18}, {say("金额上限", "Sum, highest"), 18}, {say("下限增减", "Difference, lowest"), 18}, {say("上限增减", "Difference, highest"), 18},
            {say("得益", "Gain"), 8}, {say("受损", "Lose"), 8}, {say("有别", "Otherwise"), 8}};
  }

  void row(const ReadingEffect& reading, const ChoiceEffect& choice, const ChoiceEffect& taken) {
    const EffectTotals &totals = choice.all, &before = taken.all;
    sheet_.text(reading.id);
    sheet_.text(choice.name, Style::centred);
    sheet_.text(reading.issue.in(language_));
    sheet_.text(citation_text(reading.cite, language_));
    sheet_.text(choice.text.in(language_));
    sheet_.text(choice.taken ? say("是", "yes") : "", Style::centred);
    sheet_.text(reading.computed ? taken_text(reading, language_) : say("只说明数据如何填报", "only says how data are entered"));
    if (choice.clauses.empty()) return sheet_.end_row();  // nothing was counted
    sheet_.count(static_cast<std::int64_t>(totals.granted));
    sheet_.count(static_cast<std::int64_t>(totals.granted) - static_cast<std::int64_t>(before.granted));
    for (const Int128 sum : {totals.lowest, totals.highest, totals.lowest - before.lowest, totals.highest - before.highest}) sheet_.amount(sum, reading.currency, Style::yuan);
    for (const std::uint64_t subjects : {totals.gain, totals.lose, totals.otherwise}) sheet_.count(static_cast<std::int64_t>(subjects));
    sheet_.end_row();
  }

  Language language_;
  Sheet sheet_;
};

}  // namespace

Diagnostics write_readings(const std::filesystem::path& path, std::span<const ReadingEffect> readings, Language language) {
  const std::string title = language == Language::chinese ? "各种读法的结果" : "What each reading costs";
  return write_whole_book(path, title, [&](Book& book) {
    ReadingsSheet sheet(book, language);
    for (const ReadingEffect& reading : readings) sheet.rows(reading);
  });
}

}  // namespace duixian::report
