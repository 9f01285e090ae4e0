// A quantity's reading as one line, so that a claim fits on one line too.
#pragma once

#include <string>

#include "base/reading_fault.h"
#include "duixian/words/quantity.h"

// "5000 CNY", "0.3 .. 1", "about 100 家", "day 2009-03-19"; the fault's English words for what is damaged or unreadable.
inline std::string reading(std::string_view text, duixian::Origin origin = duixian::Origin::record) {
  using namespace duixian;
  const auto shown = [](const Unit& unit) {
    std::string words;
    for (const Dimension& dimension : unit.dimensions) {
      words += ' ' + dimension.name + (dimension.power == 1 ? "" : std::to_string(dimension.power));
    }
    return words;
  };
  const WrittenQuantity read = read_quantity(text, origin);
  if (read.date) return "day " + to_text(*read.date);
  const std::string low = to_text(read.low.amount);
  switch (read.reading) {
    case Reading::exact:
      return low + shown(read.low.unit);
    case Reading::about:
      return "about " + low + shown(read.low.unit);
    case Reading::range:
      return low + " .. " + to_text(read.high.amount) + shown(read.high.unit);
    case Reading::damaged:
      return "damaged: " + read.why.en;
    case Reading::unreadable:
      return read.why.en;
  }
  return {};
}

inline std::string in_document(std::string_view text) { return reading(text, duixian::Origin::document); }

inline std::string fault(duixian::ReadingFault fault) {
  return (duixian::is_damage(fault) ? "damaged: " : "") + duixian::message_of(fault).en;
}
