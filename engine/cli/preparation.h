// What every command over records does first: reads packs and records, and tells what is wrong or doubtful.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "duixian/doors/run.h"

namespace duixian::cli {

// Nothing where the command line asked for something that cannot be; it is told.
std::optional<RunOptions> run_options(const Options& options);
// Packs of several places over one folder: each reads the folder in it that bears its id, where there is one.
std::string records_of(const Pack& pack, const std::string& records);
// Loads packs; tells what is wrong with any of them.
std::optional<std::vector<Pack>> loaded(const Options& options);
// The options of the run of one pack: its own records where each pack has a folder, and the packs beside it.
RunOptions own_options(const RunOptions& how, const std::vector<Pack>& packs, std::size_t number);
// Prepares the run of one pack beside the others; tells what is wrong.
std::optional<Run> prepared(const Options& options, const std::vector<Pack>& packs, std::size_t number, RunOptions how);
// The runs of all packs; nothing where one of them cannot be made.
std::optional<std::vector<Run>> runs_of(const Options& options);
// Notes and cells that could not be read, the first few of them; of those in `told` none again.
void tell_doubts(const Options& options, const Run& run, Diagnostics* told = nullptr);

}  // namespace duixian::cli
