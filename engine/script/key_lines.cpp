#include "script/key_lines.h"

#include "script/token.h"

namespace duixian::script {

namespace {

bool opens(const Token& token) { return token.kind == TokenKind::symbol && (token.text == "{" || token.text == "(" || token.text == "["); }
bool closes(const Token& token) { return token.kind == TokenKind::symbol && (token.text == "}" || token.text == ")" || token.text == "]"); }

// provision "ID" { at `at`
bool begins_provision(const std::vector<Token>& tokens, std::size_t at) {
  return at + 2 < tokens.size() && tokens[at].kind == TokenKind::name && tokens[at].text == "provision" && tokens[at + 1].kind == TokenKind::text &&
         tokens[at + 1].text.size() >= 2 && tokens[at + 2].text == "{";
}

}  // namespace

KeyLines key_lines_of(std::string_view source) {
  const std::vector<Token> tokens = tokens_of(source);
  KeyLines lines;
  std::string id;
  int depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (depth == 0 && begins_provision(tokens, i)) {
      id = tokens[i + 1].text.substr(1, tokens[i + 1].text.size() - 2);
      i += 2;
      depth = 1;
      continue;
    }
    if (depth == 0) continue;
    if (opens(tokens[i])) ++depth;
    if (closes(tokens[i])) --depth;
    const bool key = depth == 1 && tokens[i].kind == TokenKind::name && i + 1 < tokens.size() && tokens[i + 1].text == "=";
    if (key) lines.emplace(std::pair{id, std::string(tokens[i].text)}, tokens[i].line);
  }
  return lines;
}

}  // namespace duixian::script
