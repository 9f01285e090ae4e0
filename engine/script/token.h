// The words of a Lua source, enough of them to check it: names, keywords, numbers, texts and symbols with their lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duixian::script {

enum class TokenKind : unsigned char { name, keyword, number, text, symbol };

struct Token {
  TokenKind kind;
  std::string_view text;
  int line;
};

// Comments and white space are left out; an unfinished text or comment ends the list (Lua itself reports it).
[[nodiscard]] std::vector<Token> tokens_of(std::string_view source);

}  // namespace duixian::script
