#include "ledger/postgres_connection.h"

#include <libpq-fe.h>

#include "ledger/trouble.h"

namespace duixian::ledger {

namespace {

// What a server says ends in a line feed, and may have several lines.
std::string first_line(const char* said) {
  std::string text = said ? said : "";
  return text.substr(0, text.find('\n'));
}

}  // namespace

SqlValue::SqlValue(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(bits >> shift));
}

Rows::Rows(pg_result* result) : result_(result, PQclear) {}
int Rows::count() const { return PQntuples(result_.get()); }

std::string_view Rows::bytes(int row, int column) const {
  return {PQgetvalue(result_.get(), row, column), static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

std::int64_t Rows::number(int row, int column) const {
  std::uint64_t bits = 0;
  for (const char byte : bytes(row, column)) bits = bits << 8U | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(bits);
}

PostgresConnection::PostgresConnection(const std::string& address, std::string name) : name_(std::move(name)) {
  connection_ = PQconnectdb(address.c_str());
  if (PQstatus(connection_) == CONNECTION_OK) {
    try {
      execute("SET client_min_messages = warning; SET synchronous_commit = on");
    } catch (...) {
      PQfinish(connection_);
      throw;
    }
    return;
  }
  const std::string says = first_line(PQerrorMessage(connection_));
  PQfinish(connection_);
  stop("server-down", name_, {"连不上数据库服务器：" + says, "the database server cannot be reached: " + says}, {"账本没有变动；检查地址、服务器和网络后重试", "the ledger is as it was; check the address, the server and the network, then try again"});
}

PostgresConnection::~PostgresConnection() { PQfinish(connection_); }

void PostgresConnection::trouble(const pg_result* result) {
  const std::string says = first_line(PQerrorMessage(connection_));
  if (PQstatus(connection_) != CONNECTION_OK) {
    stop("server-lost", name_, {"与数据库服务器的连接中断：" + says, "the connection to the database server was lost: " + says},
         {"没有入账一半的内容；用同一请求号重试，就知道这次是否已入账", "nothing is half recorded; try again with the same request id, which tells whether this one was recorded"});
  }
  const char* code = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const std::string state = code ? code : "";
  if (state == "42501") stop("ledger-rights", name_, {"数据库权限不够：" + says, "the rights in the database do not suffice: " + says}, {"读要 SELECT，入账要 INSERT 和 SELECT；新建账本要能建表", "reading takes SELECT, recording INSERT and SELECT, making a ledger the right to create tables"});
  if (state == "53100") stop("disk-full", name_, {"服务器磁盘已满，没有入账", "the server's disk is full; nothing was recorded"}, {"腾出空间后用同一请求号重试", "make room and try again with the same request id"});
  stop("ledger-error", name_, {"数据库出错：" + says, "the database failed: " + says}, {"账本保持原样；排除原因后重试", "the ledger is as it was; remove the cause and try again"});
}

void PostgresConnection::execute(const std::string& sql) {
  pg_result* result = PQexec(connection_, sql.c_str());
  const Rows rows(result);
  const ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) trouble(result);
}

Rows PostgresConnection::query(const std::string& sql, std::initializer_list<SqlValue> values) {
  std::vector<const char*> data;
  std::vector<int> lengths, formats;
  for (const SqlValue& value : values) {
    data.push_back(value.bytes.data());
    lengths.push_back(static_cast<int>(value.bytes.size()));
    formats.push_back(1);
  }
  pg_result* result = PQexecParams(connection_, sql.c_str(), static_cast<int>(values.size()), nullptr, data.data(), lengths.data(), formats.data(), 1);
  Rows rows(result);
  const ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) trouble(result);
  return rows;
}

}  // namespace duixian::ledger
