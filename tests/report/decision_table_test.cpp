#include "report/decision_table.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "report/explanation_json.h"
#include "sample_decisions.h"
#include "scratch_folder.h"

using namespace duixian;
using namespace duixian::report;

namespace {

std::string csv_row(const Decision& decision) {
  std::string row;
  append_csv(row, decision, Language::chinese);
  return row;
}

}  // namespace

TEST_CASE("decisions.csv begins with a byte-order mark and one header") {
  const ScratchFolder folder;
  const std::vector<Decision> decisions = {granted_award(), refused_award()};
  REQUIRE(write_csv(folder / "decisions.csv", decisions, Language::chinese).empty());
  const std::string text = folder.read("decisions.csv");
  CHECK(text.starts_with("\xEF\xBB\xBFpack,provision,title,document,"));
  CHECK(std::ranges::count(text, '\n') == 3);
}

TEST_CASE("An amount in the table is exact to the fen") {
  CHECK(says(csv_row(granted_award("P1", 123'456'789)), ",granted,1234567.89,,,CNY,no,"));
  CHECK(says(csv_row(granted_award("P1", -5)), ",granted,-0.05,,,CNY,no,"));
  CHECK(says(csv_row(open_rebate()), ",open,,6000000.00,20000000.00,CNY,no,"));
}

TEST_CASE("A name that a spreadsheet would take for a formula gets an apostrophe") {
  for (const char* start : {"=1+1", "+86", "-x", "@SUM", "＝1", "\tx"}) {
    Decision decision = granted_award();
    decision.subject_name = start;
    INFO(start);
    CHECK(says(csv_row(decision), ",'" + std::string(start) + ","));
  }
  Decision quoted = granted_award();
  quoted.subject_name = "=HYPERLINK(\"x\",1)";
  CHECK(says(csv_row(quoted), ",\"'=HYPERLINK(\"\"x\"\",1)\","));
}

TEST_CASE("Quotation marks, commas and line breaks in a name stay in their cell") {
  Decision decision = granted_award();
  decision.subject_name = "甲\"乙\",丙\n丁";
  CHECK(says(csv_row(decision), ",\"甲\"\"乙\"\",丙\n丁\","));
}

TEST_CASE("Every row has as many cells as the header") {
  std::string header;
  append_csv_header(header);
  Decision plain = granted_award();
  CHECK(std::ranges::count(header, ',') == std::ranges::count(csv_row(plain), ','));
}

TEST_CASE("decisions.json is read back with every key and exact amounts") {
  const ScratchFolder folder;
  const std::vector<Decision> decisions = {granted_award(), refused_award(), undetermined_award()};
  REQUIRE(write_json(folder / "decisions.json", decisions).empty());
  const auto json = nlohmann::json::parse(folder.read("decisions.json"));
  CHECK(json["format"] == "duixian-decisions");
  REQUIRE(json["decisions"].size() == 3);
  CHECK(json["decisions"][0]["amount"] == nlohmann::json{{"amount", "500000.00"}, {"currency", "CNY"}});
  CHECK(json["decisions"][1]["failing"][0]["shortfall"]["text"] == "12.5万元");
  CHECK(json["decisions"][1]["amount"].is_null());
  CHECK(json["decisions"][2]["missing"][0]["year"] == 2006);
}

TEST_CASE("No decisions are an empty list, not an empty file") {
  const ScratchFolder folder;
  REQUIRE(write_json(folder / "decisions.json", {}).empty());
  CHECK(nlohmann::json::parse(folder.read("decisions.json"))["decisions"].empty());
}

TEST_CASE("The keys of a decision have one order") {
  const auto json = nlohmann::ordered_json::parse(to_json(granted_award()));
  std::string keys;
  for (const auto& item : json.items()) keys += item.key() + " ";
  CHECK(keys ==
        "pack provision title cite kind entity subject subject_name year outcome amount lowest highest amount_not_stated "
        "reason failing missing "
        "open_discretions approvals_missing readings figures funded_by paid_to instalments ");
}

TEST_CASE("An explanation in JSON keeps the tree, the place and the next tier") {
  const auto json = nlohmann::json::parse(to_json(granted_award(), granted_explanation()));
  const auto& condition = json["explanation"]["parts"][0]["parts"][0]["parts"][0];
  CHECK(condition["word"] == "at_least");
  CHECK(condition["value"] == true);
  CHECK(condition["parts"][0]["place"]["sheet"] == "园区");
  CHECK(condition["parts"][1]["from"] == "2006-01-01");
  CHECK(json["explanation"]["parts"][1]["parts"][0]["parts"][0]["next"]["needs"]["number"] == "125000000.00");
}

TEST_CASE("Quantities in JSON are exact, in yuan and with their unit") {
  Explanation explanation = node("constant", {Quantity{*Rational::of(5, 100), {}}, "%"});
  CHECK(nlohmann::json::parse(to_json(granted_award(), explanation))["explanation"]["value"]["number"] == "0.05");
  explanation.value = {Quantity{*Rational::of(1, 3), {}}, ""};
  CHECK(nlohmann::json::parse(to_json(granted_award(), explanation))["explanation"]["value"]["number"] == "1/3");
  explanation.value = {Quantity{Rational(300), unit_of("CNY") / unit_of("m2")}, ""};
  const auto value = nlohmann::json::parse(to_json(granted_award(), explanation))["explanation"]["value"];
  CHECK(value["number"] == "3");
  CHECK(value["unit"] == "CNY/m2");
}

TEST_CASE("Bytes that are no UTF-8 do not break the JSON") {
  Decision decision = granted_award("P\xFF\x01\"");
  CHECK(nlohmann::json::parse(to_json(decision))["subject"] == "P\xEF\xBF\xBD\x01\"");
}

TEST_CASE("Names stay names in tables, whatever people call them") {
  Decision decision = granted_award();
  Value level = name("national");
  level.label = {"国家级", "of the state"};
  decision.figures = {{"class", level}};
  decision.titles = {{"city", {"市级财政", "the city"}}};
  std::string row;
  append_csv(row, decision, Language::chinese);
  CHECK(says(row, "class=national"));
  CHECK(says(row, "city=500000.00"));
  CHECK(says(to_json(decision), "\"class\":\"national\""));
}
