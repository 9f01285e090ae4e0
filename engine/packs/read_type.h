// The type of a fact, parameter, discretion or series from its TOML declaration.
#pragma once

#include <optional>
#include <string>

#include "duixian/words/rational.h"
#include "duixian/words/type.h"
#include "packs/toml_source.h"

namespace duixian::packs {

struct DeclaredType {
  Type type;
  std::string written_unit;            // as declared, or ""
  std::optional<Rational> bare_scale;  // what a bare 1 is in the base; nothing where a unit is needed
  bool is_rate = false;                // declared as one, or counted in % and its like
};

// `type = "money"`, with `unit`, `of` and `open` beside it. Nothing, and a diagnostic, where it is not understood.
[[nodiscard]] std::optional<DeclaredType> read_type(TomlSource& source, const toml::table& table, const std::string& currency);

// A value of that type from TOML: its number (truths 0 and 1, dates as days) or its text. `bare_scale` counts bare numbers.
struct TypedValue {
  Rational number;
  std::string text;
};
[[nodiscard]] std::optional<TypedValue> read_value(TomlSource& source, const toml::node& node, const DeclaredType& declared);

}  // namespace duixian::packs
