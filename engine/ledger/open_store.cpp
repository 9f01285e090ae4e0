#include "ledger/postgres_store.h"
#include "ledger/sqlite_store.h"

namespace duixian::ledger {

std::unique_ptr<Store> open_store(const std::string& name, bool create) {
  if (name.starts_with("postgresql://")) return std::make_unique<PostgresStore>(name);
  return std::make_unique<SqliteStore>(name, create);
}

}  // namespace duixian::ledger
