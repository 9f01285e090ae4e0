#include "cli/commands.h"

int main(int count, char** words) {
  using namespace duixian::cli;
  const Parsed parsed = parse(count, words);
  if (parsed.exit >= 0) return parsed.exit;
  const Options& options = parsed.options;
  if (options.command == "run") return run(options);
  if (options.command == "explain") return explain(options);
  if (options.command == "targets") return targets(options);
  if (options.command == "readings") return readings(options);
  if (options.command == "test") return test(options);
  if (options.command == "check") return check(options);
  if (options.command == "describe") return describe(options);
  return make_pack(options);
}
