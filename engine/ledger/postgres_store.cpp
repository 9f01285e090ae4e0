#include "ledger/postgres_store.h"

#include <algorithm>
#include <ctime>

#include "base/compressed.h"
#include "ledger/digest_bytes.h"
#include "ledger/trouble.h"

namespace duixian::ledger {

namespace {

constexpr std::int64_t rows_at_once = 1000;
constexpr const char* tables[] = {"ledger", "entry", "tile", "run", "salt", "content", "head", "refusal"};

// Rows that follow each other. Doubles are refused by the keys.
constexpr std::pair<const char*, const char*> out_of_place[] = {
    {"entry", "NEW.position <> (SELECT coalesce(max(position) + 1, 0) FROM entry)"},
    {"tile", "((NEW.place & 72057594037927935) + 1) << (8 * ((NEW.place >> 56)::int + 1)) > (SELECT coalesce(max(position) + 1, 0) FROM entry)"},
    {"run", "NEW.number <> (SELECT coalesce(max(number) + 1, 1) FROM run)"},
    {"salt", "NEW.run <> (SELECT coalesce(max(run) + 1, 1) FROM salt)"},
    {"head", "NEW.size <> (SELECT coalesce(max(position) + 1, 0) FROM entry)"},
};

std::int64_t place_of(unsigned level, std::uint64_t number) { return static_cast<std::int64_t>(std::uint64_t{level} << 56U | number); }

std::string schema_sql(const std::string& schema) {
  std::string sql = "CREATE SCHEMA IF NOT EXISTS " + schema + "; SET search_path TO " + schema + R"(;
CREATE TABLE ledger (one int PRIMARY KEY CHECK (one = 1), version bigint NOT NULL, algorithm bigint NOT NULL, key text NOT NULL);
CREATE TABLE entry (position bigint PRIMARY KEY, bytes bytea NOT NULL);
CREATE TABLE tile (place bigint PRIMARY KEY, root bytea NOT NULL, hashes bytea NOT NULL);
CREATE TABLE run (number bigint PRIMARY KEY, first bigint NOT NULL, position bigint NOT NULL, request text NOT NULL, pack text NOT NULL, UNIQUE (request, pack));
CREATE TABLE salt (run bigint PRIMARY KEY, secret bytea NOT NULL);
CREATE TABLE content (digest bytea PRIMARY KEY, size bigint NOT NULL, compressed bytea NOT NULL);
CREATE TABLE head (size bigint PRIMARY KEY, note text NOT NULL, tail bytea NOT NULL);
CREATE TABLE refusal (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, time bigint NOT NULL, what text NOT NULL);
CREATE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a ledger only grows: no % of %', TG_OP, TG_TABLE_NAME; END $$;
)";
  for (const auto& [table, wrong] : out_of_place) {
    const std::string function = std::string("in_its_place_in_") + table;
    sql += "CREATE FUNCTION " + function + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF " + wrong + " THEN RAISE EXCEPTION 'a ledger only grows: no such row of %', TG_TABLE_NAME; END IF; RETURN NEW; END $$;\n" +
           "CREATE TRIGGER in_its_place BEFORE INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION " + function + "();\n";
  }
  for (const char* table : tables) sql += std::string("CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ") + table + " FOR EACH STATEMENT EXECUTE FUNCTION only_grows();\n";
  return sql;
}

}  // namespace

PostgresStore::Address PostgresStore::parted(const std::string& address) {
  Address parts{address, "duixian", address};
  const std::size_t query = address.find('?');
  if (query != std::string::npos) {
    std::string rest = address.substr(query + 1), kept;
    parts.server = address.substr(0, query);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('&'), rest.size());
      const std::string one = rest.substr(0, end);
      rest.erase(0, end + 1);
      if (one.starts_with("schema=")) parts.schema = one.substr(7);
      else kept += (kept.empty() ? "?" : "&") + one;
    }
    parts.server += kept;
  }
  const std::size_t at = address.find('@'), colon = address.find(':', address.find("//") + 2);
  if (at != std::string::npos && colon < at) parts.shown = address.substr(0, colon) + address.substr(at);  // no password in a message
  const auto plain = [](unsigned char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_'; };
  if (parts.schema.empty() || !std::all_of(parts.schema.begin(), parts.schema.end(), plain)) stop("schema-name", parts.shown, {"模式名只能有小写字母、数字和下划线", "a schema's name holds small letters, digits and underscores"}, {"例如 ?schema=duixian", "for example ?schema=duixian"});
  return parts;
}

