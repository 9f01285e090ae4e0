// Groups of a list's members in an explanation: a line for each, and below it what was asked of its members.
#include <algorithm>
#include <utility>

#include "evaluate/explain.h"

namespace duixian::evaluate {

using graph::OutlineEntry;
using graph::OutlineId;

namespace {

std::string key_text(const Rational& key, const Type& type, const columns::Names& names) {
  if (is_name(type)) return names.name(*key.as_int64());
  if (type.kind == TypeKind::date) return to_text(Date{static_cast<std::int32_t>(key.as_int64().value_or(0))});
  return to_text(key);
}

}  // namespace

void Explainer::groups(const OutlineEntry& entry, Explanation& line) {
  const Program& program = executor_.program();
  graph::NodeId id = bound_.nodes.at(entry.node.index);
  if (program.graph[id].operation == graph::Operation::agree) id = program.graph[id].inputs[0];
  line.parts.push_back(explain(entry.parts[0]));
  const auto keys = executor_.group_keys(id);
  if (!keys) {
    line.note = {"无法分组：清单没有提供，或有成员的归类不明", "there are no groups: the list was not given, or with which members one counts is not known"};
    return;
  }
  const Type& type = program.graph[program.graph[id].inputs[1]].type;
  const bool before = std::exchange(among_members_, true);
  std::size_t shown = 0;
  executor_.for_each_group(id, *keys, [&](const Rational& key) {
    if (++shown > maximum_members_shown) return;
    Explanation group;
    group.word = "member";
    group.name = key_text(key, type, executor_.records().names());
    group.title = {"同一组", "group"};
    for (std::size_t part = 0; part < entry.parts.size(); ++part) {
      if (entry.part_names[part] != "where" && entry.part_names[part] != "of") continue;
      group.parts.push_back(explain(entry.parts[part]));
      group.value = group.parts.back().value;
    }
    line.parts.push_back(std::move(group));
  });
  among_members_ = before;
  if (shown <= maximum_members_shown) return;
  const std::string more = std::to_string(shown - maximum_members_shown);
  line.note = {"另有 " + more + " 组未列出", more + " more groups are not listed"};
}

// The member that is entered belongs to another group than the one that is looked at.
bool Explainer::in_another_group(const OutlineEntry& entry) const {
  const auto& outline = executor_.program().book().outline;
  for (std::size_t part = 0; part < entry.parts.size(); ++part) {
    if (entry.part_names.size() <= part || entry.part_names[part] != "where") continue;
    const OutlineEntry* filter = &outline[entry.parts[part]];
    while (filter->word == "all" && !filter->parts.empty()) filter = &outline[filter->parts[0]];
    if (filter->word == "in_group" && graph::is_false(cell(*filter))) return true;
  }
  return false;
}

}  // namespace duixian::evaluate
