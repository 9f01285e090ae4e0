// A connection to a PostgreSQL server: parameters and results in binary, every failure as Trouble.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

namespace duixian::ledger {

// One parameter of a statement.
struct SqlValue {
  SqlValue(std::int64_t number);
  SqlValue(std::string_view text_or_bytea) : bytes(text_or_bytea) {}
  std::string bytes;
};

class Rows {
 public:
  explicit Rows(pg_result* result);
  [[nodiscard]] int count() const;
  [[nodiscard]] std::int64_t number(int row, int column) const;
  [[nodiscard]] std::string_view bytes(int row, int column) const;

 private:
  std::shared_ptr<pg_result> result_;
};

class PostgresConnection {
 public:
  // `name` is the address as the user gave it; it is shown without its password.
  PostgresConnection(const std::string& address, std::string name);
  ~PostgresConnection();
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  // Several statements without parameters.
  void execute(const std::string& sql);
  Rows query(const std::string& sql, std::initializer_list<SqlValue> values = {});
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  [[noreturn]] void trouble(const pg_result* result);

  std::string name_;
  pg_conn* connection_ = nullptr;
};

}  // namespace duixian::ledger
