#include "ledger/run_entry.h"

#include <algorithm>
#include <map>
#include <type_traits>

#include "base/canonical_reader.h"
#include "base/canonical_writer.h"
#include "ledger/run_entry_fields.h"

namespace duixian::ledger {

namespace {

template <class Type>
constexpr bool is_list = false;
template <class One>
constexpr bool is_list<std::vector<One>> = true;
template <class Type>
constexpr bool is_optional = false;
template <class One>
constexpr bool is_optional<std::optional<One>> = true;

std::string_view view(const Digest& digest) { return {reinterpret_cast<const char*>(digest.data()), digest.size()}; }

std::vector<SourceTable> by_table(const std::vector<SourceColumn>& sources) {
  std::vector<SourceTable> tables;
  for (const SourceColumn& one : sources) {
    if (tables.empty() || tables.back().file != one.file || tables.back().sheet != one.sheet) tables.push_back({one.file, one.sheet, {}});
    tables.back().columns.push_back(one.column);
  }
  return tables;
}

template <class Type>
void put(std::string& out, const Type& value);

// Writes the parts of one field as a list.
struct PartWriter {
  std::string& out;
  template <class... Parts>
  void operator()(const Parts&... parts) {
    CanonicalWriter(out).array(sizeof...(parts));
    (put(out, parts), ...);
  }
};

template <class Type>
void put(std::string& out, const Type& value) {
  CanonicalWriter writer(out);
  if constexpr (std::is_same_v<Type, bool>) writer.truth(value);
  else if constexpr (std::is_enum_v<Type>) writer.natural(static_cast<std::uint64_t>(value));
  else if constexpr (std::is_same_v<Type, std::uint64_t>) writer.natural(value);
  else if constexpr (std::is_integral_v<Type>) writer.number(value);
  else if constexpr (std::is_same_v<Type, std::string>) writer.text(value);
  else if constexpr (std::is_same_v<Type, Digest>) writer.bytes(view(value));
  else if constexpr (std::is_same_v<Type, Date>) writer.number(value.days);
  else if constexpr (is_optional<Type>) value ? put(out, *value) : writer.null();
  else if constexpr (std::is_same_v<Type, std::vector<SourceColumn>>) put(out, by_table(value));
  else if constexpr (is_list<Type> || std::is_same_v<Type, std::array<std::uint64_t, outcome_count>>) {
    writer.array(value.size());
    for (const auto& one : value) put(out, one);
  } else {
    PartWriter parts{out};
    each_part(parts, value);
  }
}

struct EntryWriter {
  CanonicalMap map;
  template <class Type>
  void operator()(const char* key, const Type& value) {
    std::string bytes;
    put(bytes, value);
    map.at(key).raw(bytes);
  }
};

template <class Type>
void take(CanonicalReader& from, Type& value);

struct PartReader {
  CanonicalReader& from;
  template <class... Parts>
  void operator()(Parts&... parts) {
    if (from.array() != sizeof...(parts)) from.refuse("a part of a run's entry has not as many items as it should");
    (take(from, parts), ...);
  }
};

void take_sources(CanonicalReader& from, std::vector<SourceColumn>& sources);

template <class Type>
void take(CanonicalReader& from, Type& value) {
  if constexpr (std::is_same_v<Type, bool>) value = from.truth();
  else if constexpr (std::is_enum_v<Type>) value = static_cast<Type>(from.natural());
  else if constexpr (std::is_same_v<Type, std::uint64_t>) value = from.natural();
  else if constexpr (std::is_integral_v<Type>) value = static_cast<Type>(from.number());
  else if constexpr (std::is_same_v<Type, std::string>) value = from.text();
  else if constexpr (std::is_same_v<Type, Digest>) {
    const std::string_view bytes = from.bytes();
    if (bytes.size() != value.size()) return from.refuse("a digest has 32 bytes");
    std::copy(bytes.begin(), bytes.end(), value.begin());
  } else if constexpr (std::is_same_v<Type, Date>) value.days = static_cast<std::int32_t>(from.number());
  else if constexpr (is_optional<Type>) {
    if (from.next_is_null()) return from.null();
    take(from, value.emplace());
  } else if constexpr (std::is_same_v<Type, std::vector<SourceColumn>>) {
    take_sources(from, value);
  } else if constexpr (is_list<Type>) {
    const std::size_t count = from.array();
    for (std::size_t i = 0; i < count && from.ok(); ++i) take(from, value.emplace_back());
  } else if constexpr (std::is_same_v<Type, std::array<std::uint64_t, outcome_count>>) {
    if (from.array() != value.size()) return from.refuse("a run counts every outcome");
    for (auto& one : value) one = from.natural();
  } else {
    PartReader parts{from};
    each_part(parts, value);
  }
}

void take_sources(CanonicalReader& from, std::vector<SourceColumn>& sources) {
  std::vector<SourceTable> tables;
  take(from, tables);
  for (const SourceTable& table : tables) {
    const bool apart = !table.columns.empty() && (sources.empty() || sources.back().file != table.file || sources.back().sheet != table.sheet);
    if (!apart) from.refuse("sources are not in their one form");
    for (const int column : table.columns) sources.push_back({table.file, table.sheet, column});
  }
}

struct EntryReader {
  std::map<std::string_view, std::string_view> items;
  std::string why;
  std::size_t taken = 0;

