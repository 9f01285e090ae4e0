// Values in entries: a shape, which is the same for all subjects and stands in the glossary, and what is left of the value
// without it. 5亿元 has the shape "a quantity of CNY, written in 亿元" and the rest 50000000000.
#pragma once

#include <string>
#include <string_view>

#include "base/canonical_reader.h"
#include "base/canonical_writer.h"
#include "duixian/words/value.h"
#include "ledger/glossary.h"
#include "ledger/lines.h"

namespace duixian::ledger {

// The shape of a value, as canonical bytes.
void append_shape(std::string& out, const Value& value);
// What is left of it. A name with a label becomes a line; without `lines`, within a line, it is spelled out.
void append_rest(std::string& out, const Value& value, Lines* lines);
// Shape and rest, as a list of two.
void append_whole(std::string& out, const Value& value, Lines* lines);
// A name with a label as a line.
[[nodiscard]] std::string label_line(const std::string& name, const Message& label);
void append_amount(std::string& out, const Rational& amount);  // a whole number, or a list of numerator and denominator

[[nodiscard]] Rational amount_from(CanonicalReader& from);
// Reads a value back; refuses by `from` or `shape` what no writer wrote. Without a glossary, as within a line.
[[nodiscard]] Value value_from(std::string_view shape, CanonicalReader& from, const Glossary* glossary);
[[nodiscard]] Value whole_from(CanonicalReader& from, const Glossary* glossary);

}  // namespace duixian::ledger