PostgresStore::PostgresStore(const std::string& address) : PostgresStore(parted(address)) {}

PostgresStore::PostgresStore(const Address& address) : connection_(address.server, address.shown), schema_(address.schema) { connection_.execute("SET search_path TO " + schema_); }

std::optional<Identity> PostgresStore::identity() {
  const Rows there = connection_.query("SELECT count(*) FROM pg_tables WHERE schemaname = $1::text AND tablename = 'ledger'", {std::string_view(schema_)});
  if (there.number(0, 0) == 0) return std::nullopt;
  const Rows row = connection_.query("SELECT version, algorithm, key FROM ledger");
  if (row.count() != 1) stop("not-a-ledger", name(), {"这个模式里的表不是账本", "the tables of this schema are no ledger"}, {"用另一个模式名", "name another schema"});
  return Identity{row.number(0, 0), row.number(0, 1), std::string(row.bytes(0, 2))};
}

std::optional<std::string> PostgresStore::entry(std::uint64_t position) {
  const Rows row = connection_.query("SELECT bytes FROM entry WHERE position = $1::bigint", {static_cast<std::int64_t>(position)});
  if (row.count() == 0) return std::nullopt;
  return std::string(row.bytes(0, 0));
}

void PostgresStore::entries(std::uint64_t from, std::uint64_t to, const std::function<bool(std::uint64_t, std::string_view)>& visit) {
  while (from < to) {
    const Rows rows = connection_.query("SELECT position, bytes FROM entry WHERE position >= $1::bigint AND position < $2::bigint ORDER BY position LIMIT $3::bigint",
                                        {static_cast<std::int64_t>(from), static_cast<std::int64_t>(to), rows_at_once});
    for (int i = 0; i < rows.count(); ++i) {
      from = static_cast<std::uint64_t>(rows.number(i, 0)) + 1;
      if (!visit(from - 1, rows.bytes(i, 1))) return;
    }
    if (rows.count() < rows_at_once) return;
  }
}

std::uint64_t PostgresStore::size() { return static_cast<std::uint64_t>(connection_.query("SELECT coalesce(max(position) + 1, 0)::bigint FROM entry").number(0, 0)); }

std::optional<Tile> PostgresStore::tile(unsigned level, std::uint64_t number) {
  const Rows row = connection_.query("SELECT root, hashes FROM tile WHERE place = $1::bigint", {place_of(level, number)});
  if (row.count() == 0) return std::nullopt;
  Tile found{digest_from(row.bytes(0, 0)), digests_from(row.bytes(0, 1))};
  found.hashes.resize(tile_width);  // one cut short does not give the right root
  return found;
}

std::vector<Digest> PostgresStore::tile_roots(unsigned level, std::uint64_t from, std::uint64_t to) {
  const Rows rows = connection_.query("SELECT root FROM tile WHERE place >= $1::bigint AND place < $2::bigint ORDER BY place", {place_of(level, from), place_of(level, to)});
  std::vector<Digest> found;
  for (int i = 0; i < rows.count(); ++i) found.push_back(digest_from(rows.bytes(i, 0)));
  return found;
}

std::vector<RunPlace> PostgresStore::runs() {
  const Rows rows = connection_.query("SELECT number, first, position, request, pack, secret FROM run JOIN salt ON salt.run = number ORDER BY number");
  std::vector<RunPlace> found;
  for (int i = 0; i < rows.count(); ++i) {
    found.push_back({rows.number(i, 0), static_cast<std::uint64_t>(rows.number(i, 1)), static_cast<std::uint64_t>(rows.number(i, 2)), std::string(rows.bytes(i, 3)), std::string(rows.bytes(i, 4)), digest_from(rows.bytes(i, 5))});
  }
  return found;
}

std::vector<Head> PostgresStore::heads() {
  const Rows rows = connection_.query("SELECT size, note, tail FROM head ORDER BY size");
  std::vector<Head> found;
  for (int i = 0; i < rows.count(); ++i) found.push_back({static_cast<std::uint64_t>(rows.number(i, 0)), std::string(rows.bytes(i, 1)), digests_from(rows.bytes(i, 2))});
  return found;
}

std::optional<std::string> PostgresStore::last_head() {
  const Rows row = connection_.query("SELECT note FROM head ORDER BY size DESC LIMIT 1");
  if (row.count() == 0) return std::nullopt;
  return std::string(row.bytes(0, 0));
}

