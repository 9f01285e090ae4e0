#include <new>

#include "cli/commands.h"
#include "cli/ending.h"

namespace {

int obey(const duixian::cli::Options& options) {
  using namespace duixian::cli;
  if (!outputs_replace_nothing_kept(options)) return exit_wrong;
  if (options.command == "settle" || (options.command == "run" && options.settle)) return settle(options);
  if (options.command == "run") return run(options);
  if (options.command == "explain") return explain(options);
  if (options.command == "funnel") return funnel(options);
  if (options.command == "targets") return targets(options);
  if (options.command == "readings") return readings(options);
  if (options.command == "test") return test(options);
  if (options.command == "check") return check(options);
  if (options.command == "describe") return describe(options);
  if (options.command == "key") return make_key(options);
  if (options.command == "replay") return replay(options);
  if (options.command == "prove") return prove(options);
  if (options.command == "verify") return verify(options);
  if (options.command == "history") return history(options);
  if (options.command == "audit") return audit(options);
  if (options.command == "diff") return diff(options);
  return make_pack(options);
}

}  // namespace

int main(int count, char** words) {
  using namespace duixian::cli;
  const Parsed parsed = parse(count, words);
  if (parsed.exit >= 0) return parsed.exit;
  watch_for_the_end(parsed.options);
  try {
    return obey(parsed.options);
  } catch (const std::bad_alloc&) {
    end_without_memory();
  }
}
