// The floor under every contestant: each column read once and each result written once, at the bandwidth of this machine.
//
//   memory_floor --data FOLDER --result-bytes N [--results fresh|reused] [--rows N]
#include <cstdint>
#include <cstring>
#include <vector>

#include "contest/contestant.h"
#include "contest/large_pages.h"
#include "contest/raw_columns.h"

namespace {

// Several sums at once, so that the adding never waits for itself.
template <class T>
std::uint64_t sum_of(const std::vector<T>& values) {
  std::uint64_t sums[8] = {};
  std::size_t i = 0;
  for (; i + 8 <= values.size(); i += 8) {
    for (std::size_t lane = 0; lane < 8; ++lane) sums[lane] += static_cast<std::uint64_t>(values[i + lane]);
  }
  for (; i < values.size(); ++i) sums[0] += static_cast<std::uint64_t>(values[i]);
  std::uint64_t sum = 0;
  for (const std::uint64_t one : sums) sum += one;
  return sum;
}

}  // namespace

int main(int count, char** words) {
  const speed::RawColumns raw = speed::read_raw_columns(speed::option(count, words, "--data"), std::stoul(speed::option(count, words, "--rows", "0")), 1);
  const std::size_t result_bytes = std::stoul(speed::option(count, words, "--result-bytes"));
  const bool reused = speed::option(count, words, "--results", "reused") == "reused";
  std::size_t read_bytes = raw.owners.size() * sizeof(std::uint32_t);
  for (const auto& column : raw.columns) read_bytes += (column.values.size() + column.known.size()) * sizeof(std::uint64_t);
  speed::Room<std::uint8_t> results;
  volatile std::uint64_t kept = 0;
  const auto run = [&](const std::string&) {
    if (!reused) results.reset();
    return speed::told("seconds", speed::seconds_of([&] {
      std::uint64_t sum = sum_of(raw.owners);
      for (const auto& column : raw.columns) sum += sum_of(column.values) + sum_of(column.known);
      kept = sum;
      if (!results) results = speed::room_for<std::uint8_t>(result_bytes);
      std::memset(results.get(), static_cast<int>(sum & 0xff), result_bytes);
    }));
  };
  return speed::serve("{\"read_bytes\": " + std::to_string(read_bytes) + ", \"written_bytes\": " + std::to_string(result_bytes) + "}", {{"run", run}});
}
