// A report of the ledger in the making: text for people in one language, and JSON beside it.
#pragma once

#include <cstdint>
#include <string>

#include "duixian/words/date.h"
#include "duixian/words/message.h"

namespace duixian {

class ReportLines {
 public:
  explicit ReportLines(Language language) : language_(language) {}

  void heading(const Message& text) { out_ += (out_.empty() ? "" : "\n") + text.in(language_) + "\n"; }
  void line(const Message& text) { out_ += "  " + text.in(language_) + "\n"; }
  void same(const std::string& text) { out_ += "  " + text + "\n"; }
  void raw(const std::string& text) { out_ += text; }
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  Language language_;
  std::string out_;
};

// "2008-06-30 07:15 UTC": of a ledger's own seconds, never of the machine's time zone.
[[nodiscard]] inline std::string moment_text(std::int64_t seconds) {
  const std::int64_t days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400, rest = seconds - days * 86400;
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return to_text(Date{static_cast<std::int32_t>(days)}) + " " + two(rest / 3600) + ":" + two(rest / 60 % 60) + " UTC";
}

}  // namespace duixian
