#include "ledger/sqlite_store.h"

#include <sqlite3.h>

#include <algorithm>
#include <ctime>
#include <iterator>

#include "base/compressed.h"
#include "ledger/digest_bytes.h"
#include "ledger/page_sums.h"
#include "ledger/sqlite_schema.h"
#include "ledger/trouble.h"

namespace duixian::ledger {

namespace {

constexpr int wait_for_readers_ms = 10'000;

std::int64_t place_of(unsigned level, std::uint64_t number) { return static_cast<std::int64_t>(std::uint64_t{level} << 56U | number); }


}  // namespace

SqliteStore::SqliteStore(std::string path, bool create) : path_(std::move(path)) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
  const int result = sqlite3_open_v2(path_.c_str(), &database_, flags, page_sums_vfs());
  try {
    if (result != SQLITE_OK) sqlite_trouble(database_, result, path_);
    sqlite3_extended_result_codes(database_, 1);
    set_up();
  } catch (...) {
    sqlite3_close(database_);
    throw;
  }
}

// A damaged file opens, so that an audit can say what is wrong with it; whoever reads it is told then.
void SqliteStore::set_up() {
  const int result = sqlite3_exec(database_, "PRAGMA cache_size = -65536; PRAGMA trusted_schema = OFF; PRAGMA synchronous = EXTRA;", nullptr, nullptr, nullptr);
  if (result != SQLITE_OK && (result & 0xff) != SQLITE_CORRUPT) sqlite_trouble(database_, result, path_);
}

SqliteStore::~SqliteStore() {
  statements_.clear();
  sqlite3_close(database_);
}

void SqliteStore::execute(const std::string& sql) {
  const int result = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) sqlite_trouble(database_, result, path_);
}

Statement& SqliteStore::prepared(const char* sql) {
  auto& statement = statements_[sql];
  if (!statement) statement = std::make_unique<Statement>(database_, path_, sql);
  return *statement;
}

std::optional<Identity> SqliteStore::identity() {
  Statement header(database_, path_, "SELECT (SELECT count(*) FROM sqlite_schema), (SELECT application_id FROM pragma_application_id()), (SELECT user_version FROM pragma_user_version())");
  header.step();
  if (header.number(0) == 0) return std::nullopt;
  if (header.number(1) != sqlite_application) sqlite_trouble(nullptr, SQLITE_NOTADB, path_);
  if (header.number(2) != format_version) return Identity{header.number(2), 0, ""};
  Statement row(database_, path_, "SELECT version, algorithm, key FROM ledger");
  if (!row.step()) sqlite_trouble(nullptr, SQLITE_CORRUPT, path_);
  return Identity{row.number(0), row.number(1), std::string(row.blob(2))};
}

std::optional<std::string> SqliteStore::entry(std::uint64_t position) {
  Statement& row = prepared("SELECT bytes FROM entry WHERE position = ?");
  row.bind(1, static_cast<std::int64_t>(position));
  std::optional<std::string> found;
  if (row.step()) found = row.blob(0);
  row.reset();
  return found;
}

void SqliteStore::entries(std::uint64_t from, std::uint64_t to, const std::function<bool(std::uint64_t, std::string_view)>& visit) {
  Statement rows(database_, path_, "SELECT position, bytes FROM entry WHERE position >= ? AND position < ? ORDER BY position");
  rows.bind(1, static_cast<std::int64_t>(from)).bind(2, static_cast<std::int64_t>(to));
  while (rows.step() && visit(static_cast<std::uint64_t>(rows.number(0)), rows.blob(1))) continue;
}

std::uint64_t SqliteStore::size() {
  return count("SELECT coalesce(max(position) + 1, 0) FROM entry");
}

std::optional<Tile> SqliteStore::tile(unsigned level, std::uint64_t number) {
  Statement& row = prepared("SELECT root, hashes FROM tile WHERE place = ?");
  row.bind(1, place_of(level, number));
  std::optional<Tile> found;
  if (row.step()) {
    found.emplace();
    found->root = digest_from(row.blob(0));
    found->hashes = digests_from(row.blob(1));
    found->hashes.resize(tile_width);  // one cut short does not give the right root
  }
  row.reset();
  return found;
}

std::vector<Digest> SqliteStore::tile_roots(unsigned level, std::uint64_t from, std::uint64_t to) {
  std::vector<Digest> found;
  Statement rows(database_, path_, "SELECT root FROM tile WHERE place >= ? AND place < ? ORDER BY place");
  rows.bind(1, place_of(level, from)).bind(2, place_of(level, to));
  while (rows.step()) found.push_back(digest_from(rows.blob(0)));
  return found;
}

std::vector<RunPlace> SqliteStore::runs() {
  std::vector<RunPlace> found;
  Statement rows(database_, path_, "SELECT number, first, position, request, pack, secret FROM run JOIN salt ON salt.run = number ORDER BY number");
  while (rows.step()) {
    found.push_back({rows.number(0), static_cast<std::uint64_t>(rows.number(1)), static_cast<std::uint64_t>(rows.number(2)), std::string(rows.blob(3)), std::string(rows.blob(4)), digest_from(rows.blob(5))});
  }
  return found;
}

std::vector<Head> SqliteStore::heads() {
  std::vector<Head> found;
  Statement rows(database_, path_, "SELECT size, note, tail FROM head ORDER BY size");
  while (rows.step()) found.push_back({static_cast<std::uint64_t>(rows.number(0)), std::string(rows.blob(1)), digests_from(rows.blob(2))});
  return found;
}

std::optional<std::string> SqliteStore::last_head() {
  Statement row(database_, path_, "SELECT note FROM head ORDER BY size DESC LIMIT 1");
  if (!row.step()) return std::nullopt;
  return std::string(row.blob(0));
}

