// What a source may hold before it is read as Lua: valid UTF-8 without characters that the eye does not see.
#pragma once

#include <optional>
#include <string_view>

#include "duixian/words/message.h"

namespace duixian::script {

struct SourceFlaw {
  std::size_t offset;  // in bytes
  Message what;
};

// The source without the byte order mark that some editors put first.
[[nodiscard]] std::string_view without_mark(std::string_view source);

[[nodiscard]] std::optional<SourceFlaw> source_flaw(std::string_view source);

}  // namespace duixian::script
