// Diagnostics as people read them, and as programs do.
//
//   policies/x/parks.lua:12: 错误：没有名为 anual_output 的数据项 [unknown-fact]
//       请改为 annual_output
#pragma once

#include <span>
#include <string>

#include "duixian/words/diagnostic.h"

namespace duixian::report {

[[nodiscard]] std::string to_text(const Diagnostic& diagnostic, Language language, bool colour);  // ends with a newline
[[nodiscard]] std::string to_text(std::span<const Diagnostic> diagnostics, Language language, bool colour);
[[nodiscard]] std::string to_json(std::span<const Diagnostic> diagnostics);  // an array, one diagnostic a line

}  // namespace duixian::report
