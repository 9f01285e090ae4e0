// A long CSV file read in pieces on several threads, its rows handed over in their order.
//
// A piece begins behind a line end. Whether that ends a record, or stands between quotes, shows only when all before it has
// been read: a piece that turns out to end between quotes stops this reading, and the rest is read from its start in one go.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include "duixian/words/diagnostic.h"
#include "intake/cell.h"
#include "intake/csv_scanner.h"

namespace duixian::intake {

// Where one who reads on in one go begins.
struct CsvRest {
  std::uint64_t from = 0;  // byte of the file
  std::uint32_t line = 1;
};

struct CsvPiecesEnd {
  std::optional<Diagnostic> wrong;
  std::optional<CsvRest> rest;  // there is more; nothing where all was read, or the sink wants no more
};

struct CsvFile {
  std::filesystem::path path;
  std::uint64_t bytes = 0;
  std::size_t mark = 0;     // bytes of a byte order mark
  char separator = ',';
  CsvLimits limits;
};

// The file is UTF-8. `passed` is told how many bytes of it are behind.
[[nodiscard]] CsvPiecesEnd read_in_pieces(const CsvFile& file, unsigned threads, RowSink& sink, const std::function<void(std::uint64_t)>& passed);

}  // namespace duixian::intake
