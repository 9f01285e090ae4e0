#include "intake/merged_cells.h"

#include <algorithm>

#include "intake/cell_name.h"
#include "intake/trouble.h"
#include "intake/xml.h"

namespace duixian::intake {

namespace {

CellRange read_range(std::string_view text) {
  const auto colon = text.find(':');
  const CellName first = read_cell_name(text.substr(0, colon));
  const CellName last = colon == std::string_view::npos ? first : read_cell_name(text.substr(colon + 1));
  return {first.row, last.row, first.column, last.column};
}

class RangeCollector final : public XmlSink {
 public:
  void begin(std::string_view element, const Attributes& attributes) override {
    if (element != "mergeCell") return;
    if (const auto range = attributes.find("ref")) ranges.push_back(read_range(*range));
  }
  void end(std::string_view) override {}
  [[nodiscard]] bool satisfied() const override { return ranges.size() > maximum_merged_ranges; }

  std::vector<CellRange> ranges;
};

// Most sheets merge nothing: that is seen without parsing them.
Result<bool> mentions_merged_cells(const Package& package, const std::string& sheet_part) {
  constexpr std::string_view element = "mergeCell";
  std::string tail;
  bool found = false;
  const auto take = [&](std::string_view bytes) {
    tail.append(bytes.substr(0, element.size()));  // what the edge of two blocks may have cut
    found = tail.find(element) != std::string::npos || bytes.find(element) != std::string_view::npos;
    tail = bytes.size() < element.size() ? tail : std::string(bytes.substr(bytes.size() - element.size()));
    return !found;
  };
  if (auto wrong = package.read(sheet_part, package.limits().sheet_bytes, take)) return *wrong;
  return found;
}

}  // namespace

Result<std::vector<CellRange>> read_merged_cells(const Package& package, const std::string& sheet_part) {
  const auto mentioned = mentions_merged_cells(package, sheet_part);
  if (!mentioned) return mentioned.diagnostics();
  RangeCollector collector;
  if (*mentioned) {
    if (auto wrong = read_xml(package, {sheet_part, package.limits().sheet_bytes}, collector)) return *wrong;
  }
  std::vector<CellRange> ranges = std::move(collector.ranges);
  if (ranges.size() > maximum_merged_ranges) {
    return trouble("too-many-merged-cells", package.file(), {"合并单元格过多", "there are too many merged cells"},
                   {"请取消合并单元格后重新保存", "unmerge the cells and save again"});
  }
  std::stable_sort(ranges.begin(), ranges.end(), [](const CellRange& a, const CellRange& b) { return a.first_row < b.first_row; });
  return ranges;
}

}  // namespace duixian::intake
