// The SQLite store and the tree in it.
#include <catch2/catch.hpp>

#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include "base/compressed.h"
#include "ledger/page_sums.h"
#include "ledger/sqlite_store.h"
#include "ledger/tree.h"
#include "ledger/trouble.h"
#include "report/scratch_folder.h"

using namespace duixian;
using namespace duixian::ledger;

namespace {

class Shelf {
 public:
  [[nodiscard]] std::string path() const { return (folder_ / "books.ledger").string(); }
  // A ledger of one run with so many entries.
  void fill(std::uint64_t entries) const {
    SqliteStore store(path(), true);
    store.begin();
    store.establish({format_version, algorithm_sha256, "key"});
    Tree before(store, runs_, 0);
    GrowingTree tree(store, before);
    for (std::uint64_t at = 0; at < entries; ++at) {
      store.add_entry(at, bytes(at));
      tree.add(leaf_hash(salt_of(secret(), at), bytes(at)));
    }
    store.add_run({1, 0, entries - 1, "r", "p", secret()});
    store.add_head({entries, "note", {}});
    store.commit();
  }
  static Digest secret() { return leaf_hash("secret"); }
  static std::string bytes(std::uint64_t at) { return "entry " + std::to_string(at); }
  static std::vector<Digest> leaves(std::uint64_t count) {
    std::vector<Digest> made;
    for (std::uint64_t at = 0; at < count; ++at) made.push_back(leaf_hash(salt_of(secret(), at), bytes(at)));
    return made;
  }
  // Runs SQL as somebody with another program would.
  [[nodiscard]] std::string tamper(const std::string& sql) const {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(path().c_str(), &database) == SQLITE_OK);
    char* message = nullptr;
    sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message);
    const std::string said = message ? message : "";
    sqlite3_free(message);
    sqlite3_close(database);
    return said;
  }

 private:
  report::ScratchFolder folder_;
  std::vector<RunPlace> runs_;
};

std::string code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Trouble& trouble) {
    return trouble.diagnostic.code;
  }
  return "";
}

}  // namespace

TEST_CASE("the tree in the store is the tree of its leaves, at every size around its tiles") {
  for (const std::uint64_t count : {1, 2, 255, 256, 257, 511, 513, 66000}) {
    const Shelf shelf;
    shelf.fill(count);
    SqliteStore store(shelf.path(), false);
    const auto runs = store.runs();
    const auto leaves = Shelf::leaves(count);
    INFO(count);
    CHECK(store.size() == count);
    for (const std::uint64_t size : {count, count / 2 + 1, std::min<std::uint64_t>(count, 256)}) {
      Tree tree(store, runs, size);
      const Digest root = root_of(std::span(leaves).first(size));
      CHECK(tree.root() == root);
      CHECK(tree.peaks().root() == root);
      for (const std::uint64_t at : {std::uint64_t{0}, size / 3, size - 1}) {
        CHECK(root_by_inclusion(at, size, leaves[at], tree.inclusion(at)) == root);
        CHECK(is_consistent(at + 1, size, root_of(std::span(leaves).first(at + 1)), root, tree.consistency(at + 1)));
      }
    }
    Tree tree(store, runs, count);
    GrowingTree grown(store, tree);
    CHECK(grown.root() == root_of(leaves));
  }
}

TEST_CASE("what was added and not committed is gone") {
  const Shelf shelf;
  shelf.fill(10);
  {
    SqliteStore store(shelf.path(), false);
    store.begin();
    store.add_entry(10, "more");
    store.settle();
    CHECK(store.entry(10) == "more");
    store.roll_back();
    CHECK(store.size() == 10);
    store.begin();
    store.add_entry(10, "more");
  }
  CHECK(SqliteStore(shelf.path(), false).size() == 10);
}

TEST_CASE("one writer at a time, readers beside it") {
  const Shelf shelf;
  shelf.fill(10);
  SqliteStore one(shelf.path(), false), other(shelf.path(), false);
  one.begin();
  CHECK(code_of([&] { other.begin(); }) == "ledger-locked");
  CHECK(other.size() == 10);
  one.roll_back();
  CHECK(code_of([&] { other.begin(); }).empty());
}

