#include "intake/cell_styles.h"

#include <charconv>
#include <map>

#include "intake/xml.h"

namespace duixian::intake {

namespace {

// The formats that files name by number only; 27-36 and 50-58 are the dates of Chinese, Japanese and Korean Excel.
CellKind built_in(int format) {
  const bool date = (format >= 14 && format <= 22) || (format >= 27 && format <= 36) ||
                    (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
  if (date) return CellKind::day;
  return format == 9 || format == 10 ? CellKind::percent : CellKind::number;
}

int number(const std::optional<std::string_view>& text) {
  int value = -1;
  if (text) std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}

class StyleCollector final : public XmlSink {
 public:
  void begin(std::string_view element, const Attributes& attributes) override {
    if (element == "numFmt") codes_[number(attributes.find("numFmtId"))] = shown_as(attributes.find("formatCode").value_or(""));
    if (element == "cellXfs") cells_ = true;
    if (element == "xf" && cells_) formats_.push_back(number(attributes.find("numFmtId")));
  }
  void end(std::string_view element) override {
    if (element == "cellXfs") cells_ = false;
  }
  [[nodiscard]] std::vector<CellKind> kinds() const {
    std::vector<CellKind> kinds;
    for (const int format : formats_) {
      const auto own = codes_.find(format);
      kinds.push_back(own == codes_.end() ? built_in(format) : own->second);
    }
    return kinds;
  }

 private:
  std::map<int, CellKind> codes_;
  std::vector<int> formats_;
  bool cells_ = false;
};

}  // namespace

// Only the form of positive numbers is asked; texts in quotes and brackets, and escaped characters, are ornament.
CellKind shown_as(std::string_view code) {
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = code[at];
    if (c == '"' || c == '[') {
      at = code.find(c == '"' ? '"' : ']', at + 1);
      if (at == std::string_view::npos) break;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '%') {
      return CellKind::percent;
    } else if (c == '0' || c == '#' || c == '?') {
      // digits before any date letter: a number, unless a percent sign follows
      const auto end = code.find(';', at);
      return code.substr(at, end - at).find('%') == std::string_view::npos ? CellKind::number : CellKind::percent;
    } else if (code.substr(at).starts_with("General")) {
      return CellKind::number;
    } else if (std::string_view("yYmMdDhHsSeE").find(c) != std::string_view::npos) {
      return CellKind::day;
    }
  }
  return CellKind::number;
}

std::optional<Diagnostic> CellStyles::read(const Package& package, const std::string& part) {
  StyleCollector collector;
  auto wrong = read_xml(package, {part}, collector);
  kinds_ = collector.kinds();
  return wrong;
}

}  // namespace duixian::intake
