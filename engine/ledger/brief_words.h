// What brief decisions under one provision are written with: the lines that one decision in full was written with.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace duixian::ledger {

// How what is left of a value without its shape is written.
enum class Rest : std::uint8_t { nothing, truth, text, label, day, amount };

// A condition or a figure.
struct BriefPart {
  bool usable = false;         // else decisions with it are made in full
  std::uint32_t line = 0;
  Rest rest = Rest::nothing;
  std::uint32_t label = 0;     // the line of a name with a label
  bool own_threshold = false;
};

struct BriefWords {
  std::string currency;        // of its sums; "" for the run's own
  bool learned = false;
  bool amount_not_stated = false;
  std::map<std::uint32_t, std::uint32_t> reasons;               // BriefDecision::reason -> line
  std::vector<std::map<std::int64_t, BriefPart>> failing;       // by leaf and variant
  std::vector<std::map<std::int64_t, BriefPart>> figures;       // by figure and variant; what is given comes last
  std::map<std::uint32_t, std::uint32_t> gaps;                  // node -> line
  std::map<std::string, std::uint32_t> parties;                 // name -> line
};

}  // namespace duixian::ledger
