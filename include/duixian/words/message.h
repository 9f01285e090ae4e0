// A message for a person, in both languages the project speaks.
//
// Every diagnostic, reason and explanation is a Message; which half is shown is decided at the very end, by whoever
// prints it. Both halves are UTF-8 and say the same.
#pragma once

#include <string>

namespace duixian {

enum class Language : unsigned char { chinese, english };

struct Message {
  std::string zh;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const { return language == Language::chinese ? zh : en; }
  [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
  friend bool operator==(const Message&, const Message&) = default;
};

}  // namespace duixian
