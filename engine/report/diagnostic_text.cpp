#include "report/diagnostic_text.h"

#include "report/colour.h"
#include "report/json_writer.h"

namespace duixian::report {

namespace {

const char* stable_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

std::string severity_text(Severity severity, Language language, bool colour) {
  switch (severity) {
    case Severity::error:
      return coloured(language == Language::chinese ? "错误" : "error", Colour::red, colour);
    case Severity::warning:
      return coloured(language == Language::chinese ? "警告" : "warning", Colour::yellow, colour);
    case Severity::note:
      return coloured(language == Language::chinese ? "提示" : "note", Colour::dim, colour);
  }
  return "";
}

// "file:line" as compilers print it, so that editors can jump there; a cell in place of the line for tables.
std::string place_of(const Diagnostic& diagnostic) {
  std::string place = diagnostic.file;
  if (!diagnostic.cell.empty())
    place += (place.empty() ? "" : ":") + diagnostic.cell;
  else if (diagnostic.line > 0 && !place.empty())
    place += ":" + std::to_string(diagnostic.line);
  return place.empty() ? "" : place + ": ";
}

// A remedy of several lines stays indented.
std::string indented(const std::string& text) {
  std::string lines = "    ";
  for (const char byte : text) {
    lines += byte;
    if (byte == '\n') lines += "    ";
  }
  return lines + "\n";
}

void write(JsonWriter& json, const Diagnostic& diagnostic) {
  json.begin_object();
  json.field("severity", stable_name(diagnostic.severity));
  json.field("code", diagnostic.code);
  json.field("file", diagnostic.file);
  json.field("line", diagnostic.line);
  json.field("cell", diagnostic.cell);
  json.field("provision", diagnostic.provision);
  json.key("what");
  json.message(diagnostic.what);
  json.key("remedy");
  json.message(diagnostic.remedy);
  json.end_object();
}

}  // namespace

std::string to_text(const Diagnostic& diagnostic, Language language, bool colour) {
  const bool chinese = language == Language::chinese;
  std::string text = coloured(place_of(diagnostic), Colour::bold, colour && !place_of(diagnostic).empty());
  text += severity_text(diagnostic.severity, language, colour) + (chinese ? "：" : ": ");
  if (!diagnostic.provision.empty())
    text += (chinese ? "条款 " : "provision ") + diagnostic.provision + (chinese ? "：" : ": ");
  text += diagnostic.what.in(language);
  if (!diagnostic.code.empty()) text += coloured(" [" + diagnostic.code + "]", Colour::dim, colour);
  text += "\n";
  return diagnostic.remedy.in(language).empty() ? text : text + indented(diagnostic.remedy.in(language));
}

std::string to_text(std::span<const Diagnostic> diagnostics, Language language, bool colour) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += to_text(diagnostic, language, colour);
  return text;
}

std::string to_json(std::span<const Diagnostic> diagnostics) {
  std::string text = "[";
  for (std::size_t at = 0; at < diagnostics.size(); ++at) {
    text += at == 0 ? "\n" : ",\n";
    JsonWriter json(text);
    write(json, diagnostics[at]);
  }
  return text + (diagnostics.empty() ? "]\n" : "\n]\n");
}

}  // namespace duixian::report
