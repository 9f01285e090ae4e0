#include "script/source_check.h"

#include <algorithm>
#include <map>
#include <set>

#include "script/source_text.h"
#include "script/limits.h"
#include "script/token.h"

namespace duixian::script {

namespace {

// The words and signs that never ask the graph, and what to write for each.
const std::map<std::string_view, Message>& refused() {
  static const std::map<std::string_view, Message> spelling{
      {"and", {"写成 all { a, b }", "write all { a, b }"}},
      {"or", {"写成 any { a, b }", "write any { a, b }"}},
      {"not", {"写成 none { a }，或用 :is_not", "write none { a }, or use :is_not"}},
      {"if", {"写成 choose(条件, { yes = a, no = b })", "write choose(condition, { yes = a, no = b })"}},
      {"while", {"规则里没有循环；逐项展开用 for … in ipairs", "a rule has no loops; to spread out a list use for ... in ipairs"}},
      {"repeat", {"规则里没有循环；逐项展开用 for … in ipairs", "a rule has no loops; to spread out a list use for ... in ipairs"}},
      {"goto", {"规则里没有跳转", "a rule has no jumps"}},
      {"==", {"写成 x:is(y)", "write x:is(y)"}},
      {"~=", {"写成 x:is_not(y)", "write x:is_not(y)"}},
      {"<", {"写成 x:less_than(y)", "write x:less_than(y)"}},
      {">", {"写成 x:more_than(y)", "write x:more_than(y)"}},
      {"<=", {"写成 x:at_most(y)", "write x:at_most(y)"}},
      {">=", {"写成 x:at_least(y)", "write x:at_least(y)"}},
  };
  return spelling;
}

class Checker {
 public:
  Checker(const std::vector<Token>& tokens, const std::string& file, const std::vector<std::string>& taken)
      : tokens_(tokens), file_(file), taken_(taken.begin(), taken.end()) {}

  Diagnostics check() {
    blocks_.push_back({false, {}});
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      token();
      if (too_deep_ || found_.size() > maximum_diagnostics) break;
    }
    return std::move(found_);
  }

 private:
  struct Block {
    bool compute;  // this block or one around it is a compute function
    std::set<std::string_view> locals;
  };

  const Token* peek(std::size_t ahead) const { return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr; }
  bool before(std::size_t back, std::string_view text) const { return at_ >= back && tokens_[at_ - back].text == text; }
  bool in_compute() const { return blocks_.back().compute; }

  void token() {
    const Token& token = tokens_[at_];
    if (token.kind == TokenKind::symbol) brackets(token);
    if (token.kind == TokenKind::keyword) keyword(token);
    if (token.kind == TokenKind::keyword || token.kind == TokenKind::symbol) refuse(token);
    if (token.text == "..." || (token.kind == TokenKind::name && token.text == "_ENV")) no_place(token);
  }

  void brackets(const Token& token) {
    if (token.text == "(" || token.text == "{" || token.text == "[") deepen(token, 1);
    if (token.text == ")" || token.text == "}" || token.text == "]") --depth_;
  }

  void deepen(const Token& token, int by) {
    depth_ += by;
    if (depth_ + static_cast<int>(blocks_.size()) <= maximum_nesting) return;
    too_deep_ = true;
    report("too-deep", token, {"括号或语句块嵌套过深", "brackets or blocks are nested too deeply"},
           {"拆成几个 local 再组合", "build it from several locals"});
  }

  void keyword(const Token& token) {
    const std::string_view word = token.text;
    if ((word == "elseif" || word == "break") && ++jumps_ > maximum_jumps) {
      too_deep_ = true;
      report("too-deep", token, {"分支太多（elseif、break）", "there are too many branches (elseif, break)"}, {"用 choose 或参数表", "use choose, or a table of parameters"});
    }
    if (word == "function") {
      const bool compute = in_compute() || (before(1, "(") && before(2, "compute")) || before(1, "compute");
      if (before(1, "local")) declare(peek(1));
      open(token, compute);
      parameters();
    } else if (word == "then" || word == "do" || word == "repeat") {
      open(token, in_compute());
    } else if (word == "elseif") {
      close();
    } else if (word == "else") {
      close();
      open(token, in_compute());
    } else if (word == "end" || word == "until") {
      close();
    } else if (word == "local" || word == "for") {
      names(word == "local");
    }
  }

  void open(const Token& token, bool compute) {
    blocks_.push_back({compute, {}});
    deepen(token, 0);
  }
  void close() {
    if (blocks_.size() > 1) blocks_.pop_back();
  }

  // function NAME.NAME:NAME(name, name)
  void parameters() {
    std::size_t ahead = 1;
    while (peek(ahead) && (peek(ahead)->kind == TokenKind::name || peek(ahead)->text == "." || peek(ahead)->text == ":")) ++ahead;
    if (!peek(ahead) || peek(ahead)->text != "(") return;
    for (++ahead; peek(ahead) && (peek(ahead)->kind == TokenKind::name || peek(ahead)->text == ","); ++ahead) {
      if (peek(ahead)->kind == TokenKind::name) hides(*peek(ahead));
    }
  }

