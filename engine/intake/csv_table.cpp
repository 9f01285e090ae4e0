#include "intake/csv_table.h"

#include "intake/csv_scanner.h"
#include "intake/file_blocks.h"
#include "intake/separator.h"
#include "intake/text_blocks.h"

namespace duixian::intake {

namespace {

class CsvTable final : public TableSource {
 public:
  CsvTable(std::filesystem::path path, FileState state, TextForm form, std::size_t maximum_columns)
      : path_(std::move(path)), file_(path_.string()), state_(state), form_(form), maximum_columns_(maximum_columns) {}

  [[nodiscard]] const std::string& file() const override { return file_; }
  [[nodiscard]] const std::string& sheet() const override { return sheet_; }
  [[nodiscard]] std::uint64_t bytes() const override { return state_.bytes; }
  [[nodiscard]] std::uint64_t position() const override { return position_; }
  [[nodiscard]] bool rows_can_slip() const override { return true; }

  [[nodiscard]] std::optional<Diagnostic> read(RowSink& sink) override {
    auto blocks = TextBlocks::open(path_, form_);
    if (!blocks) return blocks.diagnostics().front();
    std::string start;
    const auto first = blocks->append_to(start);
    if (!first) return first.diagnostics().front();
    position_ = 0;
    CsvScanner scanner(file_, separator_of(start), {.columns = maximum_columns_});
    const auto refill = [&](std::string& buffer) -> Result<bool> {
      if (start.empty()) {
        const std::size_t before = buffer.size();
        auto more = blocks->append_to(buffer);
        position_ += buffer.size() - before;
        return more;
      }
      position_ = start.size();
      buffer.append(start);
      start.clear();
      return true;
    };
    if (auto wrong = scanner.scan(refill, sink)) return wrong;
    return changed_since(state_, path_);
  }

 private:
  std::filesystem::path path_;
  std::string file_, sheet_;
  FileState state_;
  TextForm form_;
  std::size_t maximum_columns_;
  std::uint64_t position_ = 0;  // of UTF-8, so past bytes() where the file is in another encoding
};

}  // namespace

Result<std::unique_ptr<TableSource>> open_csv(const std::filesystem::path& path, const std::string& encoding,
                                              std::size_t maximum_columns) {
  const auto state = state_of(path);
  if (!state) return state.diagnostics();
  const auto form = find_text_form(path, encoding);
  if (!form) return form.diagnostics();
  return Result<std::unique_ptr<TableSource>>(std::make_unique<CsvTable>(path, *state, *form, maximum_columns),
                                              form.diagnostics());
}

}  // namespace duixian::intake
