// A tree of texts, lists and members by name, and its JSON: what a bound program is written down in.
//
// Every scalar is a text (a number too: "0.05", "1/3"), so that no reader is tempted to take one for a binary fraction; truths
// are the texts "yes" and "no". Members keep the order they were written in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace duixian::evaluate {

struct Written {
  enum class Form : unsigned char { text, list, members } form = Form::text;
  std::string text;
  std::vector<Written> list;
  std::vector<std::pair<std::string, Written>> members;

  [[nodiscard]] const Written* member(std::string_view name) const;  // null where there is none
  friend bool operator==(const Written&, const Written&) = default;
};

// `open` says how many levels are spread over lines, a member or an entry each; what lies deeper stands on one line.
[[nodiscard]] std::string to_json(const Written& written, int open);
// Nothing where the text is not such JSON, or nested deeper than 64; `at`, where given, is then the byte where it ends to be.
[[nodiscard]] std::optional<Written> written_from(std::string_view json, std::size_t* at = nullptr);

}  // namespace duixian::evaluate
