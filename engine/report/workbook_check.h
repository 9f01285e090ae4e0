// Whether a workbook that was just written can be read back: libxlsxwriter does not check every write of its own.
#pragma once

#include <filesystem>

namespace duixian::report {

// Every part of the archive is whole (its checksum holds) and its XML is closed.
[[nodiscard]] bool is_whole_workbook(const std::filesystem::path& file);

}  // namespace duixian::report
