// The tables of a ledger in SQLite, as SQL.
#pragma once

#include <cstdint>
#include <string>

namespace duixian::ledger {

inline constexpr std::int64_t sqlite_application = 0x4458'4c47;  // "DXLG" in the file's header

// What makes them: tables, and triggers that refuse to change or delete a row and note the attempt.
[[nodiscard]] std::string sqlite_schema();

}  // namespace duixian::ledger
