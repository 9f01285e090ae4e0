#include "intake/heading.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "intake/fold.h"

namespace duixian::intake {

namespace {

constexpr std::size_t longest_heading = 240;
constexpr std::array<std::string_view, 9> year_headings = {"年份", "年度", "年", "year", "统计年度", "统计年份", "所属年度", "所属年份", "数据年份"};

// A heading on the way of being taken apart.
struct Variant {
  std::string name;
  std::string unit;
  std::optional<int> year;
};

bool digit(char c) { return c >= '0' && c <= '9'; }

void drop(std::string& text, std::string_view what) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what)) text.erase(at, what.size());
}

std::string without_unit_word(std::string unit) {
  for (const std::string_view word : {"单位:", "单位"}) {
    if (unit.starts_with(word)) return unit.substr(word.size());
  }
  return unit;
}

// "产值(万元)", "产值[万元]", "产值【万元】"; "产值/万元", "产值,万元", "产值:万元".
std::vector<Variant> units_split_off(const Variant& from) {
  std::vector<Variant> found;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> brackets = {{{"(", ")"}, {"[", "]"}, {"【", "】"}}};
  for (const auto& [open, close] : brackets) {
    if (!from.name.ends_with(close)) continue;
    const auto at = from.name.rfind(open);
    if (at == std::string::npos || at == 0) continue;
    const std::size_t begin = at + open.size();
    found.push_back({from.name.substr(0, at), without_unit_word(from.name.substr(begin, from.name.size() - close.size() - begin)), from.year});
  }
  for (const std::string_view mark : {"/", ",", ":", "、"}) {
    const auto at = from.name.rfind(mark);
    if (at == std::string::npos || at == 0 || !from.unit.empty()) continue;
    found.push_back({from.name.substr(0, at), without_unit_word(from.name.substr(at + mark.size())), from.year});
  }
  return found;
}

// "2006年产值", "产值(2006年度)", "产值_2006".
std::vector<Variant> years_split_off(const Variant& from) {
  std::vector<Variant> found;
  for (std::size_t at = 0; at + 4 <= from.name.size(); ++at) {
    const std::string_view four = std::string_view(from.name).substr(at, 4);
    const bool is_year = (four.starts_with("19") || four.starts_with("20")) && std::all_of(four.begin(), four.end(), digit);
    if (!is_year || (at > 0 && digit(from.name[at - 1])) || (at + 4 < from.name.size() && digit(from.name[at + 4]))) continue;
    for (const std::string_view word : {"年度", "年", ""}) {
      if (!std::string_view(from.name).substr(at + 4).starts_with(word)) continue;
      Variant variant = from;
      variant.name.erase(at, 4 + word.size());
      for (const std::string_view empty : {"()", "[]", "【】"}) drop(variant.name, empty);
      while (!variant.name.empty() && std::string_view("_-").find(variant.name.back()) != std::string_view::npos) variant.name.pop_back();
      variant.name.erase(0, variant.name.find_first_not_of("_-"));
      variant.year = std::stoi(std::string(four));
      found.push_back(std::move(variant));
    }
  }
  return found;
}

// The heading as it stands first, then what is left of it without unit, year or both.
std::vector<Variant> variants_of(std::string_view heading) {
  std::vector<Variant> variants{{without_spaces(heading), "", std::nullopt}};
  for (std::size_t at = 0; at < variants.size() && variants.size() < 40; ++at) {
    const Variant from = variants[at];
    if (from.unit.empty()) {
      for (Variant& variant : units_split_off(from)) variants.push_back(std::move(variant));
    }
    if (!from.year) {
      for (Variant& variant : years_split_off(from)) variants.push_back(std::move(variant));
    }
  }
  return variants;
}

bool may_be_heading(std::string_view text) {
  if (text.empty() || text.size() > longest_heading) return false;
  return !std::all_of(text.begin(), text.end(), [](char c) { return digit(c) || c == '.' || c == ',' || c == '-'; });
}

// What stands in the brackets of a heading that was matched as a whole.
std::string unit_within(std::string_view heading) {
  for (const Variant& variant : units_split_off({without_spaces(heading), "", std::nullopt})) return variant.unit;
  return "";
}

}  // namespace

bool is_plain_list(const EntitySchema& entity) {
  return entity.owner && !entity.list.empty() && entity.key.empty() && entity.facts.size() == 1 && entity.facts[0].name == "value";
}

Vocabulary::Vocabulary(const Schema& schema, std::size_t entity) : entity_(&schema.entities[entity]) {
  add(entity_->key, {ColumnRole::key, 0});
  for (const std::string& name : entity_->key_columns) add(name, {ColumnRole::key, 0});
  if (entity_->owner) {
    const EntitySchema& owner = schema.entities[*entity_->owner];
    if (owner.key != entity_->key) add(owner.key, {ColumnRole::owner_key, 0});
    for (const std::string& name : owner.key_columns) {
      if (!by_name_.contains(folded(name))) add(name, {ColumnRole::owner_key, 0});
    }
  }
  const auto& facts = entity_->facts;
  for (std::size_t i = 0; i < facts.size(); ++i) add(facts[i].name, {ColumnRole::fact, i});
  for (std::size_t i = 0; i < facts.size(); ++i) {
    for (const std::string& name : facts[i].columns) add(name, {ColumnRole::fact, i});
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    add(facts[i].title.zh, {ColumnRole::fact, i});
    add(facts[i].title.en, {ColumnRole::fact, i});
  }
  for (std::size_t i = 0; i < schema.entities.size(); ++i) {
    const EntitySchema& child = schema.entities[i];
    if (child.owner != entity || !is_plain_list(child)) continue;
    for (const std::string& name : {child.list, child.title.zh, child.title.en}) add(name, {ColumnRole::list, i});
  }
  for (const std::string_view name : year_headings) {
    if (!by_name_.contains(folded(name))) add(name, {ColumnRole::year, 0});
  }
}

// The first fact of a name keeps it; a key may be a fact beside.
void Vocabulary::add(std::string_view name, Target target) {
  const std::string key = folded(name);
  if (key.empty()) return;
  std::vector<Target>& targets = by_name_[key];
  const bool taken = std::any_of(targets.begin(), targets.end(), [&](const Target& other) {
    return other.role != ColumnRole::key && other.role != ColumnRole::owner_key;
  });
  if (taken || std::find(targets.begin(), targets.end(), target) != targets.end()) return;
  targets.push_back(target);
  names_.emplace_back(name);
}

std::optional<HeadingMatch> Vocabulary::match(std::string_view heading) const {
  if (!may_be_heading(heading)) return std::nullopt;
  for (const Variant& variant : variants_of(heading)) {
    const auto found = by_name_.find(folded(variant.name));
    if (found == by_name_.end() || (variant.year && !all_yearly(found->second))) continue;
    const bool whole = variant.unit.empty() && !variant.year;
    return HeadingMatch{found->second, variant.year, whole ? unit_within(heading) : variant.unit};
  }
  return std::nullopt;
}

bool Vocabulary::all_yearly(const std::vector<Target>& targets) const {
  return std::all_of(targets.begin(), targets.end(), [this](const Target& target) {
    return target.role == ColumnRole::fact && entity_->facts[target.index].yearly;
  });
}

std::vector<std::string> Vocabulary::names() const { return names_; }

}  // namespace duixian::intake
