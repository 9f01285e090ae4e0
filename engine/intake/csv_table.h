// One CSV file as a table.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "duixian/words/result.h"
#include "intake/cell.h"
#include "intake/limits.h"

namespace duixian::intake {

// Looks through the whole file once: its encoding has to be known before its first name is believed.
[[nodiscard]] Result<std::unique_ptr<TableSource>> open_csv(const std::filesystem::path& path, const std::string& encoding,
                                                            const Limits& limits);

}  // namespace duixian::intake
