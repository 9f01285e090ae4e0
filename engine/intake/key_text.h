// The key of a subject as its cell gives it.
#pragma once

#include <string>
#include <string_view>

#include "intake/cell.h"

namespace duixian::intake {

enum class KeyState : unsigned char { given, blank, lost_digits, is_date };

// Writes the key into `key` (which keeps its room from row to row): trimmed, in half width, freed of what spreadsheets put
// round codes to keep them text (="0012", '0012). `codes`: letters are capitals, as in a 统一社会信用代码.
[[nodiscard]] KeyState read_key(const Cell& cell, bool codes, std::string& key);

// A row that sums others up: 合计, 总计, 小计, 共计, total.
[[nodiscard]] bool is_total(std::string_view text);
// A remark below a table: 注：…, 备注, 填表人, 制表, 审核.
[[nodiscard]] bool is_remark(std::string_view text);

}  // namespace duixian::intake
