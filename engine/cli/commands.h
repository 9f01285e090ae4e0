// What each command does. Results go to standard output, what went wrong to standard error; the exit code is returned.
#pragma once

#include "cli/options.h"
#include "duixian/doors/run.h"
#include "duixian/doors/settle.h"
#include "duixian/words/diagnostic.h"

namespace duixian::cli {

int run(const Options& options);
int settle(const Options& options);
int explain(const Options& options);
int funnel(const Options& options);
int targets(const Options& options);
int readings(const Options& options);
int test(const Options& options);
int check(const Options& options);
int describe(const Options& options);
int make_pack(const Options& options);
int make_key(const Options& options);
int replay(const Options& options);
int prove(const Options& options);
int verify(const Options& options);
int history(const Options& options);
int audit(const Options& options);
int diff(const Options& options);

// Records runs that have been prepared with `how`; tells what came of it. An exit code.
int record(const Options& options, const std::vector<Run>& runs, const RunOptions& how, const SettledRuns* settled = nullptr);

// False, and told, where something that the command would write lies over a ledger, a signed head or a key.
bool outputs_replace_nothing_kept(const Options& options);

// Prints diagnostics on standard error.
void tell(const Options& options, const Diagnostics& diagnostics);
// One line on standard error, in the language asked for.
void tell(const Options& options, const Message& message);
// Prints text on standard output; false where it could not all be written.
bool print(const std::string& text);

}  // namespace duixian::cli
