#include "script/token.h"

#include <algorithm>
#include <array>

#include "script/reserved_names.h"

namespace duixian::script {

namespace {

constexpr std::array<std::string_view, 22> keywords{"and", "break", "do", "else", "elseif", "end", "false", "for",
                                                    "function", "goto", "if", "in", "local", "nil", "not", "or",
                                                    "repeat", "return", "then", "true", "until", "while"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

class Scanner {
 public:
  explicit Scanner(std::string_view source) : source_(source) {}

  std::vector<Token> scan() {
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (c == '\n') ++line_;
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        ++at_;
      } else if (source_.substr(at_, 2) == "--") {
        comment();
      } else if (c == '"' || c == '\'') {
        quoted(c);
      } else if (c == '[' && long_level(at_) >= 0) {
        long_bracket(TokenKind::text);
      } else if (starts_name(c)) {
        name();
      } else if (is_digit(c)) {
        number();
      } else {
        symbol();
      }
    }
    return std::move(tokens_);
  }

 private:
  void put(TokenKind kind, std::size_t length, int line) { tokens_.push_back({kind, source_.substr(at_, length), line}); }

  // How many '=' stand in a long bracket that opens at `from`; -1 if none opens there.
  int long_level(std::size_t from) const {
    std::size_t at = from + 1;
    while (at < source_.size() && source_[at] == '=') ++at;
    return at < source_.size() && source_[at] == '[' ? static_cast<int>(at - from - 1) : -1;
  }

  void long_bracket(TokenKind kind) {
    const std::string close = "]" + std::string(static_cast<std::size_t>(long_level(at_)), '=') + "]";
    const std::size_t end = source_.find(close, at_);
    const std::size_t stop = end == std::string_view::npos ? source_.size() : end + close.size();
    const int line = line_;
    line_ += static_cast<int>(std::count(source_.begin() + static_cast<std::ptrdiff_t>(at_),
                                         source_.begin() + static_cast<std::ptrdiff_t>(stop), '\n'));
    if (kind == TokenKind::text) put(kind, stop - at_, line);
    at_ = stop;
  }

  void comment() {
    at_ += 2;
    if (at_ < source_.size() && source_[at_] == '[' && long_level(at_) >= 0) {
      long_bracket(TokenKind::symbol);
      return;
    }
    while (at_ < source_.size() && source_[at_] != '\n') ++at_;
  }

  void quoted(char quote) {
    std::size_t end = at_ + 1;
    while (end < source_.size() && source_[end] != quote && source_[end] != '\n') end += source_[end] == '\\' ? 2 : 1;
    end = std::min(end + 1, source_.size());
    put(TokenKind::text, end - at_, line_);
    line_ += static_cast<int>(std::count(source_.begin() + static_cast<std::ptrdiff_t>(at_),
                                         source_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    at_ = end;
  }

  void name() {
    std::size_t end = at_;
    while (end < source_.size() && (starts_name(source_[end]) || is_digit(source_[end]))) ++end;
    const std::string_view word = source_.substr(at_, end - at_);
    put(is_keyword(word) ? TokenKind::keyword : TokenKind::name, end - at_, line_);
    at_ = end;
  }

  void number() {
    std::size_t end = at_;
    while (end < source_.size() && (starts_name(source_[end]) || is_digit(source_[end]) || source_[end] == '.')) ++end;
    put(TokenKind::number, end - at_, line_);
    at_ = end;
  }

  void symbol() {
    constexpr std::array<std::string_view, 9> pairs{"==", "~=", "<=", ">=", "..", "::", "//", "<<", ">>"};
    const std::string_view two = source_.substr(at_, 2);
    const std::size_t length = source_.substr(at_, 3) == "..." ? 3 : std::find(pairs.begin(), pairs.end(), two) != pairs.end() ? 2 : 1;
    put(TokenKind::symbol, length, line_);
    at_ += length;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::vector<Token> tokens_;
};

}  // namespace

bool is_keyword(std::string_view word) { return std::find(keywords.begin(), keywords.end(), word) != keywords.end(); }

std::vector<Token> tokens_of(std::string_view source) { return Scanner(source).scan(); }

}  // namespace duixian::script
