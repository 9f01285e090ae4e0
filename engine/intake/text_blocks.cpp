#include "intake/text_blocks.h"

#include "intake/gb18030.h"

namespace duixian::intake {

namespace {

constexpr std::size_t block_bytes = 1 << 18;  // fits the second-level cache beside what is made of it

}  // namespace

Result<TextBlocks> TextBlocks::open(const std::filesystem::path& path, TextForm form) {
  auto file = FileBlocks::open(path);
  if (!file) return file.diagnostics();
  char mark[4];
  const auto skipped = file->read({mark, form.mark});
  if (!skipped) return skipped.diagnostics();
  return TextBlocks(path, form, *std::move(file));
}

Result<bool> TextBlocks::append_to(std::string& text) {
  if (form_.encoding == Encoding::gb18030) return append_decoded(text);
  const std::size_t before = text.size();
  text.resize(before + block_bytes);
  const auto count = file_.read({text.data() + before, block_bytes});
  if (!count) return count.diagnostics();
  text.resize(before + *count);
  return *count != 0;
}

Result<bool> TextBlocks::append_decoded(std::string& text) {
  const std::size_t before = raw_.size();
  raw_.resize(before + block_bytes);
  const auto count = file_.read({raw_.data() + before, block_bytes});
  if (!count) return count.diagnostics();
  raw_.resize(before + *count);
  const Decoded decoded = decode_gb18030(raw_, text);
  const bool cut_short = *count == 0 && decoded.used < raw_.size();
  if (decoded.wrong || cut_short) return wrong_byte(path_, Encoding::gb18030, decoded_ + decoded.used);
  raw_.erase(0, decoded.used);
  decoded_ += decoded.used;
  return *count != 0;
}

}  // namespace duixian::intake
