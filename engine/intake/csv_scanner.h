// Splits UTF-8 text into the records and fields of RFC 4180, at memory speed, handing each record to a sink.
//
// Fields point into the scanner's own buffer and live until the sink is told to settle. Line ends may be CR LF, LF or CR. A quote
// only opens a quoted field at the field's start; elsewhere it is content (5" pipe).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "duixian/words/result.h"
#include "intake/cell.h"

namespace duixian::intake {

struct CsvLimits {
  std::size_t columns = 16384;
  std::size_t record_bytes = 1 << 24;  // a longer record has an unclosed quote, in practice
};

class CsvScanner {
 public:
  // Appends more text to the buffer; false at the end; a diagnostic if there is no more to be had.
  using Refill = std::function<Result<bool>(std::string&)>;

  // `line`: of the first byte.
  CsvScanner(std::string file, char separator, CsvLimits limits, std::uint32_t line = 1);
  [[nodiscard]] std::optional<Diagnostic> scan(const Refill& refill, RowSink& sink);
  // Of the next record.
  [[nodiscard]] std::uint32_t line() const { return line_; }

 private:
  enum class State : std::uint8_t { going_on, stopped, failed };

  [[nodiscard]] State scan_buffer(std::size_t until, RowSink& sink);
  [[nodiscard]] std::uint64_t take_plain_fields(std::uint64_t found, const char* from, char separator);
  [[nodiscard]] State meet(std::size_t at, RowSink& sink);
  [[nodiscard]] bool end_field(std::size_t at);
  [[nodiscard]] bool make_room();
  [[nodiscard]] State end_record(std::size_t at, RowSink& sink);
  [[nodiscard]] std::optional<Diagnostic> scan_all(const Refill& refill, RowSink& sink);
  [[nodiscard]] bool keep_unfinished();
  [[nodiscard]] std::string_view unquoted(std::size_t at);
  State fail(Diagnostic diagnostic);

  std::string file_;
  char separator_;
  CsvLimits limits_;

  std::string buffer_;
  std::size_t scanned_ = 0;       // the buffer's bytes before this have been looked at
  std::size_t skip_until_ = 0;    // ... and those before this have been dealt with
  std::size_t record_ = 0;        // where the record begins
  std::size_t field_ = 0;         // where the field begins
  std::size_t closed_ = 0;        // where its closing quote stands
  bool quoted_ = false;           // the field began with a quote
  bool inside_ = false;           // ... which is not closed yet
  bool doubled_ = false;          // ... and holds doubled quotes
  std::uint32_t line_ = 1;        // of the record's beginning
  std::uint32_t lines_inside_ = 0;  // line ends within its quoted fields
  std::vector<Cell> cells_;       // the first fields_ of them are the record's
  std::size_t fields_ = 0;
  std::optional<Diagnostic> diagnostic_;
};

}  // namespace duixian::intake