  template <class Type>
  void operator()(const char* key, Type& value) {
    const auto item = items.find(key);
    if (item == items.end()) {
      if (why.empty()) why = std::string("it lacks `") + key + "`";
      return;
    }
    ++taken;
    CanonicalReader reader(item->second);
    take(reader, value);
    if (!reader.finished() && why.empty()) why = std::string("`") + key + "`: " + reader.why();
  }
};

// A column of facts, as a group's line has it.
void take_column(CanonicalReader& from, FactColumn& column) {
  if (from.array() != 4) from.refuse("a column of facts has four items");
  column.name = from.text();
  column.year = static_cast<int>(from.number());
  column.shape = from.item();
  column.source = from.natural();
}

}  // namespace

std::string RunEntry::to_bytes() const {
  EntryWriter writer;
  each_field(writer, *this);
  std::string out;
  CanonicalWriter(out).array(2);
  CanonicalWriter(out).natural(static_cast<std::uint64_t>(EntryKind::run));
  writer.map.close(out);
  return out;
}

std::optional<RunEntry> RunEntry::from_bytes(std::string_view bytes, std::string& why) {
  CanonicalReader reader(bytes);
  const bool is_run = reader.array() == 2 && reader.natural() == static_cast<std::uint64_t>(EntryKind::run);
  if (!is_run) return why = "it is no run's entry", std::nullopt;
  EntryReader fields;
  const std::size_t count = reader.map();
  std::string_view last;
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    const std::string_view key = reader.key(last);
    fields.items[key] = reader.item();
  }
  if (!reader.finished()) return why = reader.ok() ? "bytes are left over" : reader.why(), std::nullopt;
  RunEntry entry;
  each_field(fields, entry);
  why = fields.why;
  if (why.empty() && fields.taken != count) why = "it has fields that this version does not know";
  if (!why.empty()) return std::nullopt;
  return entry;
}

std::string RunEntry::inputs_line() const {
  std::string out;
  CanonicalWriter writer(out);
  writer.array(4);
  writer.natural(static_cast<std::uint64_t>(Line::inputs));
  put(out, pack_files);
  put(out, packs_beside);
  put(out, records_files);
  return out;
}

std::string RunEntry::describe_inputs(std::string_view line) {
  if (line.empty()) return "";
  CanonicalReader from(line);
  if (from.array() != 4 || from.natural() != static_cast<std::uint64_t>(Line::inputs)) from.refuse("the line of inputs is of another kind");
  take(from, pack_files);
  take(from, packs_beside);
  take(from, records_files);
  if (from.ok() && !from.finished()) from.refuse("bytes are left over");
  return from.why();
}

