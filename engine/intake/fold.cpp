#include "intake/fold.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace duixian::intake {

namespace {

constexpr std::array<std::string_view, 4> wide_spaces = {"\u3000", "\u00a0", "\ufeff", "\u200b"};
constexpr std::string_view narrow_spaces = " \t\r\n\v\f";

bool drop_space_at_start(std::string_view& text) {
  if (text.empty()) return false;
  if (narrow_spaces.find(text.front()) != std::string_view::npos) return text.remove_prefix(1), true;
  for (const std::string_view space : wide_spaces) {
    if (text.starts_with(space)) return text.remove_prefix(space.size()), true;
  }
  return false;
}

bool drop_space_at_end(std::string_view& text) {
  if (text.empty()) return false;
  if (narrow_spaces.find(text.back()) != std::string_view::npos) return text.remove_suffix(1), true;
  for (const std::string_view space : wide_spaces) {
    if (text.ends_with(space)) return text.remove_suffix(space.size()), true;
  }
  return false;
}

std::string compatible(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
  if (ascii) return std::string(text);
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE);
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
  if (length < 0) return std::string(text);
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (drop_space_at_start(text)) {}
  while (drop_space_at_end(text)) {}
  return text;
}

std::string plain(std::string_view text) { return std::string(trimmed(compatible(text))); }

std::string without_spaces(std::string_view text) {
  std::string kept = compatible(text);
  std::erase_if(kept, [](char c) { return narrow_spaces.find(c) != std::string_view::npos; });
  return kept;
}

std::string folded(std::string_view text) {
  std::string lower = without_spaces(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool is_blank(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() > 24) return false;
  static constexpr std::array<std::string_view, 22> marks = {
      "", "-", "--", "---", "—", "——", "–", "―", "‐", "−", "－", "/", "／", "\\", "n/a", "#n/a", "na", "null", "无", "空", "…", "......"};
  const std::string_view bare = trimmed(text);
  if (bare.size() > 6) return false;
  std::string lower(bare);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::find(marks.begin(), marks.end(), lower) != marks.end();
}

}  // namespace duixian::intake
