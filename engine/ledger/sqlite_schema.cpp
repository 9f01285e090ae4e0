#include "ledger/sqlite_schema.h"

namespace duixian::ledger {

namespace {

constexpr const char* tables = R"(
CREATE TABLE ledger (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, algorithm INTEGER NOT NULL, key TEXT NOT NULL) STRICT;
CREATE TABLE entry (position INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE tile (place INTEGER PRIMARY KEY, root BLOB NOT NULL, hashes BLOB NOT NULL) STRICT;
CREATE TABLE run (number INTEGER PRIMARY KEY, first INTEGER NOT NULL, position INTEGER NOT NULL, request TEXT NOT NULL, pack TEXT NOT NULL, UNIQUE (request, pack)) STRICT;
CREATE TABLE salt (run INTEGER PRIMARY KEY, secret BLOB NOT NULL) STRICT;
CREATE TABLE content (digest BLOB PRIMARY KEY, size INTEGER NOT NULL, compressed BLOB NOT NULL) STRICT;
CREATE TABLE head (size INTEGER PRIMARY KEY, note TEXT NOT NULL, tail BLOB NOT NULL) STRICT;
CREATE TABLE refusal (number INTEGER PRIMARY KEY, time INTEGER NOT NULL, what TEXT NOT NULL) STRICT;
)";

// RAISE(FAIL) ends the statement and keeps what it did before: the line in `refusal` stays.
std::string guard(const std::string& table, const std::string& verb) {
  const std::string refused = verb + " of " + table;
  const std::string noted = table == "refusal" ? "" : "INSERT INTO refusal (time, what) VALUES (CAST(strftime('%s', 'now') AS INTEGER), '" + refused + "'); ";
  return "CREATE TRIGGER no_" + verb + "_of_" + table + " BEFORE " + verb + " ON " + table + " BEGIN " + noted + "SELECT RAISE(FAIL, 'a ledger only grows: no " + refused + "'); END;\n";
}

}  // namespace

std::string sqlite_schema() {
  std::string sql = tables;
  for (const char* table : {"ledger", "entry", "tile", "run", "salt", "content", "head", "refusal"}) {
    sql += guard(table, "UPDATE");
    sql += guard(table, "DELETE");
  }
  return sql;
}

}  // namespace duixian::ledger
