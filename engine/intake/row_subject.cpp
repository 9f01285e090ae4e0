// Which subject a row is about, if any.
#include <algorithm>
#include <utility>

#include "intake/cell_name.h"
#include "intake/fold.h"
#include "intake/key_text.h"
#include "intake/table_loader.h"
#include "intake/trouble.h"

namespace duixian::intake {

namespace {

constexpr std::uint32_t enough_examples = 5;

std::size_t filled(std::span<const Cell> cells) {
  return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return !is_blank(cell.text); }));
}

}  // namespace

// Whether a row is about a subject at all; its key is in key_ then.
TableLoader::RowIs TableLoader::judge(std::uint32_t number, std::span<const Cell> cells) {
  if (key_cell_) return judge_keyed(number, cells);
  const auto first = std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return !is_blank(cell.text); });
  if (first == cells.end()) return RowIs::no_subject;
  const auto at = static_cast<std::size_t>(first - cells.begin());
  if (is_total(first->text)) return totals_.add(number), RowIs::no_subject;
  if (at < plan_.header.headings.size() && first->text == plan_.header.headings[at] && filled(cells) > 1) {
    return headers_.add(number), RowIs::no_subject;
  }
  if (is_remark(first->text) && filled(cells) == 1) return remarks_.add(number), RowIs::no_subject;
  return RowIs::subject;
}

TableLoader::RowIs TableLoader::judge_keyed(std::uint32_t number, std::span<const Cell> cells) {
  if (*key_cell_ >= cells.size()) return judge_keyless(number, cells);
  const Cell& cell = cells[*key_cell_];
  switch (read_key(cell, codes_, key_)) {
    case KeyState::given: break;
    case KeyState::blank: return judge_keyless(number, cells);
    case KeyState::lost_digits:
      error(here(number, *key_cell_, "key-lost-digits",
                 {"编码“" + key_ + "”已变成科学计数，末位数字已丢失", "the code \"" + key_ + "\" is in scientific notation: its last digits are lost"},
                 {"请把该列设为文本格式后重新填写", "format the column as text and enter the codes again"}));
      return RowIs::wrong;
    case KeyState::is_date:
      error(here(number, *key_cell_, "key-is-date", {"编码单元格是日期格式", "the key's cell is formatted as a date"},
                 {"请把该列设为文本格式后重新填写", "format the column as text and enter the codes again"}));
      return RowIs::wrong;
  }
  if (key_.front() >= '0' && key_.front() <= '9') return RowIs::subject;  // as codes do, and no word
  if (is_total(key_)) return totals_.add(number), RowIs::no_subject;
  if (cell.text == plan_.header.headings[*key_cell_]) return headers_.add(number), RowIs::no_subject;
  if (is_remark(key_) && filled(cells) == 1) return remarks_.add(number), RowIs::no_subject;
  return RowIs::subject;
}

TableLoader::RowIs TableLoader::judge_keyless(std::uint32_t number, std::span<const Cell> cells) {
  const std::size_t count = filled(cells);
  if (count == 0) return RowIs::no_subject;
  if (std::any_of(cells.begin(), cells.end(), [](const Cell& cell) { return is_total(cell.text); })) {
    return totals_.add(number), RowIs::no_subject;
  }
  const auto first = std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return !is_blank(cell.text); });
  if (count == 1 || is_remark(first->text)) return remarks_.add(number), RowIs::no_subject;
  error(here(number, *key_cell_, "row-without-key",
             {"该行没有" + plan_.header.headings[*key_cell_], "the row has no " + plan_.header.headings[*key_cell_]},
             {"请补填，或删除该行", "fill it in, or delete the row"}));
  return RowIs::wrong;
}

bool TableLoader::slipped(std::uint32_t number, std::span<const Cell> cells) {
  for (std::size_t at = plan_.header.width; at < cells.size(); ++at) {
    if (trimmed(cells[at].text).empty()) continue;
    const std::string found = std::to_string(cells.size()), headed = std::to_string(plan_.header.width);
    error(here(number, at, "too-many-cells", {"该行有 " + found + " 个单元格，而表头只有 " + headed + " 列", "the row has " + found + " cells, the header only " + headed},
               {"请检查该行是否有未加引号的分隔符", "look for a separator in that row that is not in quotes"}));
    return true;
  }
  return false;
}

std::optional<columns::Row> TableLoader::owner_row(std::uint32_t number, std::span<const Cell> cells) {
  const std::size_t owner = *entity_.owner;
  const KeyState state = *owner_cell_ < cells.size() ? read_key(cells[*owner_cell_], owner_codes_, owner_key_) : KeyState::blank;
  if (state != KeyState::given) {
    error(here(number, *owner_cell_, "row-without-owner",
               {"该行没有可用的" + plan_.header.headings[*owner_cell_], "the row has no usable " + plan_.header.headings[*owner_cell_]},
               {"请补填，或删除该行", "fill it in, or delete the row"}));
    return std::nullopt;
  }
  const columns::Table& owners = records_.table(owner);
  if (last_owner_known_ && owners.keys.view(last_owner_) == owner_key_) return last_owner_;
  std::optional<columns::Row> found;
  if (const auto member = list_owners_.find(owner_key_); member != list_owners_.end()) found = member->second;
  else if (list_owners_.empty()) found = records_.find(owner, owner_key_);
  if (!found) {
    if (unknown_owners_.count < enough_examples) unknown_owner_examples_ += (unknown_owners_.count > 0 ? "、" : "") + owner_key_ + " (" + cell_name(place(number, *owner_cell_)) + ")";
    unknown_owners_.add(number);
    return std::nullopt;
  }
  last_owner_ = *found;
  last_owner_known_ = true;
  return found;
}

std::optional<columns::Row> TableLoader::own_row(std::uint32_t number, columns::Key key, std::optional<columns::Row> owner, bool& is_new) {
  if (!key_cell_) return records_.add_row(plan_.entity, "", owner, number);
  const bool is_list = !entity_.list.empty();
  if (is_list || key.text != key_) key = records_.key(plan_.entity, key_, owner);
  const auto found = records_.find(plan_.entity, key, is_list ? owner : std::nullopt);
  if (!found) {
    check_code(number);
    return records_.add_row(plan_.entity, key, owner, number);
  }
  if (owner && !is_list && records_.table(plan_.entity).owners[*found] != *owner) {
    error(here(number, *key_cell_, "two-owners", {"“" + key_ + "”已属于另一个" + plan_.header.headings[*owner_cell_], "\"" + key_ + "\" already belongs to another " + plan_.header.headings[*owner_cell_]},
               {"请核对后只保留一个", "check which is right and keep one"}));
    return std::nullopt;
  }
  is_new = false;
  if (!year_cell_) repeated_.add(number);
  return found;
}

std::optional<int> TableLoader::year_of(std::uint32_t number, std::span<const Cell> cells) {
  const std::string_view text = *year_cell_ < cells.size() ? cells[*year_cell_].text : std::string_view();
  const bool plain_year = text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
  std::string year = plain_year ? std::string(text) : folded(text);
  for (const std::string_view word : {"年度", "年", ".0"}) {
    if (std::string_view(year).ends_with(word)) year.resize(year.size() - word.size());
  }
  if (year.size() == 4 && year.find_first_not_of("0123456789") == std::string::npos) return std::stoi(year);
  error(here(number, *year_cell_, "bad-year", {"“" + std::string(text) + "”不是年份", "\"" + std::string(text) + "\" is not a year"},
             {"请填写四位年份，如 2006", "write the year in four digits, such as 2006"}));
  return std::nullopt;
}

}  // namespace duixian::intake
