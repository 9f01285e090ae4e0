#include "intake/csv_table.h"

#include <algorithm>
#include <thread>

#include "intake/csv_pieces.h"
#include "intake/csv_scanner.h"
#include "intake/file_blocks.h"
#include "intake/separator.h"
#include "intake/text_blocks.h"

namespace duixian::intake {

namespace {

class CsvTable final : public TableSource {
 public:
  CsvTable(std::filesystem::path path, FileState state, TextForm form, const Limits& limits)
      : path_(std::move(path)), file_(path_.string()), state_(state), form_(form), limits_(limits) {}

  [[nodiscard]] const std::string& file() const override { return file_; }
  [[nodiscard]] const std::string& sheet() const override { return sheet_; }
  [[nodiscard]] std::uint64_t bytes() const override { return state_.bytes; }
  [[nodiscard]] std::uint64_t position() const override { return position_; }
  [[nodiscard]] bool rows_can_slip() const override { return true; }

  [[nodiscard]] std::optional<Diagnostic> read(RowSink& sink) override {
    position_ = 0;
    CsvRest rest{form_.mark, 1};
    if (is_long()) {
      const auto separator = separator_at_start();
      if (!separator) return separator.diagnostics().front();
      const CsvFile file{path_, state_.bytes, form_.mark, *separator, {.columns = limits_.columns}};
      const CsvPiecesEnd end = read_in_pieces(file, threads(), sink, [this](std::uint64_t passed) { position_ = passed; });
      if (end.wrong) return end.wrong;
      if (!end.rest) return changed_since(state_, path_);
      rest = *end.rest;
    }
    return read_on(rest, sink);
  }

 private:
  [[nodiscard]] unsigned threads() const { return limits_.threads > 0 ? limits_.threads : std::max(1U, std::thread::hardware_concurrency()); }
  [[nodiscard]] bool is_long() const { return threads() > 1 && form_.encoding == Encoding::utf8 && state_.bytes >= limits_.long_bytes; }

  [[nodiscard]] Result<char> separator_at_start() const {
    auto blocks = TextBlocks::open(path_, form_);
    if (!blocks) return blocks.diagnostics();
    std::string start;
    const auto first = blocks->append_to(start);
    if (!first) return first.diagnostics();
    return separator_of(start);
  }

  // In one go, from there to the end.
  [[nodiscard]] std::optional<Diagnostic> read_on(const CsvRest& from, RowSink& sink) {
    const auto separator = separator_at_start();
    if (!separator) return separator.diagnostics().front();
    auto blocks = TextBlocks::open_at(path_, form_, from.from);
    if (!blocks) return blocks.diagnostics().front();
    position_ = from.from - form_.mark;
    CsvScanner scanner(file_, *separator, {.columns = limits_.columns}, from.line);
    const auto refill = [&](std::string& buffer) -> Result<bool> {
      const std::size_t before = buffer.size();
      auto more = blocks->append_to(buffer);
      position_ += buffer.size() - before;
      return more;
    };
    if (auto wrong = scanner.scan(refill, sink)) return wrong;
    return changed_since(state_, path_);
  }

  std::filesystem::path path_;
  std::string file_, sheet_;
  FileState state_;
  TextForm form_;
  Limits limits_;
  std::uint64_t position_ = 0;  // of UTF-8, so past bytes() where the file is in another encoding
};

}  // namespace

Result<std::unique_ptr<TableSource>> open_csv(const std::filesystem::path& path, const std::string& encoding,
                                              const Limits& limits) {
  const auto state = state_of(path);
  if (!state) return state.diagnostics();
  const auto form = find_text_form(path, encoding);
  if (!form) return form.diagnostics();
  return Result<std::unique_ptr<TableSource>>(std::make_unique<CsvTable>(path, *state, *form, limits),
                                              form.diagnostics());
}

}  // namespace duixian::intake
