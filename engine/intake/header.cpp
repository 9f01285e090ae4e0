#include "intake/header.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "intake/fold.h"

namespace duixian::intake {

namespace {

using Matches = std::unordered_map<std::string, std::optional<HeadingMatch>>;

class HeaderFinder {
 public:
  HeaderFinder(const std::vector<HeadRow>& rows, const Schema& schema, std::size_t entity, const Vocabulary& vocabulary,
               const MappedTable* mapped)
      : rows_(rows), schema_(schema), entity_(entity), vocabulary_(vocabulary), mapped_(mapped) {}

  Header best() {
    Header best;
    for (std::size_t at = 0; at < rows_.size(); ++at) {
      if (mapped_ != nullptr && mapped_->header_row != 0 && rows_[at].number != mapped_->header_row) continue;
      consider(read(nullptr, rows_[at]), best);
      if (at > 0) consider(read(&rows_[at - 1], rows_[at]), best);
    }
    for (const HeadRow& row : rows_) {
      if (row.number < best.row) note_units(row, best.units_above);
    }
    return best;
  }

 private:
  // Of equals the first: one row rather than two, higher rather than lower.
  static void consider(Header found, Header& best) {
    if (found.meaning > best.meaning) best = std::move(found);
  }

  Header read(const HeadRow* above, const HeadRow& row) {
    Header header;
    header.row = row.number;
    const std::size_t columns = above == nullptr ? row.cells.size() : std::max(row.cells.size(), above->cells.size());
    std::string group;
    for (std::size_t i = 0; i < columns; ++i) {
      const std::string lower(trimmed(i < row.cells.size() ? row.cells[i] : ""));
      const std::string upper(above != nullptr && i < above->cells.size() ? trimmed(above->cells[i]) : "");
      if (!upper.empty()) group = upper;
      read_column(static_cast<std::uint32_t>(i + 1), lower, lower.empty() ? upper : above == nullptr ? "" : group, header);
    }
    header.meaning = different_meanings(header);
    return header;
  }

  void read_column(std::uint32_t column, const std::string& lower, const std::string& group, Header& header) {
    header.headings.push_back(lower.empty() ? group : lower);
    if (lower.empty() && group.empty()) return;
    header.width = column;
    if (read_mapped(column, header.headings.back(), header)) return;
    std::optional<HeadingMatch> match;
    if (!lower.empty() && !group.empty() && lower != group) {
      match = look_up(group + lower);
      if (!match) match = look_up(lower + "(" + group + ")");
    }
    if (!match) match = look_up(lower.empty() ? group : lower);
    if (!match) return header.unknown.push_back(column);
    for (const Target& target : match->targets) {
      header.columns.push_back({target.role, target.index, column, header.headings.back(), match->year, match->unit, nullptr});
    }
  }

  bool read_mapped(std::uint32_t column, const std::string& heading, Header& header) {
    if (mapped_ == nullptr) return false;
    const auto found = mapped_->columns.find(folded(heading));
    if (found == mapped_->columns.end()) return false;
    const MappedColumn& said = found->second;
    PlannedColumn plan{ColumnRole::fact, 0, column, heading, said.year, said.unit, &said};
    if (said.to == "ignore") return true;
    if (said.to == "key") plan.role = ColumnRole::key;
    else if (said.to == "owner_key") plan.role = ColumnRole::owner_key;
    else if (said.to == "year") plan.role = ColumnRole::year;
    else if (!name_fact(said.to, plan)) return header.misnamed.push_back(column), true;
    header.columns.push_back(std::move(plan));
    return true;
  }

  bool name_fact(const std::string& name, PlannedColumn& plan) const {
    if (const auto fact = schema_.fact(entity_, name)) {
      plan.index = *fact;
      if (plan.unit.empty()) {
        if (const auto match = vocabulary_.match(plan.heading)) plan.unit = match->unit;
      }
      return true;
    }
    for (std::size_t i = 0; i < schema_.entities.size(); ++i) {
      const EntitySchema& child = schema_.entities[i];
      if (child.owner == entity_ && is_plain_list(child) && child.list == name) {
        plan.role = ColumnRole::list;
        plan.index = i;
        return true;
      }
    }
    return false;
  }

  const std::optional<HeadingMatch>& look_up(const std::string& heading) {
    const auto [at, is_new] = matches_.try_emplace(heading);
    if (is_new) at->second = vocabulary_.match(heading);
    return at->second;
  }

  static std::size_t different_meanings(const Header& header) {
    std::set<std::tuple<ColumnRole, std::size_t, int>> meanings;
    for (const PlannedColumn& column : header.columns) meanings.emplace(column.role, column.index, column.year.value_or(0));
    return meanings.size();
  }

  // "单位：万元" or "（金额单位:万元、人）" in a line over the table.
  static void note_units(const HeadRow& row, std::vector<std::string>& units) {
    for (const std::string& cell : row.cells) {
      const std::string text = without_spaces(cell);
      const auto word = text.find("单位:");
      if (word == std::string::npos || text.size() > 120) continue;
      std::string rest = text.substr(word + std::string_view("单位:").size());
      if (rest.ends_with(")")) rest.pop_back();
      for (std::size_t begin = 0; begin < rest.size();) {
        std::size_t end = rest.size(), next = rest.size();
        for (const std::string_view mark : {"、", ",", ";", "，"}) {
          if (const auto at = rest.find(mark, begin); at < end) end = at, next = at + mark.size();
        }
        units.push_back(rest.substr(begin, end - begin));
        begin = next;
      }
    }
  }

  const std::vector<HeadRow>& rows_;
  const Schema& schema_;
  std::size_t entity_;
  const Vocabulary& vocabulary_;
  const MappedTable* mapped_;
  Matches matches_;
};

}  // namespace

const PlannedColumn* Header::find(ColumnRole role) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [role](const PlannedColumn& c) { return c.role == role; });
  return found == columns.end() ? nullptr : &*found;
}

Header find_header(const std::vector<HeadRow>& rows, const Schema& schema, std::size_t entity, const Vocabulary& vocabulary,
                   const MappedTable* mapped) {
  return HeaderFinder(rows, schema, entity, vocabulary, mapped).best();
}

}  // namespace duixian::intake
