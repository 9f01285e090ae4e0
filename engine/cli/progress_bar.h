// A bar on a terminal's standard error, redrawn at most a hundred times.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>

#include "cli/options.h"

namespace duixian::cli {

class ProgressBar {
 public:
  explicit ProgressBar(const Options& options) : options_(options) {}
  ~ProgressBar() {
    if (drawn_) std::fputs("\r\033[K", stderr);
  }

  void show(const std::string& stage, std::uint64_t done, std::uint64_t of) {
    if (!options_.progress || of == 0) return;
    const std::uint64_t percent = done * 100 / of;
    if (drawn_ && percent == last_ && stage == stage_) return;
    last_ = percent;
    stage_ = stage;
    drawn_ = true;
    std::fprintf(stderr, "\r\033[K%3llu%% %s", static_cast<unsigned long long>(percent), stage.c_str());
  }

 private:
  const Options& options_;
  std::uint64_t last_ = 0;
  std::string stage_;
  bool drawn_ = false;
};

}  // namespace duixian::cli
