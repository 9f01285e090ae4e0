#include "intake/shared_strings.h"

#include "intake/xml.h"

namespace duixian::intake {

class StringCollector final : public XmlSink {
 public:
  explicit StringCollector(SharedStrings& strings) : strings_(strings) {}

  void begin(std::string_view element, const Attributes&) override {
    if (element == "rPh") ++phonetic_;
    inside_ = element == "t" && phonetic_ == 0;
  }
  void end(std::string_view element) override {
    inside_ = false;
    if (element == "rPh") --phonetic_;
    if (element == "si") strings_.ends_.push_back(strings_.text_.size());
  }
  void text(std::string_view text) override {
    if (inside_) strings_.text_.append(text);
  }

 private:
  SharedStrings& strings_;
  int phonetic_ = 0;
  bool inside_ = false;
};

std::optional<Diagnostic> SharedStrings::read(const Package& package, const std::string& part) {
  StringCollector collector(*this);
  return read_xml(package, {part, package.limits().strings_bytes}, collector);
}

std::string_view SharedStrings::operator[](std::size_t index) const {
  const std::size_t begin = index == 0 ? room_before : ends_[index - 1];
  return std::string_view(text_).substr(begin, ends_[index] - begin);
}

}  // namespace duixian::intake