TEST_CASE("content is kept once, and comes back whole") {
  const Shelf shelf;
  shelf.fill(1);
  SqliteStore store(shelf.path(), false);
  const std::string text(100000, 'x');
  store.begin();
  CHECK_FALSE(store.has_content(sha256(text)));
  store.add_compressed(sha256(text), text.size(), compressed(text));
  store.add_compressed(sha256(text), text.size(), compressed(text));
  store.add_compressed(sha256(""), 0, compressed(""));
  CHECK(store.has_content(sha256(text)));
  store.commit();
  CHECK(store.content(sha256(text)) == text);
  CHECK(store.content(sha256("")) == "");
  CHECK_FALSE(store.content(sha256("other")));
  CHECK(std::filesystem::file_size(shelf.path()) < 130000);
}

TEST_CASE("rows are neither changed nor deleted, and the attempt stands in the ledger") {
  const Shelf shelf;
  shelf.fill(3);
  CHECK(shelf.tamper("UPDATE entry SET bytes = x'00' WHERE position = 1") == "a ledger only grows: no UPDATE of entry");
  CHECK(shelf.tamper("DELETE FROM head") == "a ledger only grows: no DELETE of head");
  CHECK(shelf.tamper("DELETE FROM refusal") == "a ledger only grows: no DELETE of refusal");
  CHECK(shelf.tamper("INSERT INTO entry VALUES ('text', 1)") != "");
  SqliteStore store(shelf.path(), false);
  CHECK(store.entry(1) == Shelf::bytes(1));
  const auto refusals = store.refusals();
  REQUIRE(refusals.size() == 2);
  CHECK(refusals[0].what == "UPDATE of entry");
  CHECK(refusals[1].what == "DELETE of head");
  CHECK(refusals[0].time > 1'700'000'000);
}

TEST_CASE("a guard that was taken off is missed") {
  const Shelf shelf;
  shelf.fill(3);
  CHECK(SqliteStore(shelf.path(), false).changed_schema().empty());
  CHECK(shelf.tamper("DROP TRIGGER no_UPDATE_of_entry").empty());
  const auto changed = SqliteStore(shelf.path(), false).changed_schema();
  REQUIRE(changed.size() == 1);
  CHECK_THAT(changed[0], Catch::Contains("no_UPDATE_of_entry"));
}

TEST_CASE("every page carries its sum, and each changed bit shows in it") {
  const Shelf shelf;
  shelf.fill(600);
  const auto sound = check_pages(shelf.path());
  CHECK(sound.wrong.empty());
  CHECK(sound.pages > 5);
  CHECK(sound.bytes == sound.expected);
  std::string bytes;
  {
    std::ifstream in(shelf.path(), std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  for (std::size_t bit = 0; bit < bytes.size() * 8; bit += 4999) {
    std::string changed = bytes;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    std::ofstream(shelf.path(), std::ios::binary) << changed;
    const auto found = check_pages(shelf.path());
    if (found.wrong != std::vector<std::uint64_t>{bit / 8 / page_bytes + 1}) FAIL("bit " << bit);
  }
}

TEST_CASE("files that are no ledger, or a newer one, are told apart") {
  const Shelf shelf;
  std::ofstream(shelf.path()) << std::string(5000, 'x');
  CHECK(code_of([&] { (void)SqliteStore(shelf.path(), false).identity(); }) == "not-a-ledger");
  std::filesystem::remove(shelf.path());
  CHECK(code_of([&] { SqliteStore(shelf.path(), false); }) == "ledger-unopened");
  CHECK_FALSE(SqliteStore(shelf.path(), true).identity());
  CHECK(shelf.tamper("CREATE TABLE other (x)").empty());
  CHECK(code_of([&] { (void)SqliteStore(shelf.path(), false).identity(); }) == "not-a-ledger");
  std::filesystem::remove(shelf.path());
  shelf.fill(1);
  CHECK(shelf.tamper("PRAGMA user_version = 2").empty());
  CHECK(SqliteStore(shelf.path(), false).identity()->version == 2);
}
