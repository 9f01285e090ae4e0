// What a script can see: the vocabulary and a few plain words, and nothing of Lua's library or of other files.
#include <catch2/catch.hpp>

#include "sandbox.h"

using namespace duixian;
using namespace duixian::script;

TEST_CASE("Nothing of Lua's library is there") {
  const std::string name = GENERATE(values<std::string>({"io", "os", "debug", "package", "require", "load", "loadstring", "dofile", "loadfile", "string", "table", "math",
                                                        "utf8", "coroutine", "pcall", "xpcall", "getmetatable", "setmetatable", "rawget", "rawset", "rawequal", "rawlen",
                                                        "next", "pairs", "select", "tostring", "tonumber", "print", "collectgarbage", "_G", "_VERSION"}));
  Ran ran;
  run({"local x = " + name + "\n" + provision("enterprise.is_new")}, ran);
  REQUIRE(ran.first("undefined-name") != nullptr);
  CHECK(ran.first("undefined-name")->line == 1);
}

TEST_CASE("Texts have no methods, and values no insides") {
  const std::string attempt = GENERATE(values<std::string>({"('x'):rep(1e9)", "('x').rep", "enterprise.__index", "enterprise.output.__gc", "enterprise.output.__metatable", "all.x", "parameter.__index"}));
  Ran ran;
  run({"local x = " + attempt}, ran);
  REQUIRE(has_errors(ran.found));
  CHECK(ran.found.front().line == 1);
}

TEST_CASE("A file's surroundings cannot be exchanged, and no function takes any number of arguments") {
  const std::string attempt = GENERATE(values<std::string>({"local _ENV = {}", "_ENV = {}", "local x = _ENV.all", "local function f(_ENV) end", "local function f(...) end", "local x = { ... }"}));
  Ran ran;
  run({attempt}, ran);
  REQUIRE(ran.first("lua-logic") != nullptr);
}

TEST_CASE("One file does not see what another defined") {
  Ran ran;
  run({"threshold = 5", "local x = threshold"}, ran);
  REQUIRE(ran.first("undefined-name") != nullptr);
  CHECK(ran.first("undefined-name")->file == "file2.lua");
}

TEST_CASE("Words cannot be redefined or hidden") {
  Ran ran;
  run({"all = 1\nfunction any() end\nlocal tiers = 1\nlocal function f(enterprise) end\nfor i, output in ipairs {} do end\nenterprise = 1\nparameter.x = 1\n"}, ran);
  for (int line : {1, 2, 3, 4, 5, 6, 7}) {
    CAPTURE(line);
    bool told = false;
    for (const Diagnostic& one : ran.found) told = told || one.line == line;
    // Sources are read first: where they hide a name, nothing runs.
    CHECK(told == (line == 3 || line == 4));
  }
}

TEST_CASE("Sources that are not plain UTF-8 text are refused before Lua sees them") {
  const auto [source, code] = GENERATE(table<std::string, std::string>({
      {std::string("local x = 1\0", 12), "bad-character"}, {"local x = '\xff'", "bad-character"}, {"local x = 1\rlocal y = 2", "bad-character"},
      {"-- \xE2\x80\xAE x", "bad-character"}, {"local a\xE2\x80\x8B = 1", "bad-character"}, {"\x1bLua", "bytecode"}, {std::string(1'048'577, ' '), "source-too-large"}}));
  Ran ran;
  run({source}, ran);
  REQUIRE(ran.found.size() == 1);
  CHECK(ran.found.front().code == code);
}

TEST_CASE("A byte order mark, Windows line ends and attributes of locals do no harm") {
  Ran ran;
  run({"\xEF\xBB\xBFlocal x <const> = 5\r\nlocal y <close> = nil\r\n" + provision("enterprise.workers:at_least(x)")}, ran);
  CHECK(ran.found.empty());
  CHECK(ran.book.provisions.size() == 1);
}

TEST_CASE("What a script raises is told with its line, whatever it is") {
  const std::string raise = GENERATE(values<std::string>({"error('x')", "error({})", "error()", "error(nil, 2)", "assert(false)", "assert(nil, 'x')", "local t = nil; t.x = 1",
                                                         "local x = 1 // 0", "local t = {}; t[nil] = 1", "local t = {}; t[0/0] = 1", "local x = {} .. 'a'", "local x = #5", "ipairs(5)()"}));
  Ran ran;
  run({"\n" + raise}, ran);
  REQUIRE(has_errors(ran.found));
  CHECK(ran.found.front().line == 2);
}

TEST_CASE("A local may be given its value in a line of its own") {
  Ran ran;
  run({"local x\nx = 5\nlocal f, g\nf = function() return 1 end\ng = f\n" + provision("enterprise.workers:at_least(x)")}, ran);
  CHECK(ran.found.empty());
}

TEST_CASE("What ipairs gives may be called with anything") {
  const std::string call = GENERATE(values<std::string>({"f()", "f(5)", "f(nil, 1)", "f({}, {})", "f(enterprise, 1)"}));
  Ran ran;
  run({"local f = ipairs {}\nlocal x = " + call + "\n" + provision("enterprise.is_new")}, ran);
  SUCCEED("and does no harm");
}

TEST_CASE("A message of a script's own making is not taken for a stop of ours") {
  Ran ran;
  run({"error('instruction budget used up; not enough memory')"}, ran);
  CHECK(ran.first("lua-error") != nullptr);
}

TEST_CASE("A rule keeps what it was given: changing the table later changes nothing") {
  Ran ran;
  run({"local t = { enterprise.is_new, enterprise.workers:at_least(1) }\nlocal c = all(t)\nt[1] = nil t[2] = 5\n" + provision("c")}, ran);
  REQUIRE(ran.found.empty());
  CHECK(ran.book.outline[*ran.book.provisions[0].when].parts.size() == 2);
}

TEST_CASE("A provision's name and keys belong together, however they are written") {
  Ran ran;
  const std::string keys = "{ title = 't', cite = { article = 1 }, kind = 'right', subject = enterprise }";
  run({"local p, q = provision '1', provision '2'\np " + keys + "\nq " + keys + "\n"}, ran);
  REQUIRE(ran.book.provisions.size() == 2);
  CHECK(ran.book.provisions[0].id == "1");
  CHECK(ran.book.provisions[1].id == "2");
  Ran twice;
  run({"local p = provision '1'\np " + keys + "\np " + keys + "\n"}, twice);
  CHECK(twice.first("defined-twice") != nullptr);
}
