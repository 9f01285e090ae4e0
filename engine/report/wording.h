// How each word of the policy language is said in Chinese and in English: the one table that every printed rule goes by.
//
// A wording is a pattern: "{0}" stands for the first part of the node, "{1}" for the second, "{*}" for all of them as a
// list,
// "{* + }" for all of them joined by " + ", and "{name}" for what a person calls the fact, parameter or list. A word that
// the table does not know is shown as it is.
#pragma once

#include <string_view>

#include "duixian/words/message.h"

namespace duixian::report {

enum class Role : unsigned char {
  key,         // a provision's own key: heads a section
  group,       // heads conditions or choices that follow it
  condition,   // holds or not, of its parts
  comparison,  // two sides, and whether they hold
  leaf,        // stands by itself: a fact, a parameter, a constant
  formula,     // a value computed from its parts
};

struct Wording {
  std::string_view word;
  Role role;
  std::string_view zh, en;

  [[nodiscard]] std::string_view in(Language language) const { return language == Language::chinese ? zh : en; }
};

// Nothing for a word that the vocabulary does not have.
[[nodiscard]] const Wording* wording(std::string_view word);
[[nodiscard]] Role role_of(std::string_view word);  // formula where the word is not known

}  // namespace duixian::report
