#include "ledger/sqlite_store.h"
#include "ledger/trouble.h"

namespace duixian::ledger {

std::unique_ptr<Store> open_store(const std::string& name, bool create) { return std::make_unique<SqliteStore>(name, create); }

}  // namespace duixian::ledger
