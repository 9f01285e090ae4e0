#include "report/diagnostic_text.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace duixian;
using namespace duixian::report;

namespace {

Diagnostic unknown_fact() {
  Diagnostic diagnostic;
  diagnostic.code = "unknown-fact";
  diagnostic.file = "parks.lua";
  diagnostic.line = 12;
  diagnostic.provision = "13-1";
  diagnostic.what = {"没有名为 anual_output 的数据项", "there is no fact anual_output"};
  diagnostic.remedy = {"请改为 annual_output", "write annual_output"};
  return diagnostic;
}

}  // namespace

TEST_CASE("A diagnostic names file, line, provision, what and remedy") {
  CHECK(to_text(unknown_fact(), Language::english, false) ==
        "parks.lua:12: error: provision 13-1: there is no fact anual_output [unknown-fact]\n    write annual_output\n");
  CHECK(to_text(unknown_fact(), Language::chinese, false) ==
        "parks.lua:12: 错误：条款 13-1：没有名为 anual_output 的数据项 [unknown-fact]\n    请改为 annual_output\n");
}

TEST_CASE("A diagnostic of a table names the cell") {
  Diagnostic diagnostic = unknown_fact();
  diagnostic.file = "a.xlsx";
  diagnostic.cell = "Sheet1!C7";
  diagnostic.severity = Severity::warning;
  CHECK(to_text(diagnostic, Language::english, false).starts_with("a.xlsx:Sheet1!C7: warning: "));
}

TEST_CASE("A diagnostic without a file begins with its severity") {
  Diagnostic diagnostic;
  diagnostic.what = {"无", "nothing"};
  CHECK(to_text(diagnostic, Language::english, false) == "error: nothing\n");
}

TEST_CASE("Diagnostics as JSON are an array") {
  const Diagnostics all = {unknown_fact(), unknown_fact()};
  const auto json = nlohmann::json::parse(to_json(all));
  REQUIRE(json.size() == 2);
  CHECK(json[0]["severity"] == "error");
  CHECK(json[0]["line"] == 12);
  CHECK(json[0]["remedy"]["zh"] == "请改为 annual_output");
  CHECK(nlohmann::json::parse(to_json(Diagnostics{})).empty());
}
