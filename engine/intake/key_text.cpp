#include "intake/key_text.h"

#include <algorithm>
#include <array>

#include "intake/decimal.h"
#include "intake/fold.h"

namespace duixian::intake {

namespace {

bool is_bare_code(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

void free_of_quotes(std::string& key) {
  if (key.size() > 3 && key.starts_with("=\"") && key.ends_with('"')) key = key.substr(2, key.size() - 3);
  if (key.size() > 1 && key.front() == '\'') key.erase(0, 1);
}

// Whether one of the characters begins the text: most cells need no closer look.
bool begins_with_any(std::string_view text, std::string_view characters) {
  if (text.empty()) return false;
  const std::size_t length = static_cast<unsigned char>(text.front()) < 0x80 ? 1 : 3;
  for (std::size_t at = 0; at < characters.size();) {
    const std::size_t width = static_cast<unsigned char>(characters[at]) < 0x80 ? 1 : 3;
    if (width == length && text.starts_with(characters.substr(at, width))) return true;
    at += width;
  }
  return false;
}

// The longest of the words that are looked for below, in bytes, with room for spaces between its characters.
constexpr std::size_t longest_total = 30;

}  // namespace

KeyState read_key(const Cell& cell, bool codes, std::string& key) {
  if (cell.kind == CellKind::day) return KeyState::is_date;
  if (cell.kind != CellKind::error && !cell.text.empty() && cell.text.size() > 6 && is_bare_code(cell.text)) {
    key.assign(cell.text);  // nearly every key of nearly every table
    return KeyState::given;
  }
  key = plain(cell.text);
  free_of_quotes(key);
  if (is_blank(key)) return KeyState::blank;
  if (is_scientific(key)) return KeyState::lost_digits;
  if (cell.kind == CellKind::number && key.ends_with(".0")) key.resize(key.size() - 2);
  if (codes) std::transform(key.begin(), key.end(), key.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return KeyState::given;
}

bool is_total(std::string_view text) {
  text = trimmed(text);
  if (text.size() < 5 || text.size() > longest_total || !begins_with_any(text, "合总小共累全tTgGsSＴ")) return false;
  const std::string word = folded(text);
  for (const std::string_view total : {"合计", "总计", "小计", "共计", "累计", "总合计", "全市合计", "全区合计", "total", "grandtotal", "subtotal"}) {
    if (!std::string_view(word).starts_with(total)) continue;
    const std::string_view rest = std::string_view(word).substr(total.size());
    if (rest.empty() || rest.starts_with(':') || rest.starts_with('(')) return true;
  }
  return false;
}

bool is_remark(std::string_view text) {
  text = trimmed(text);
  if (!begins_with_any(text, "注备说填制审单联数资nNsS")) return false;
  const std::string word = folded(text.substr(0, 48));
  for (const std::string_view begin : {"注:", "注1", "备注", "说明", "填表", "制表", "审核", "单位负责人", "联系", "数据来源", "资料来源", "note", "source"}) {
    if (std::string_view(word).starts_with(begin)) return true;
  }
  return false;
}

}  // namespace duixian::intake
