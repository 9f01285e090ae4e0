// The signed head that is kept outside the ledger. It shows what a ledger cannot say of itself: that its end is missing.
#pragma once

#include <string>

#include "duixian/words/diagnostic.h"
#include "ledger/opened_ledger.h"

namespace duixian {

// Where the head is kept: as asked, or beside the ledger's file; "" for a server without a file named.
[[nodiscard]] std::string head_file(const std::string& ledger, const std::string& asked);

// Throws Trouble unless the ledger is the tree of this head, grown or not. `where` names the head in messages.
void grown_from(ledger::OpenedLedger& ledger, const std::string& note, const std::string& where);

}  // namespace duixian
