// A ledger in a schema of a PostgreSQL server: the same tables, the same bytes, the same root.
#pragma once

#include "ledger/postgres_connection.h"
#include "ledger/store.h"

namespace duixian::ledger {

class PostgresStore : public Store {
 public:
  // postgresql://host/database?schema=name; the schema is `duixian` if none is named.
  explicit PostgresStore(const std::string& address);

  [[nodiscard]] const std::string& name() const override { return connection_.name(); }
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
  void settle() override {}  // the server reads what it has
  void add_head(const Head& head) override;
  void commit() override;
  void roll_back() override;
  void add_refusal(const std::string& what) override;

 private:
  struct Address {
    std::string server, schema, shown;
  };
  explicit PostgresStore(const Address& address);
  [[nodiscard]] static Address parted(const std::string& address);

  PostgresConnection connection_;
  std::string schema_;
  bool begun_ = false;
};

}  // namespace duixian::ledger
