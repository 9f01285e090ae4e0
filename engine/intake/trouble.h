// How intake says what is wrong with a file: what, where and what to do.
#pragma once

#include <string>
#include <utility>

#include "duixian/words/diagnostic.h"

namespace duixian::intake {

[[nodiscard]] inline Diagnostic trouble(std::string code, std::string file, Message what, Message remedy) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.file = std::move(file);
  diagnostic.what = std::move(what);
  diagnostic.remedy = std::move(remedy);
  return diagnostic;
}

[[nodiscard]] inline Diagnostic at_line(Diagnostic diagnostic, std::uint64_t line) {
  diagnostic.line = static_cast<int>(line);
  return diagnostic;
}

[[nodiscard]] inline Diagnostic at_cell(Diagnostic diagnostic, std::string cell) {
  diagnostic.cell = std::move(cell);
  return diagnostic;
}

[[nodiscard]] inline Diagnostic with(Severity severity, Diagnostic diagnostic) {
  diagnostic.severity = severity;
  return diagnostic;
}

}  // namespace duixian::intake
