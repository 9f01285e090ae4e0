#include <cstdio>

#include "cli/commands.h"
#include "duixian/doors/report.h"

namespace duixian::cli {

void tell(const Options& options, const Diagnostics& diagnostics) {
  const std::string text = options.format == Format::json ? json_of(diagnostics) + "\n" : text_of(diagnostics, options.language, options.error_colour);
  if (!diagnostics.empty()) std::fwrite(text.data(), 1, text.size(), stderr);
}

void tell(const Options& options, const Message& message) { std::fprintf(stderr, "%s\n", message.in(options.language).c_str()); }

bool print(const std::string& text) { return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0; }

}  // namespace duixian::cli
