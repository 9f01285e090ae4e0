// How a contestant of the speed table is driven: a process that loads once, then obeys lines on its standard input.
//
// It says `{"ready": ...}` when loaded, and answers each line `COMMAND [ARGUMENT]` with one line of JSON: `run` with
// {"seconds": S}, a command that it does not know with {"unknown": "COMMAND"}. So contestants can take turns in one run.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace speed {

using Command = std::function<std::string(const std::string& argument)>;

// Serves until the input ends. `ready` is a JSON object told at the start.
int serve(const std::string& ready, const std::map<std::string, Command>& commands);

template <class Work>
double seconds_of(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

[[nodiscard]] std::string told(const std::string& key, double value);

// A named option of the command line, `--rows 1000`; the fallback where it is not given.
[[nodiscard]] std::string option(int count, char** words, const std::string& name, const std::string& fallback = "");
[[nodiscard]] bool flag(int count, char** words, const std::string& name);

// What was decided, for the judge: outcomes.u8 (0 ineligible, 1 granted, 2 undetermined) and amounts.i64 (fen; zero unless
// granted), provision after provision, a value a row.
class ResultFiles {
 public:
  explicit ResultFiles(const std::filesystem::path& folder);
  void add(const std::vector<std::uint8_t>& outcomes, const std::vector<std::int64_t>& amounts);

 private:
  std::ofstream outcomes_, amounts_;
};

}  // namespace speed
