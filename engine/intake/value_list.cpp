#include "intake/value_list.h"

#include <array>

#include "intake/fold.h"

namespace duixian::intake {

std::vector<std::string> split_values(std::string_view cell) {
  static constexpr std::array<std::string_view, 7> marks = {";", "；", "、", "|", "｜", "\n", "\r"};
  std::vector<std::string> values;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= cell.size();) {
    std::size_t mark = at == cell.size() ? 1 : 0;
    for (const std::string_view candidate : marks) {
      if (cell.substr(at).starts_with(candidate)) mark = candidate.size();
    }
    if (mark != 0) {
      const std::string_view value = trimmed(cell.substr(begin, at - begin));
      if (!is_blank(value)) values.emplace_back(value);
      begin = at + mark;
    }
    at += mark == 0 ? 1 : mark;
  }
  return values;
}

ValueList::ValueList(columns::Records& records, std::size_t entity, ColumnWriter writer)
    : records_(&records), entity_(entity), writer_(std::move(writer)) {}

bool ValueList::take(columns::Row owner, std::uint32_t source_row, const Cell& cell) {
  if (is_blank(cell.text) && trimmed(cell.text) != "无") return true;
  std::vector<std::string> values = split_values(cell.text);
  const auto [taken, is_new] = taken_.try_emplace(owner, values);
  if (!is_new) return taken->second == values;
  if (records_->list_is_given(entity_, owner)) return false;
  records_->give_list(entity_, owner);
  for (const std::string& value : values) {
    const columns::Row row = records_->add_row(entity_, "", owner, source_row);
    const std::string padded = std::string(room_before, ' ') + value;
    writer_.write(row, source_row, {std::string_view(padded).substr(room_before), cell.kind});
  }
  return true;
}

}  // namespace duixian::intake
