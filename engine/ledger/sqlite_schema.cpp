#include "ledger/sqlite_schema.h"

#include <utility>

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

// What REPLACE would put in the place of a row, or beside the rows that follow each other: it deletes without asking the triggers
// on DELETE.
std::string guard_of_rows(const std::string& table, const std::string& wrong) {
  const std::string refused = "REPLACE of " + table;
  return "CREATE TRIGGER no_REPLACE_of_" + table + " BEFORE INSERT ON " + table + " WHEN " + wrong + " BEGIN INSERT INTO refusal (time, what) VALUES (CAST(strftime('%s', 'now') AS INTEGER), '" + refused +
         "'); SELECT RAISE(FAIL, 'a ledger only grows: no " + refused + "'); END;\n";
}

constexpr std::pair<const char*, const char*> out_of_place[] = {
    {"ledger", "EXISTS (SELECT 1 FROM ledger)"},
    {"entry", "NEW.position <> (SELECT coalesce(max(position) + 1, 0) FROM entry)"},
    {"tile", "EXISTS (SELECT 1 FROM tile WHERE place = NEW.place) OR ((NEW.place & 72057594037927935) + 1) << (8 * ((NEW.place >> 56) + 1)) > (SELECT coalesce(max(position) + 1, 0) FROM entry)"},
    {"run", "NEW.number <> (SELECT coalesce(max(number) + 1, 1) FROM run) OR EXISTS (SELECT 1 FROM run WHERE request = NEW.request AND pack = NEW.pack)"},
    {"salt", "NEW.run <> (SELECT coalesce(max(run) + 1, 1) FROM salt)"},
    {"content", "EXISTS (SELECT 1 FROM content WHERE digest = NEW.digest)"},
    {"head", "NEW.size <> (SELECT coalesce(max(position) + 1, 0) FROM entry) OR EXISTS (SELECT 1 FROM head WHERE size = NEW.size)"},
    {"refusal", "EXISTS (SELECT 1 FROM refusal WHERE number = NEW.number)"},
};

}  // namespace

std::string sqlite_schema() {
  std::string sql = tables;
  for (const char* table : {"ledger", "entry", "tile", "run", "salt", "content", "head", "refusal"}) {
    sql += guard(table, "UPDATE");
    sql += guard(table, "DELETE");
  }
  for (const auto& [table, wrong] : out_of_place) sql += guard_of_rows(table, wrong);
  return sql;
}

}  // namespace duixian::ledger
