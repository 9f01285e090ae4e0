#include "intake/date_styles.h"

#include <charconv>
#include <map>

#include "intake/xml.h"

namespace duixian::intake {

namespace {

// The formats that files name by number only; 27-36 and 50-58 are the dates of Chinese, Japanese and Korean Excel.
bool is_built_in_date(int format) {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) ||
         (format >= 50 && format <= 58);
}

int number(const std::optional<std::string_view>& text) {
  int value = -1;
  if (text) std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}

class StyleCollector final : public XmlSink {
 public:
  void begin(std::string_view element, const Attributes& attributes) override {
    if (element == "numFmt") codes_[number(attributes.find("numFmtId"))] = shows_date(attributes.find("formatCode").value_or(""));
    if (element == "cellXfs") cells_ = true;
    if (element == "xf" && cells_) formats_.push_back(number(attributes.find("numFmtId")));
  }
  void end(std::string_view element) override {
    if (element == "cellXfs") cells_ = false;
  }
  [[nodiscard]] std::vector<bool> dates() const {
    std::vector<bool> dates;
    for (const int format : formats_) {
      const auto own = codes_.find(format);
      dates.push_back(own == codes_.end() ? is_built_in_date(format) : own->second);
    }
    return dates;
  }

 private:
  std::map<int, bool> codes_;
  std::vector<int> formats_;
  bool cells_ = false;
};

}  // namespace

bool shows_date(std::string_view code) {
  bool date = false;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = code[at];
    if (c == '"' || c == '[') {
      at = code.find(c == '"' ? '"' : ']', at + 1);
      if (at == std::string_view::npos) break;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == 'E' || c == 'e') {
      if (at + 1 < code.size() && (code[at + 1] == '+' || code[at + 1] == '-')) return false;
      date = true;  // the year of an era
    } else if (std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos) {
      date = true;
    } else if (c == '0' || c == '#' || c == '?') {
      if (!date) return false;  // fractions of a second come behind "s" only
    } else if (code.substr(at).starts_with("General")) {
      return false;
    }
  }
  return date;
}

std::optional<Diagnostic> DateStyles::read(const Package& package, const std::string& part) {
  StyleCollector collector;
  auto wrong = read_xml(package, part, PartLimits::small_bytes, collector);
  dates_ = collector.dates();
  return wrong;
}

}  // namespace duixian::intake
