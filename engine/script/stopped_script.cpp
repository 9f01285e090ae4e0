#include "script/stopped_script.h"

#include "lua.h"

namespace duixian::script {

namespace {

struct Words {
  const char* code;
  Message what, remedy;
};

Words too_deep() {
  return {"too-deep", {"一个算式、函数或语句嵌套过深", "an expression, a function or a statement is nested too deeply"}, {"拆成几个 local 再组合", "build it from several locals"}};
}

Words words_for(Stop stop) {
  switch (stop) {
    case Stop::long_text:
      return {"text-too-long", {"一段文字超过了 2 KiB", "a text is longer than 2 KiB"}, {"文字写短些", "keep texts short"}};
    case Stop::memory:
      return {"script-memory", {"脚本用的内存超过了限额", "the script used more memory than it may"},
              {"规则只需描述条文；大表放进 TOML 的参数", "a rule describes the clause; keep large tables as parameters in TOML"}};
    default:
      return {"runaway-script", {"脚本运行的步数超过了限额，多半是停不下来的循环", "the script used up its budget of instructions; most likely a loop that does not end"},
              {"规则只需描述条文，不需要循环计算", "a rule describes the clause and needs no long loops"}};
  }
}

}  // namespace

Diagnostic stopped_script(const LuaState& state, int status, const LuaMessage& said, const std::string& file) {
  const int line = said.line > 0 ? said.line : state.failed_line();
  Diagnostic diagnostic{Severity::error, "lua-error", file, line, "", "", {"Lua 出错：" + said.text, "Lua: " + said.text},
                        {"按提示改正该行", "mend that line as it says"}};
  const bool deep = said.text.find("stack overflow") != std::string::npos;
  if (status != LUA_ERRMEM && !state.exhausted() && !deep) return diagnostic;
  Words words = deep ? too_deep() : words_for(state.stop());
  diagnostic.code = words.code;
  diagnostic.what = std::move(words.what);
  diagnostic.remedy = std::move(words.remedy);
  return diagnostic;
}

}  // namespace duixian::script
