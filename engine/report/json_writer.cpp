#include "report/json_writer.h"

#include "report/valid_text.h"

namespace duixian::report {

namespace {

void append_escaped(std::string& out, unsigned char byte) {
  static constexpr char hexadecimal[] = "0123456789abcdef";
  switch (byte) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += hexadecimal[byte >> 4];
      out += hexadecimal[byte & 15];
  }
}

}  // namespace

void append_json_text(std::string& out, std::string_view value) {
  out += '"';
  std::string repaired;
  if (!is_valid_text(value)) value = repaired = valid_text(value);
  std::size_t plain = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const auto byte = static_cast<unsigned char>(value[at]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out += value.substr(plain, at - plain);
    append_escaped(out, byte);
    plain = at + 1;
  }
  out += value.substr(plain);
  out += '"';
}

void JsonWriter::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void JsonWriter::begin_object() {
  separate();
  out_ += '{';
  first_ = true;
}

void JsonWriter::end_object() {
  out_ += '}';
  first_ = false;
}

void JsonWriter::begin_array() {
  separate();
  out_ += '[';
  first_ = true;
}

void JsonWriter::end_array() {
  out_ += ']';
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  separate();
  append_json_text(out_, name);
  out_ += ':';
  first_ = true;
}

void JsonWriter::text(std::string_view value) {
  separate();
  append_json_text(out_, value);
}

void JsonWriter::number(std::int64_t value) {
  separate();
  out_ += std::to_string(value);
}

void JsonWriter::truth(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  separate();
  out_ += "null";
}

void JsonWriter::field(std::string_view name, std::string_view value) {
  key(name);
  text(value);
}

void JsonWriter::field(std::string_view name, std::int64_t value) {
  key(name);
  number(value);
}

void JsonWriter::message(const Message& value) {
  if (value.empty()) return null();
  begin_object();
  field("zh", value.zh);
  field("en", value.en);
  end_object();
}

}  // namespace duixian::report
