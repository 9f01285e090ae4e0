// What the settled decisions of a run add up to: what was paid, by whom and when, what was cut and why, what is held back.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "doors/report_lines.h"
#include "duixian/words/settlement.h"

namespace duixian {

class SettledTotals {
 public:
  void add(const SettledClaim& claim);
  void write(ReportLines& out) const;
  [[nodiscard]] std::string json() const;  // an object

 private:
  using When = std::tuple<int, std::string, std::string, std::string>;  // year, due, party, fund
  struct Sum {
    Message party;
    Int128 minor = 0;
  };
  std::string currency_;
  std::uint64_t claims_ = 0, held_ = 0;
  Int128 paid_ = 0;
  std::map<std::string, Int128> cuts_;
  std::map<When, Sum> payments_;
};

}  // namespace duixian
