#include "report/value_text.h"

#include <algorithm>

namespace duixian::report {

namespace {

struct ValuePrinter {
  Language language;
  bool labels = true;

  [[nodiscard]] std::string text(const Value& value) const {
    if (const auto* quantity = std::get_if<Quantity>(&value.is)) return to_text(*quantity, value.written);
    if (labels && !value.label.in(language).empty() && std::holds_alternative<std::string>(value.is)) return value.label.in(language);
    return std::visit(*this, value.is);
  }

  [[nodiscard]] bool chinese() const { return language == Language::chinese; }

  std::string operator()(const Unknown&) const { return chinese() ? "未知" : "unknown"; }
  std::string operator()(bool truth) const {
    if (chinese()) return truth ? "是" : "否";
    return truth ? "yes" : "no";
  }
  std::string operator()(const std::string& name) const { return name; }
  std::string operator()(const Date& date) const { return to_text(date); }
  std::string operator()(const Quantity& quantity) const { return to_text(quantity); }
  std::string operator()(const ValueList& list) const {
    if (list.empty()) return chinese() ? "无" : "none";
    std::vector<std::string> texts;
    for (const Value& value : list) texts.push_back(text(value));
    return joined(texts, language);
  }
  std::string operator()(const ValueMap& map) const {
    std::vector<std::string> texts;
    for (const auto& [name, value] : map) texts.push_back(name + (chinese() ? "：" : ": ") + text(value));
    return joined(texts, language);
  }
};

// 13 is 十三, 105 is 105: no article that a clause cites needs more.
std::string chinese_number(const std::string& text) {
  static constexpr const char* digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const auto digit = [&](std::size_t at) { return digits[text[at] - '0']; };
  if (text.size() == 1) return digit(0);
  if (text.size() == 2 && text[0] == '1') return std::string("十") + digit(1);
  if (text.size() == 2) return std::string(digit(0)) + "十" + digit(1);
  return text;
}

bool is_number(const std::string& text) {
  return !text.empty() && text[0] != '0' && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string chinese_part(const std::string& number, const char* what) {
  if (number.empty()) return "";
  return is_number(number) ? "第" + chinese_number(number) + what : number;
}

std::string english_part(const std::string& number, const char* what) {
  if (number.empty()) return "";
  return is_number(number) ? std::string(what) + " " + number : number;
}

}  // namespace

std::string value_text(const Value& value, Language language) { return ValuePrinter{language}.text(value); }
std::string value_text_by_name(const Value& value, Language language) { return ValuePrinter{language, false}.text(value); }

std::string joined(std::span<const std::string> texts, Language language) {
  std::string all;
  for (const std::string& text : texts) {
    if (!all.empty()) all += language == Language::chinese ? "、" : ", ";
    all += text;
  }
  return all;
}

std::string column_letters(int column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

std::string place_text(const Place& place, Language language) {
  if (place.file.empty()) return "";
  const std::string row = std::to_string(place.row), column = std::to_string(place.column);
  const bool chinese = language == Language::chinese;
  std::string text = place.file.substr(place.file.rfind('/') + 1);  // the folder is that of the run
  if (!place.sheet.empty()) text += chinese ? "「" + place.sheet + "」" : ", sheet " + place.sheet;
  if (place.row <= 0) return text;
  const std::string numbers = chinese ? "第" + row + "行第" + column + "列" : "row " + row + ", column " + column;
  if (place.sheet.empty()) return text + (chinese ? " " : ", ") + numbers;
  return text + (chinese ? "" : ", ") + column_letters(place.column) + row +
         (chinese ? "（" + numbers + "）" : " (" + numbers + ")");
}

std::string citation_text(const Citation& cite, Language language) {
  std::string text = cite.document.in(language);
  const std::string& article = cite.article.in(language);
  if (language == Language::chinese) {
    if (!text.empty() && !text.starts_with("《")) text = "《" + text + "》";
    return text + chinese_part(article, "条") + chinese_part(cite.paragraph, "款");
  }
  for (const std::string& part : {english_part(article, "article"), english_part(cite.paragraph, "paragraph")}) {
    if (part.empty()) continue;
    if (!text.empty()) text += ", ";
    text += part;
  }
  return text;
}

}  // namespace duixian::report
