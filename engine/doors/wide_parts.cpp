// The wide tables of parts, merged into the order of the files.
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include "doors/wide.h"
#include "duixian/doors/parts.h"
#include "report/output_file.h"

namespace duixian {

namespace {

struct Close {
  void operator()(FILE* file) const { ::fclose(file); }
};

// One part's lines of one entity, in a file without a name: it is gone when the program ends, however it ends.
struct PartLines {
  std::unique_ptr<FILE, Close> file;
  std::vector<std::uint64_t> order;  // of each line: where its root subject first stands
  std::size_t next = 0;
};

struct Table {
  std::string name, header;
  std::vector<PartLines> parts;
};

Diagnostic no_room(const std::string& folder) {
  return {Severity::error, "output-not-writable", folder, 0, "", "", {"写不了分份运行的中间文件", "the lines of a part cannot be kept"}, {"检查临时文件夹（TMPDIR）的剩余空间", "check the room in the temporary folder (TMPDIR)"}};
}

// Where each subject's root first stands: its table's number and its row there.
std::vector<std::uint64_t> order_of(const Run::State& run, std::size_t entity) {
  const auto& records = run.records();
  const auto owner = records.schema().entities[entity].owner;
  const columns::Table& table = records.table(entity);
  std::vector<std::uint64_t> order(table.rows());
  if (owner) {
    const std::vector<std::uint64_t> of_owner = order_of(run, *owner);
    for (std::size_t row = 0; row < order.size(); ++row) order[row] = of_owner[table.owners[row]];
    return order;
  }
  std::size_t file = 0;
  for (std::size_t row = 0; row < order.size(); ++row) {
    while (file + 1 < table.table_begins.size() && table.table_begins[file + 1] <= row) ++file;
    order[row] = static_cast<std::uint64_t>(file) << 32 | table.source_rows[row];
  }
  return order;
}

// The next line with its end; an end of line within quotes is part of the line.
bool read_line(FILE* file, std::string& line) {
  line.clear();
  bool quoted = false;
  for (int c = ::getc_unlocked(file); c != EOF; c = ::getc_unlocked(file)) {
    line.push_back(static_cast<char>(c));
    quoted = quoted != (c == '"');
    if (c == '\n' && !quoted) return true;
  }
  return !line.empty();
}

// Of all parts' next lines the one that stands first; of one family all lines are in one part.
Diagnostics merge(Table& table, const std::filesystem::path& folder) {
  auto file = report::OutputFile::beside(folder / table.name);
  if (!file) return file.diagnostics();
  file->append(table.header);
  std::multimap<std::uint64_t, PartLines*> waiting;
  for (PartLines& part : table.parts) {
    ::rewind(part.file.get());
    if (!part.order.empty()) waiting.emplace(part.order[0], &part);
  }
  std::string line;
  while (!waiting.empty() && !file->failed()) {
    PartLines& part = *waiting.begin()->second;
    const std::uint64_t until = waiting.size() > 1 ? std::next(waiting.begin())->first : ~std::uint64_t{0};
    waiting.erase(waiting.begin());
    do {
      if (!read_line(part.file.get(), line)) return {no_room(table.name)};
      file->append(line);
      ++part.next;
    } while (part.next < part.order.size() && part.order[part.next] <= until);
    if (part.next < part.order.size()) waiting.emplace(part.order[part.next], &part);
  }
  return file->finish();
}

}  // namespace

struct WideParts::State {
  std::filesystem::path folder;
  bool several = false;
  std::map<std::string, Table> tables;  // by file name
};

WideParts::WideParts(const std::string& folder, bool several) : state_(std::make_shared<State>()) {
  state_->folder = folder;
  state_->several = several;
}

Diagnostics WideParts::add(const Run& part, const Decisions& decisions, const DecideOptions& options) {
  const auto& entities = part.inner().pack.inner().book->schema.entities;
  for (std::size_t entity = 0; entity < entities.size(); ++entity) {
    const std::string header = wide_header(part.inner(), decisions.state(), entity);
    if (header.empty()) continue;
    Table& table = state_->tables[wide_name(part.pack(), entities[entity].name, state_->several)];
    if (header.size() > table.header.size()) table.header = header;
    table.name = wide_name(part.pack(), entities[entity].name, state_->several);
    PartLines lines{std::unique_ptr<FILE, Close>(::tmpfile()), order_of(part.inner(), entity), 0};
    if (!lines.file) return {no_room(state_->folder.string())};
    bool kept = true;
    wide_lines(part.inner(), decisions.state(), entity, options, [&](std::string_view bytes) { return kept = ::fwrite(bytes.data(), 1, bytes.size(), lines.file.get()) == bytes.size(); });
    if (!kept || ::fflush(lines.file.get()) != 0) return {no_room(state_->folder.string())};
    table.parts.push_back(std::move(lines));
  }
  return {};
}

Diagnostics WideParts::finish() {
  if (Diagnostics wrong = report::make_folder(state_->folder.string()); !wrong.empty()) return wrong;
  for (auto& [name, table] : state_->tables) {
    if (Diagnostics wrong = merge(table, state_->folder); !wrong.empty()) return wrong;
  }
  return {};
}

}  // namespace duixian