std::optional<std::string> PostgresStore::content(const Digest& digest) {
  const Rows row = connection_.query("SELECT size, compressed FROM content WHERE digest = $1::bytea", {view(digest)});
  if (row.count() == 0) return std::nullopt;
  return decompressed(row.bytes(0, 1), static_cast<std::uint64_t>(row.number(0, 0))).value_or("");
}

std::vector<Refusal> PostgresStore::refusals() {
  const Rows rows = connection_.query("SELECT time, what FROM refusal ORDER BY number");
  std::vector<Refusal> found;
  for (int i = 0; i < rows.count(); ++i) found.push_back({rows.number(i, 0), std::string(rows.bytes(i, 1))});
  return found;
}

std::uint64_t PostgresStore::count_entries() { return static_cast<std::uint64_t>(connection_.query("SELECT count(*) FROM entry").number(0, 0)); }
std::uint64_t PostgresStore::count_tiles() { return static_cast<std::uint64_t>(connection_.query("SELECT count(*) FROM tile").number(0, 0)); }

std::vector<Digest> PostgresStore::contents() {
  const Rows rows = connection_.query("SELECT digest FROM content ORDER BY digest");
  std::vector<Digest> found;
  for (int i = 0; i < rows.count(); ++i) found.push_back(digest_from(rows.bytes(i, 0)));
  return found;
}

// The lock is the schema's, and the transaction's: a connection that drops gives it back.
void PostgresStore::begin() {
  connection_.execute("BEGIN");
  begun_ = true;
  const Rows got = connection_.query("SELECT CASE WHEN pg_try_advisory_xact_lock(hashtext($1::text)::bigint) THEN 1::bigint ELSE 0::bigint END", {std::string_view("duixian ledger " + schema_)});
  if (got.number(0, 0) == 1) return;
  roll_back();
  stop("ledger-locked", name(), {"另一个程序正在写这本账本", "another program is writing to this ledger"}, {"没有写入任何内容；等它结束后再试", "nothing was written; try again when it has finished"});
}

void PostgresStore::establish(const Identity& identity) {
  connection_.execute(schema_sql(schema_));
  connection_.query("INSERT INTO ledger VALUES (1, $1::bigint, $2::bigint, $3::text)", {identity.version, identity.algorithm, std::string_view(identity.key)});
}

void PostgresStore::add_entry(std::uint64_t position, std::string_view bytes) {
  connection_.query("INSERT INTO entry VALUES ($1::bigint, $2::bytea)", {static_cast<std::int64_t>(position), bytes});
}

void PostgresStore::add_tile(unsigned level, std::uint64_t number, const Tile& tile) {
  connection_.query("INSERT INTO tile VALUES ($1::bigint, $2::bytea, $3::bytea)", {place_of(level, number), view(tile.root), view(tile.hashes)});
}

void PostgresStore::add_run(const RunPlace& run) {
  connection_.query("INSERT INTO run VALUES ($1::bigint, $2::bigint, $3::bigint, $4::text, $5::text)",
                    {run.number, static_cast<std::int64_t>(run.first), static_cast<std::int64_t>(run.position), std::string_view(run.request), std::string_view(run.pack)});
  connection_.query("INSERT INTO salt VALUES ($1::bigint, $2::bytea)", {run.number, view(run.secret)});
}

bool PostgresStore::has_content(const Digest& digest) { return connection_.query("SELECT 1 FROM content WHERE digest = $1::bytea", {view(digest)}).count() != 0; }

void PostgresStore::add_compressed(const Digest& digest, std::uint64_t size, std::string_view small) {
  if (has_content(digest)) return;
  connection_.query("INSERT INTO content VALUES ($1::bytea, $2::bigint, $3::bytea)", {view(digest), static_cast<std::int64_t>(size), small});
}

void PostgresStore::add_head(const Head& head) {
  connection_.query("INSERT INTO head VALUES ($1::bigint, $2::text, $3::bytea)", {static_cast<std::int64_t>(head.size), std::string_view(head.note), view(head.tail)});
}

void PostgresStore::commit() {
  connection_.execute("COMMIT");
  begun_ = false;
}

void PostgresStore::roll_back() {
  if (!begun_) return;
  begun_ = false;
  try {
    connection_.execute("ROLLBACK");
  } catch (const Trouble&) {  // a server that is gone has rolled back
  }
}

void PostgresStore::add_refusal(const std::string& what) {
  try {
    connection_.query("INSERT INTO refusal (time, what) VALUES ($1::bigint, $2::text)", {static_cast<std::int64_t>(std::time(nullptr)), std::string_view(what)});
  } catch (const Trouble&) {  // the refusal itself is told to the user
  }
}

}  // namespace duixian::ledger
