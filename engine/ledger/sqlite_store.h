// A ledger in one SQLite file: the default.
#pragma once

#include <map>

#include "ledger/sqlite_statement.h"
#include "ledger/store.h"

namespace duixian::ledger {

class SqliteStore : public Store {
 public:
  // `create`: a file that does not exist is made. Nothing is written before establish().
  SqliteStore(std::string path, bool create);
  ~SqliteStore() override;

  [[nodiscard]] const std::string& name() const override { return path_; }
  [[nodiscard]] std::optional<Identity> identity() override;
  [[nodiscard]] std::optional<std::string> entry(std::uint64_t position) override;
  void entries(std::uint64_t from, std::uint64_t to, const std::function<bool(std::uint64_t, std::string_view)>& visit) override;
  [[nodiscard]] std::uint64_t size() override;
  [[nodiscard]] std::optional<Tile> tile(unsigned level, std::uint64_t number) override;
  [[nodiscard]] std::vector<Digest> tile_roots(unsigned level, std::uint64_t from, std::uint64_t to) override;
  [[nodiscard]] std::vector<RunPlace> runs() override;
  [[nodiscard]] std::vector<Head> heads() override;
  [[nodiscard]] std::optional<std::string> last_head() override;
  [[nodiscard]] std::optional<std::string> content(const Digest& digest) override;
  [[nodiscard]] std::vector<Refusal> refusals() override;
  [[nodiscard]] std::uint64_t count_entries() override;
  [[nodiscard]] std::uint64_t count_tiles() override;
  [[nodiscard]] std::vector<Digest> contents() override;
  void begin() override;
  void establish(const Identity& identity) override;
  void add_entry(std::uint64_t position, std::string_view bytes) override;
  void add_tile(unsigned level, std::uint64_t number, const Tile& tile) override;
  void add_run(const RunPlace& run) override;
  [[nodiscard]] bool has_content(const Digest& digest) override;
  void add_compressed(const Digest& digest, std::uint64_t size, std::string_view small) override;
  void settle() override;
  void add_head(const Head& head) override;
  void commit() override;
  void roll_back() override;
  void add_refusal(const std::string& what) override;

  // What of the tables and triggers is not as it was made; empty if all is.
  [[nodiscard]] std::vector<std::string> changed_schema();

 private:
  void set_up();
  void execute(const std::string& sql);
  [[nodiscard]] std::uint64_t count(const char* sql);
  Statement& prepared(const char* sql);

  std::string path_;
  sqlite3* database_ = nullptr;
  std::map<const char*, std::unique_ptr<Statement>> statements_;  // by address: each is one literal
  Statement* adding_entry_ = nullptr;
};

}  // namespace duixian::ledger
