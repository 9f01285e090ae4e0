// What is told of a table when its last row has been read.
#include "base/uscc.h"
#include "intake/cell_name.h"
#include "intake/table_loader.h"
#include "intake/trouble.h"

namespace duixian::intake {

namespace {

constexpr std::uint32_t enough_bad_codes = 50;
constexpr std::size_t enough_names = 12;

}  // namespace

Place TableLoader::place(std::uint32_t number, std::size_t cell) const {
  return {plan_.source->file(), plan_.source->sheet(), static_cast<int>(number), static_cast<int>(cell + 1)};
}

Diagnostic TableLoader::here(std::uint32_t number, std::size_t cell, const char* code, Message what, Message remedy) const {
  return at_cell(at_line(trouble(code, plan_.source->file(), std::move(what), std::move(remedy)), number), cell_name(place(number, cell)));
}

void TableLoader::check_code(std::uint32_t number) {
  if (!codes_ || check_uscc(key_) == UsccFault::none || ++bad_codes_ > enough_bad_codes) return;
  records_.notes.push_back(with(Severity::warning, here(number, *key_cell_, "bad-code",
      {"统一社会信用代码“" + key_ + "”的校验位不符", "the check character of the code \"" + key_ + "\" is wrong"},
      {"请与营业执照核对；本次仍按该代码计算", "check it against the licence; the run goes on with it"})));
}

void TableLoader::note(const char* code, std::uint32_t row, Message what, Message remedy) {
  records_.notes.push_back(with(Severity::note, here(row, 0, code, std::move(what), std::move(remedy))));
}

void TableLoader::tell() {
  for (Diagnostic& diagnostic : plan_.source->notes()) records_.notes.push_back(std::move(diagnostic));
  tell_unknown_columns();
  const auto count = [](const Left& left) { return std::to_string(left.count); };
  if (totals_.count > 0) note("totals-left-out", totals_.first, {"合计、小计行未读取，共 " + count(totals_) + " 行", "rows with totals were left out: " + count(totals_)}, {});
  if (headers_.count > 0) note("headers-left-out", headers_.first, {"重复的表头未读取，共 " + count(headers_) + " 行", "repeated headers were left out: " + count(headers_)}, {});
  if (remarks_.count > 0) note("remarks-left-out", remarks_.first, {"说明性文字未读取，共 " + count(remarks_) + " 行", "rows with remarks only were left out: " + count(remarks_)}, {});
  if (repeated_.count > 0) note("subjects-merged", repeated_.first, {"重复出现且内容一致的主体已合并，共 " + count(repeated_) + " 行", "rows of subjects that came before and agree were merged: " + count(repeated_)}, {});
  if (bad_codes_ > enough_bad_codes) note("bad-codes", 0, {"校验位不符的代码共 " + std::to_string(bad_codes_) + " 个，仅列出前 50 个", "codes with a wrong check character: " + std::to_string(bad_codes_) + "; the first 50 are listed"}, {});
  if (unknown_owners_.count == 0) return;
  const std::string owner = records_.schema().entities[*entity_.owner].name;
  error(here(unknown_owners_.first, *owner_cell_, "unknown-owner",
             {"有 " + count(unknown_owners_) + " 行的所属主体不在 " + owner + " 表中：" + unknown_owner_examples_,
              "rows belong to subjects that no table of " + owner + " has (" + count(unknown_owners_) + "): " + unknown_owner_examples_},
             {"请补充这些主体，或改正编码", "add those subjects, or correct the codes"}));
}

void TableLoader::tell_unknown_columns() {
  if (plan_.header.unknown.empty()) return;
  std::string names;
  for (std::size_t i = 0; i < plan_.header.unknown.size() && i < enough_names; ++i) {
    names += (i > 0 ? "、" : "") + plan_.header.headings[plan_.header.unknown[i] - 1];
  }
  const std::string all = std::to_string(plan_.header.unknown.size());
  const bool cut = plan_.header.unknown.size() > enough_names;
  records_.notes.push_back(with(Severity::note, here(plan_.header.row, plan_.header.unknown[0] - 1, "unknown-columns",
      {"未使用的列（共 " + all + " 列）：" + names + (cut ? " 等" : ""), "columns that were not used (" + all + "): " + names + (cut ? ", ..." : "")},
      {"如需使用，请在政策包的 columns 或映射文件中写明其含义", "if one is needed, say what it is in the pack's columns or in a mapping file"})));
}

}  // namespace duixian::intake
