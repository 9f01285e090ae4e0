#include "intake/text_blocks.h"

#include <cstring>

#include "intake/gb18030.h"
#include "intake/utf8_check.h"

namespace duixian::intake {

namespace {

constexpr std::size_t block_bytes = 1 << 18;  // fits the second-level cache beside what is made of it

}  // namespace

Result<TextBlocks> TextBlocks::open(const std::filesystem::path& path, TextForm form) { return open_at(path, form, form.mark); }

Result<TextBlocks> TextBlocks::open_at(const std::filesystem::path& path, TextForm form, std::uint64_t from) {
  auto file = FileBlocks::open(path);
  if (!file) return file.diagnostics();
  const auto skipped = file->read_at(from, {});
  if (!skipped) return skipped.diagnostics();
  TextBlocks blocks(path, form, *std::move(file));
  blocks.passed_ = from;
  return blocks;
}

Result<bool> TextBlocks::append_to(std::string& text) {
  return form_.encoding == Encoding::gb18030 ? append_decoded(text) : append_checked(text);
}

Result<bool> TextBlocks::append_checked(std::string& text) {
  const std::size_t before = text.size();
  text.append(raw_);
  text.resize(text.size() + block_bytes);
  const auto count = file_.read({text.data() + before + raw_.size(), block_bytes});
  if (!count) return count.diagnostics();
  text.resize(before + raw_.size() + *count);
  const std::string_view fresh = std::string_view(text).substr(before);
  const Utf8Check check = check_utf8(fresh);
  const bool cut_short = *count == 0 && check.used < fresh.size();
  if (check.wrong || cut_short) return wrong_byte(path_, Encoding::utf8, passed_ + check.used);
  if (const void* nul = std::memchr(fresh.data(), 0, fresh.size())) {
    return nul_byte(path_, passed_ + static_cast<std::uint64_t>(static_cast<const char*>(nul) - fresh.data()));
  }
  raw_.assign(fresh.substr(check.used));
  passed_ += check.used;
  text.resize(before + check.used);
  return *count != 0;
}

Result<bool> TextBlocks::append_decoded(std::string& text) {
  const std::size_t before = raw_.size();
  raw_.resize(before + block_bytes);
  const auto count = file_.read({raw_.data() + before, block_bytes});
  if (!count) return count.diagnostics();
  raw_.resize(before + *count);
  if (const auto nul = raw_.find('\0', before); nul != std::string::npos) return nul_byte(path_, passed_ + nul);
  const Decoded decoded = decode_gb18030(raw_, text);
  const bool cut_short = *count == 0 && decoded.used < raw_.size();
  if (decoded.wrong || cut_short) return wrong_byte(path_, Encoding::gb18030, passed_ + decoded.used);
  raw_.erase(0, decoded.used);
  passed_ += decoded.used;
  return *count != 0;
}

}  // namespace duixian::intake