  // local a <const>, b   or   for i, x in
  void names(bool local) {
    for (std::size_t ahead = 1; peek(ahead) && peek(ahead)->kind == TokenKind::name; ++ahead) {
      if (local) declare(peek(ahead));
      if (!local) hides(*peek(ahead));
      if (peek(ahead + 1) && peek(ahead + 1)->text == "<") ahead += 3;  // an attribute
      if (!peek(ahead + 1) || peek(++ahead)->text != ",") return;
    }
  }

  void declare(const Token* token) {
    if (!token || token->kind != TokenKind::name) return;
    hides(*token);
    if (blocks_.back().locals.insert(token->text).second) return;
    const std::string name(token->text);
    report("defined-twice", *token, {"“" + name + "”在同一段里定义了两次", "`" + name + "` is defined twice in one block"},
           {"给其中一个换个名字", "give one of them another name"});
  }

  void hides(const Token& token) {
    if (in_compute() || !taken_.contains(std::string(token.text))) return;
    const std::string name(token.text);
    report("name-taken", token, {"“" + name + "”已是语言的词或实体的名字，不能作局部名", "`" + name + "` is a word of the language or an entity and cannot be a local"},
           {"换个名字", "choose another name"});
  }

  void refuse(const Token& token) {
    const auto at = refused().find(token.text);
    if (at == refused().end()) return;
    if (in_compute()) {
      if (token.text == "==" || token.text == "~=") number_beside(token);
      return;
    }
    if (attribute(token)) return;
    const std::string word(token.text);
    report("lua-logic", token, {"规则里不能用“" + word + "”：Lua 不会去问图里的值", "`" + word + "` cannot be used in a rule: Lua would not ask the graph"},
           at->second);
  }

  // local x <const>
  bool attribute(const Token& token) const {
    const auto named = [](const Token* name) { return name && (name->text == "const" || name->text == "close"); };
    if (token.text == "<") return named(peek(1)) && peek(2) && peek(2)->text == ">";
    return token.text == ">" && at_ >= 2 && named(&tokens_[at_ - 1]) && before(2, "<");
  }

  void no_place(const Token& token) {
    const std::string word(token.text);
    report("lua-logic", token, {"规则里不能用“" + word + "”", "`" + word + "` cannot be used in a rule"}, {"给每个参数一个名字；本文件的名字用 local 定义", "give each argument a name; define names of this file with local"});
  }

  // An exact number equals no Lua number, silently.
  void number_beside(const Token& token) {
    const bool beside = (at_ > 0 && tokens_[at_ - 1].kind == TokenKind::number) || (peek(1) && peek(1)->kind == TokenKind::number);
    if (!beside) return;
    report("lua-logic", token, {"在 compute 里精确数与 Lua 数字用“" + std::string(token.text) + "”比较总是不等", "in compute an exact number never equals a Lua number by `" + std::string(token.text) + "`"},
           {"写成 x:is(数)，或用 <= 与 >=", "write x:is(number), or use <= and >="});
  }

  void report(const char* code, const Token& token, Message what, Message remedy) {
    found_.push_back({Severity::error, code, file_, token.line, "", "", std::move(what), std::move(remedy)});
  }

  const std::vector<Token>& tokens_;
  const std::string& file_;
  std::set<std::string> taken_;
  std::vector<Block> blocks_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int jumps_ = 0;
  bool too_deep_ = false;
  Diagnostics found_;
};

Diagnostic file_error(const char* code, const std::string& file, int line, Message what, Message remedy) {
  return {Severity::error, code, file, line, "", "", std::move(what), std::move(remedy)};
}

}  // namespace

Diagnostics check_source(std::string_view source, const std::string& file, const std::vector<std::string>& taken) {
  if (source.size() > maximum_source_bytes) {
    return {file_error("source-too-large", file, 0, {"脚本超过 1 MiB", "the script is larger than 1 MiB"},
                       {"拆成几个文件，数据放进 TOML", "split it into files, and keep data in TOML"})};
  }
  if (!source.empty() && source[0] == '\x1b') {
    return {file_error("bytecode", file, 1, {"这是 Lua 字节码，不是源文件", "this is Lua bytecode, not source"},
                       {"提供源文件", "give the source"})};
  }
  if (const auto flaw = source_flaw(source)) {
    const auto line = static_cast<int>(std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(flaw->offset), '\n')) + 1;
    return {file_error("bad-character", file, line, flaw->what, {"用 UTF-8 保存，并删去该字符", "save the file as UTF-8 and delete that character"})};
  }
  const std::vector<Token> tokens = tokens_of(without_mark(source));
  return Checker(tokens, file, taken).check();
}

}  // namespace duixian::script
