#include "script/source_text.h"

#include "base/utf8.h"

namespace duixian::script {

std::string_view without_mark(std::string_view source) { return source.substr(0, 3) == "\xEF\xBB\xBF" ? source.substr(3) : source; }

std::optional<SourceFlaw> source_flaw(std::string_view source) {
  if (const auto at = first_invalid_byte(source)) return SourceFlaw{*at, {"这里不是有效的 UTF-8", "this is not valid UTF-8"}};
  if (const std::size_t at = source.find('\0'); at != std::string_view::npos) return SourceFlaw{at, {"脚本中有 NUL 字节", "there is a NUL byte in the script"}};
  for (std::size_t at = source.find('\r'); at != std::string_view::npos; at = source.find('\r', at + 1)) {
    if (at + 1 >= source.size() || source[at + 1] != '\n') return SourceFlaw{at, {"有单独的回车符", "there is a carriage return without a line feed"}};
  }
  const std::size_t skip = source.size() - without_mark(source).size();
  if (const auto hidden = first_hidden_character(source.substr(skip))) {
    return SourceFlaw{hidden->offset + skip, {"有看不见或改变文字方向的字符", "there is an invisible character, or one that turns the direction of the text"}};
  }
  return std::nullopt;
}

}  // namespace duixian::script