std::optional<std::string> SqliteStore::content(const Digest& digest) {
  Statement row(database_, path_, "SELECT size, compressed FROM content WHERE digest = ?");
  row.bind_blob(1, view(digest));
  if (!row.step()) return std::nullopt;
  return decompressed(row.blob(1), static_cast<std::uint64_t>(row.number(0))).value_or("");
}

std::vector<Refusal> SqliteStore::refusals() {
  std::vector<Refusal> found;
  Statement rows(database_, path_, "SELECT time, what FROM refusal ORDER BY number");
  while (rows.step()) found.push_back({rows.number(0), std::string(rows.blob(1))});
  return found;
}

std::uint64_t SqliteStore::count(const char* sql) {
  Statement row(database_, path_, sql);
  row.step();
  return static_cast<std::uint64_t>(row.number(0));
}

std::uint64_t SqliteStore::count_entries() { return count("SELECT count(*) FROM entry"); }
std::uint64_t SqliteStore::count_tiles() { return count("SELECT count(*) FROM tile"); }

std::vector<Digest> SqliteStore::contents() {
  std::vector<Digest> found;
  Statement rows(database_, path_, "SELECT digest FROM content ORDER BY digest");
  while (rows.step()) found.push_back(digest_from(rows.blob(0)));
  return found;
}

void SqliteStore::begin() {
  const bool is_new = !identity();
  if (is_new) {
    int reserve = page_sum_bytes;
    sqlite3_file_control(database_, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
    execute("PRAGMA page_size = " + std::to_string(page_bytes) + "; PRAGMA journal_mode = DELETE;");
  }
  sqlite3_busy_timeout(database_, 0);
  execute("BEGIN IMMEDIATE");
  sqlite3_busy_timeout(database_, wait_for_readers_ms);
}

void SqliteStore::establish(const Identity& identity) {
  execute("PRAGMA application_id = " + std::to_string(sqlite_application) + "; PRAGMA user_version = " + std::to_string(identity.version));
  execute(sqlite_schema());
  prepared("INSERT INTO ledger VALUES (1, ?, ?, ?)").bind(1, identity.version).bind(2, identity.algorithm).bind_text(3, identity.key).run();
}

void SqliteStore::add_entry(std::uint64_t position, std::string_view bytes) {
  if (!adding_entry_) adding_entry_ = &prepared("INSERT INTO entry VALUES (?, ?)");
  adding_entry_->bind(1, static_cast<std::int64_t>(position)).bind_blob(2, bytes).run();
}

void SqliteStore::add_tile(unsigned level, std::uint64_t number, const Tile& tile) {
  prepared("INSERT INTO tile VALUES (?, ?, ?)").bind(1, place_of(level, number)).bind_blob(2, view(tile.root)).bind_blob(3, view(tile.hashes)).run();
}

void SqliteStore::add_run(const RunPlace& run) {
  prepared("INSERT INTO run VALUES (?, ?, ?, ?, ?)")
      .bind(1, run.number).bind(2, static_cast<std::int64_t>(run.first)).bind(3, static_cast<std::int64_t>(run.position)).bind_text(4, run.request).bind_text(5, run.pack).run();
  prepared("INSERT INTO salt VALUES (?, ?)").bind(1, run.number).bind_blob(2, view(run.secret)).run();
}

bool SqliteStore::has_content(const Digest& digest) {
  Statement known(database_, path_, "SELECT 1 FROM content WHERE digest = ?");
  known.bind_blob(1, view(digest));
  return known.step();
}

void SqliteStore::add_compressed(const Digest& digest, std::uint64_t size, std::string_view small) {
  if (has_content(digest)) return;
  prepared("INSERT INTO content VALUES (?, ?, ?)").bind_blob(1, view(digest)).bind(2, static_cast<std::int64_t>(size)).bind_blob(3, small).run();
}

// The changed pages go to the file, still under the journal, and are forgotten: what is read next is read from there.
void SqliteStore::settle() {
  const int result = sqlite3_db_cacheflush(database_);
  if (result != SQLITE_OK) sqlite_trouble(database_, result, path_);
  sqlite3_db_release_memory(database_);
}

void SqliteStore::add_head(const Head& head) {
  prepared("INSERT INTO head VALUES (?, ?, ?)").bind(1, static_cast<std::int64_t>(head.size)).bind_text(2, head.note).bind_blob(3, view(head.tail)).run();
}

void SqliteStore::commit() { execute("COMMIT"); }

void SqliteStore::roll_back() {
  if (sqlite3_get_autocommit(database_) == 0) sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
}

void SqliteStore::add_refusal(const std::string& what) {
  try {
    Statement row(database_, path_, "INSERT INTO refusal (time, what) VALUES (?, ?)");
    row.bind(1, static_cast<std::int64_t>(std::time(nullptr))).bind_text(2, what).run();
  } catch (const Trouble&) {  // the refusal itself is told to the user; its note is not worth another failure
  }
}

std::vector<std::string> SqliteStore::changed_schema() {
  SqliteStore pristine(":memory:", true);
  pristine.execute(sqlite_schema());
  const char* all = "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name";
  std::vector<std::string> wanted, found, changed;
  for (auto& [store, into] : {std::pair{&pristine, &wanted}, {this, &found}}) {
    Statement rows(store->database_, path_, all);
    while (rows.step()) into->emplace_back(rows.blob(0));
    std::sort(into->begin(), into->end());
  }
  std::set_symmetric_difference(wanted.begin(), wanted.end(), found.begin(), found.end(), std::back_inserter(changed));
  return changed;
}

}  // namespace duixian::ledger
