// Kernels that count their calls: a table of pointers to counting functions, one table for each width.
#include <array>
#include <atomic>
#include <map>

#include "agree/column_answers.h"

namespace duixian::agree {

namespace {

using kernels::Kernels;

constexpr std::size_t most_widths = 8;

struct Met {
  const char* kernel;
  const std::atomic<std::int64_t>* calls;
};
std::map<std::size_t, std::vector<Met>> all_met;  // by width
std::array<const Kernels*, most_widths> inner{};

template <std::size_t width, auto kernel>
struct Counting;
template <std::size_t width, class Result, class... Arguments, Result (*Kernels::*kernel)(Arguments...)>
struct Counting<width, kernel> {
  static inline std::atomic<std::int64_t> calls{0};
  static Result call(Arguments... arguments) {
    ++calls;
    return (inner[width]->*kernel)(arguments...);
  }
};

template <std::size_t width>
Kernels counting() {
  Kernels made = *inner[width];
  auto& met = all_met[width];
  const auto put = [&]<auto kernel>(const char* name) {
    made.*kernel = Counting<width, kernel>::call;
    met.push_back({name, &Counting<width, kernel>::calls});
  };
  put.template operator()<&Kernels::at_least>("at_least");
  put.template operator()<&Kernels::equals>("equals");
  put.template operator()<&Kernels::at_least_wide>("at_least_wide");
  put.template operator()<&Kernels::equals_wide>("equals_wide");
  put.template operator()<&Kernels::sum>("sum");
  put.template operator()<&Kernels::product>("product");
  put.template operator()<&Kernels::least>("least");
  put.template operator()<&Kernels::greatest>("greatest");
  put.template operator()<&Kernels::blend>("blend");
  put.template operator()<&Kernels::tiers>("tiers");
  put.template operator()<&Kernels::slices>("slices");
  put.template operator()<&Kernels::divided>("divided");
  put.template operator()<&Kernels::divided_wide>("divided_wide");
  put.template operator()<&Kernels::divided_by_lanes>("divided_by_lanes");
  put.template operator()<&Kernels::running_sums>("running_sums");
  put.template operator()<&Kernels::counts_before>("counts_before");
  put.template operator()<&Kernels::family_counts>("family_counts");
  put.template operator()<&Kernels::family_any>("family_any");
  return made;
}

template <std::size_t width>
const Kernels& counting_table() {
  static const Kernels made = counting<width>();
  return made;
}

}  // namespace

const Kernels& counted(const Kernels& kernels) {
  const auto every = kernels::every_kernels();
  for (std::size_t width = 0; width < every.size(); ++width) {
    if (every[width] == &kernels) inner[width] = &kernels;
  }
  if (every.size() > 0 && every[0] == &kernels) return counting_table<0>();
  if (every.size() > 1 && every[1] == &kernels) return counting_table<1>();
  return counting_table<2>();
}

void meet_kernels(Coverage& coverage) {
  for (const auto& [width, kernels] : all_met) {
    for (const Met& one : kernels) coverage.meet(std::string(inner[width]->name) + " " + one.kernel, *one.calls);
  }
}

std::vector<std::string> kernels_not_met() {
  std::vector<std::string> never;
  for (const auto& [width, kernels] : all_met) {
    for (const Met& one : kernels) {
      if (*one.calls == 0) never.push_back(std::string("kernel ") + one.kernel + " of " + inner[width]->name);
    }
  }
  return never;
}

}  // namespace duixian::agree
