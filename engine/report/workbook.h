// The workbook that a bureau takes home: 拟奖补名单, 汇总表, 未通过清单, 待补资料清单, 待定事项 and one 核算底稿 for each
// subject asked for. docs/decisions-format.md describes its sheets.
//
// The same input gives the same bytes. The file is written beside its place, read back, and renamed.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "duixian/words/decision.h"
#include "duixian/words/diagnostic.h"
#include "duixian/words/explanation.h"
#include "duixian/words/settlement.h"

namespace duixian::report {

// One decision of a working paper; those of one subject share a sheet.
struct Explained {
  Decision decision;
  Explanation explanation;
};

struct WorkbookInput {
  Message title;  // of the policy document
  int year = 0;
  Language language = Language::chinese;
  std::span<const Decision> decisions;
  std::span<const Explained> papers;
  const Settled* settled = nullptr;  // null: nothing was settled
};

// Empty if the whole file stands.
[[nodiscard]] Diagnostics write_workbook(const std::filesystem::path& path, const WorkbookInput& input);

}  // namespace duixian::report