// The document is not named where it is the pack's title.
std::string RunEntry::provision_line(const Decision& provision) const {
  std::string out;
  CanonicalWriter writer(out);
  writer.array(8);
  writer.natural(static_cast<std::uint64_t>(Line::provision));
  writer.text(provision.provision);
  put(out, provision.title);
  provision.cite.document == pack_title ? writer.null() : put(out, provision.cite.document);
  put(out, provision.cite.article);
  writer.text(provision.cite.paragraph);
  put(out, provision.kind);
  put(out, provision.readings);
  return out;
}

std::string RunEntry::describe(Decision& provision, const Entity& entity, std::string_view line) const {
  if (line.empty()) return "";
  CanonicalReader from(line);
  if (from.array() != 8 || from.natural() != static_cast<std::uint64_t>(Line::provision)) from.refuse("a provision's line is of another kind");
  provision.provision = from.text();
  take(from, provision.title);
  provision.cite.document = pack_title;
  if (from.next_is_null()) from.null();
  else take(from, provision.cite.document);
  take(from, provision.cite.article);
  provision.cite.paragraph = from.text();
  take(from, provision.kind);
  take(from, provision.readings);
  provision.pack = pack;
  provision.entity = entity.name;
  provision.year = year;
  if (provision.kind > ProvisionKind::duty) from.refuse("there is no such kind of provision");
  if (from.ok() && !from.finished()) from.refuse("bytes are left over");
  return from.why();
}

std::string RunEntry::entity_line(const Entity& entity) const {
  std::string out;
  CanonicalWriter writer(out);
  writer.array(3);
  writer.natural(static_cast<std::uint64_t>(Line::entity));
  put(out, entity.lines);
  writer.array(entity.groups.size());
  for (const FactGroup& group : entity.groups) {
    writer.array(3);
    writer.natural(group.entity);
    writer.truth(group.is_list);
    writer.array(group.columns.size());
    for (const std::uint64_t number : group.columns) {
      const FactColumn& column = columns[number];
      writer.array(4);
      writer.text(column.name);
      writer.number(column.year);
      writer.raw(column.shape);
      writer.natural(column.source);
    }
  }
  return out;
}

std::string RunEntry::describe(Entity& into, std::string_view line) {
  if (line.empty()) return "";
  CanonicalReader from(line);
  if (from.array() != 3 || from.natural() != static_cast<std::uint64_t>(Line::entity)) from.refuse("an entity's line is of another kind");
  take(from, into.lines);
  into.provisions.resize(into.lines.size());
  const std::size_t groups = from.array();
  for (std::size_t i = 0; i < groups && from.ok(); ++i) {
    FactGroup& group = into.groups.emplace_back();
    if (from.array() != 3) from.refuse("a group of facts has three items");
    group.entity = from.natural();
    group.is_list = from.truth();
    if (group.entity >= entities.size()) from.refuse("a group of facts points nowhere");
    const std::size_t many = from.array();
    for (std::size_t k = 0; k < many && from.ok(); ++k) {
      group.columns.push_back(columns.size());
      FactColumn& column = columns.emplace_back();
      column.entity = group.entity;
      take_column(from, column);
      if (column.source >= sources.size()) from.refuse("a column of facts points nowhere");
    }
  }
  if (from.ok() && !from.finished()) from.refuse("bytes are left over");
  return from.why();
}

std::optional<std::uint64_t> RunEntry::entity(std::string_view name) const {
  const auto found = std::find_if(entities.begin(), entities.end(), [&](const Entity& one) { return one.name == name; });
  if (found == entities.end()) return std::nullopt;
  return static_cast<std::uint64_t>(found - entities.begin());
}

}  // namespace duixian::ledger
