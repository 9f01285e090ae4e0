// A value as it is shown to a person or written to a file: what the engine found, or that it is unknown.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "duixian/words/date.h"
#include "duixian/words/message.h"
#include "duixian/words/quantity.h"

namespace duixian {

struct Unknown {
  friend bool operator==(const Unknown&, const Unknown&) = default;
};

struct Value;
using ValueList = std::vector<Value>;                            // in the records' order
using ValueMap = std::vector<std::pair<std::string, Value>>;     // parts by name, in the pack's order

struct Value {
  // bool: a truth; std::string: a name or text.
  std::variant<Unknown, bool, std::string, Date, Quantity, ValueList, ValueMap> is;
  std::string written = {};  // how the author counts: "万元", "亩", "%"; "" lets the printer choose
  Message label = {};        // names: what a person calls it; empty where the name speaks for itself

  [[nodiscard]] bool known() const { return !std::holds_alternative<Unknown>(is); }
  friend bool operator==(const Value&, const Value&) = default;
};

}  // namespace duixian
