#include "intake/csv_pieces.h"

#include <algorithm>
#include <cstring>

#include "base/in_order.h"
#include "intake/file_blocks.h"
#include "intake/text_form.h"
#include "intake/utf8_check.h"

namespace duixian::intake {

namespace {

constexpr std::uint64_t piece_bytes = 1 << 18;

// The rows of one piece. Their texts lie in the scanner.
class Piece final : public RowSink {
 public:
  bool row(std::uint32_t number, std::span<const Cell> cells) override {
    rows_.push_back({number, cells_.size(), cells.size()});
    cells_.insert(cells_.end(), cells.begin(), cells.end());
    return true;
  }

  void read(const CsvFile& file, FileBlocks& blocks, std::uint64_t number) {
    rows_.clear();
    cells_.clear();
    wrong.reset();
    first_ = last_ = lines_ = 0;
    line_in_piece = false;
    whole_records = true;
    const std::uint64_t begin = number * piece_bytes, end = std::min(file.bytes, begin + piece_bytes);
    first_ = number == 0 ? file.mark : line_after(file, blocks, begin);
    last_ = end == file.bytes ? end : first_ >= end ? first_ : line_after(file, blocks, end);
    if (wrong || first_ >= last_) return;
    whole_records = last_ - first_ <= file.limits.record_bytes;
    if (!whole_records) return;
    scanner_.emplace(file.path.string(), file.separator, file.limits);
    line_in_piece = true;
    wrong = scanner_->scan([&](std::string& buffer) {
      auto all = filled(file, blocks, buffer);
      line_in_piece = static_cast<bool>(all);
      return all;
    }, *this);
    lines_ = scanner_->line() - 1;
    if (wrong && wrong->code == "unclosed-quote" && last_ < file.bytes) whole_records = false;
  }

  // Hands the rows over, the file's lines before it being so many; false where the sink wants no more.
  [[nodiscard]] bool hand_over(std::uint32_t lines_before, RowSink& sink) const {
    for (const Row& one : rows_) {
      if (!sink.row(one.number + lines_before, {cells_.data() + one.first, one.count})) return false;
    }
    sink.settle();
    return true;
  }

  [[nodiscard]] std::uint64_t first() const { return first_; }
  [[nodiscard]] std::uint64_t last() const { return last_; }
  [[nodiscard]] std::uint32_t lines() const { return static_cast<std::uint32_t>(lines_); }

  bool whole_records = true;  // else it ends between quotes, or is longer than a record may be
  std::optional<Diagnostic> wrong;
  bool line_in_piece = false;  // `wrong` counts lines from the piece's start; else from the file's

 private:
  struct Row {
    std::uint32_t number;
    std::size_t first, count;
  };

  // The first byte at or after `from` that a line end stands before; the file's end where there is none.
  std::uint64_t line_after(const CsvFile& file, FileBlocks& blocks, std::uint64_t from) {
    char some[4096];
    for (std::uint64_t at = from - 1; at < file.bytes;) {
      const auto count = blocks.read_at(at, some);
      if (!count) wrong = count.diagnostics().front();
      if (!count || *count == 0) break;
      if (const void* end = std::memchr(some, '\n', *count)) return at + static_cast<std::uint64_t>(static_cast<const char*>(end) - some) + 1;
      at += *count;
    }
    return file.bytes;
  }

  Result<bool> filled(const CsvFile& file, FileBlocks& blocks, std::string& buffer) {
    const std::size_t before = buffer.size();
    buffer.resize(before + (last_ - first_));
    const auto count = blocks.read_at(first_, {buffer.data() + before, static_cast<std::size_t>(last_ - first_)});
    if (!count) return count.diagnostics();
    buffer.resize(before + *count);  // less where the file was cut meanwhile: told when all is read
    const std::string_view fresh = std::string_view(buffer).substr(before);
    if (const void* nul = std::memchr(fresh.data(), 0, fresh.size())) {
      return nul_byte(file.path, first_ + static_cast<std::uint64_t>(static_cast<const char*>(nul) - fresh.data()));
    }
    const Utf8Check check = check_utf8(fresh);
    if (check.wrong || check.used < fresh.size()) return wrong_byte(file.path, Encoding::utf8, first_ + check.used);
    return false;
  }

  std::optional<CsvScanner> scanner_;
  std::vector<Cell> cells_;
  std::vector<Row> rows_;
  std::uint64_t first_ = 0, last_ = 0, lines_ = 0;
};

}  // namespace

CsvPiecesEnd read_in_pieces(const CsvFile& file, unsigned threads, RowSink& sink, const std::function<void(std::uint64_t)>& passed) {
  const std::size_t pieces = (file.bytes + piece_bytes - 1) / piece_bytes;
  CsvPiecesEnd found;
  CsvRest behind{file.mark, 1};
  const auto new_worker = [&] {
    return [&file, blocks = FileBlocks::open(file.path)](std::size_t number, Piece& piece) mutable {
      if (blocks) piece.read(file, *blocks, number);
      else piece.wrong = blocks.diagnostics().front();
    };
  };
  InOrder<Piece>(pieces, threads).run(new_worker, [&](Piece& piece) {
    if (!piece.whole_records) {
      found.rest = behind;
      return false;
    }
    passed(piece.last());
    if (piece.wrong) {
      if (piece.line_in_piece) piece.wrong->line += static_cast<int>(behind.line) - 1;
      found.wrong = piece.wrong;
      return false;
    }
    if (!piece.hand_over(behind.line - 1, sink)) return false;
    behind = {piece.last(), behind.line + piece.lines()};
    return true;
  });
  return found;
}

}  // namespace duixian::intake
