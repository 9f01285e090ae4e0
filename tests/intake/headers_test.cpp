#include "bureau.h"

using namespace duixian;
using namespace duixian::intake;

namespace {

// The output of enterprise 1 in fen, read from one CSV file.
std::string output_of(const std::string& content, int year = 2006) {
  Bureau bureau;
  bureau.write("enterprise.csv", content);
  const bool read = bureau.read();
  CHECK((read || !bureau.diagnostics.empty()));
  return read ? bureau.value(enterprises, "1", output, year) : bureau.diagnostics.at(0).code;
}

}  // namespace

TEST_CASE("the unit stands in the heading, in brackets of any width or behind a mark") {
  for (const char* heading : {"年产值(万元)", "年产值（万元）", "年产值 ( 万元 )", "年产值［万元］", "年产值【万元】", "年产值/万元", "年产值，单位：万元",
                              "年产值（单位：万元）", "产值(万元)", "output(万元)", "OUTPUT（万元）", "年 产 值（万元）"}) {
    CAPTURE(heading);
    CHECK(output_of(std::string("uscc;") + heading + "\n1;12.5\n") == "12500000");
  }
  CHECK(output_of("uscc,年产值(亿元)\n1,1.05\n") == "10500000000");
  CHECK(output_of("uscc,年产值(元)\n1,0.01\n") == "1");
}

TEST_CASE("a line above the table may give the unit, and a heading overrules it") {
  CHECK(output_of("2006年企业情况表\n单位：万元、人\nuscc,年产值\n1,3\n") == "3000000");
  CHECK(output_of("（金额单位：万元）\nuscc,年产值(元)\n1,3\n") == "300");
}

TEST_CASE("a bare number where neither heading nor pack gives a unit is not guessed at") {
  CHECK(output_of("uscc,年产值\n1,12.5\n") == "? 12.5");
  CHECK(output_of("uscc,年产值\n1,12.5万元\n") == "12500000");
}

TEST_CASE("a unit that the fact does not have stops the run and names the heading's cell") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,年产值(亩)\n1,1\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("unit-mismatch").starts_with("B1 1:"));
  CHECK(output_of("uscc,年产值(万美元)\n1,1\n") == "unit-mismatch");
}

TEST_CASE("brackets may hold a remark") { CHECK(output_of("uscc,年产值(不含税)\n1,3元\n") == "300"); }

TEST_CASE("the year stands in the heading, in a column, or is the run's") {
  const std::string by_heading = "uscc,2005年产值(万元),产值(2006年)(万元),2007年度年产值(万元)\n1,5,6,7\n";
  CHECK(output_of(by_heading, 2005) == "5000000");
  CHECK(output_of(by_heading, 2006) == "6000000");
  CHECK(output_of(by_heading, 2007) == "7000000");
  const std::string by_column = "uscc,年度,年产值(万元),职工人数\n1,2005年,5,10\n1,2006,6,10\n1,2007年度,7,\n";
  CHECK(output_of(by_column, 2005) == "5000000");
  CHECK(output_of(by_column, 2007) == "7000000");
  CHECK(output_of("uscc,年产值(万元)\n1,6\n") == "6000000");
}

TEST_CASE("two header rows are read together") {
  const std::string grouped = "统一社会信用代码,2005年,,2006年,\n,产值(万元),备注,产值(万元),备注\n1,5,,6,\n";
  CHECK(output_of(grouped, 2005) == "5000000");
  CHECK(output_of(grouped, 2006) == "6000000");
}

TEST_CASE("titles and blank rows above the header are passed over, and rows keep their numbers") {
  Bureau bureau;
  bureau.write("enterprise.csv", "长沙市企业年报,,\n\n填报日期：2006年12月,,\nuscc,年产值(万元),备注\n\n1,5,\n");
  REQUIRE(bureau.read());
  CHECK(bureau.value(enterprises, "1", output, 2006) == "5000000");
  CHECK(bureau.records->place(enterprises, output, 2006, 0).row == 6);
  CHECK(bureau.said("unknown-columns") == "C4 4: columns that were not used (1): 备注");
}

TEST_CASE("totals, repeated headers and remarks are left out and told") {
  Bureau bureau;
  bureau.write("enterprise.csv", "序号,uscc,年产值(万元)\n1,A1,5\n小计,,5\n序号,uscc,年产值(万元)\n2,A2,6\n合 计,-,11\n,总计：,11\n注：数据来自统计局,,\n");
  REQUIRE(bureau.read());
  CHECK(keys_of(bureau.records->table(enterprises)) == std::vector<std::string>{"A1", "A2"});
  CHECK(bureau.said("totals-left-out") == "A3 3: rows with totals were left out: 3");
  CHECK(bureau.said("headers-left-out") == "A4 4: repeated headers were left out: 1");
  CHECK(bureau.said("remarks-left-out") == "A8 8: rows with remarks only were left out: 1");
}

TEST_CASE("one fact in two columns stops the run") {
  CHECK(output_of("uscc,年产值(万元),产值(万元)\n1,5,5\n") == "column-twice");
}

TEST_CASE("a table is known by its name, in either language, or by its header") {
  for (const char* file : {"enterprise.csv", "enterprises.csv", "企业.csv", "统计局导出.csv"}) {
    Bureau bureau;
    bureau.write(file, "uscc,企业名称\n1,甲公司\n");
    REQUIRE(bureau.read());
    CHECK(bureau.value(enterprises, "1", name) == "甲公司");
  }
}

TEST_CASE("a table that could be of two entities, or of none, is an error that lists them") {
  Bureau bureau;
  bureau.schema.entities[projects].facts.push_back(fact("staff", quantity_type({}), {"职工人数"}));
  bureau.schema.entities[projects].owner.reset();
  bureau.schema.entities[projects].key_columns = {"uscc"};
  bureau.write("导出.csv", "uscc,职工人数\n1,5\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("unclear-table") == " 0: it is not clear which entity this table is about");
  CHECK(bureau.diagnostics.at(0).remedy.en.find("“enterprise”、“project”") != std::string::npos);
  bureau.write("导出.csv", "foo,bar\n1,5\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("unclear-table") == " 0: no known columns in the table's header: it was left out");
}

TEST_CASE("a table without its key column is an error that says what to call it") {
  Bureau bureau;
  bureau.write("enterprise.csv", "名称,年产值(万元)\n甲,5\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("missing-key-column").find("no column identifies enterprise") != std::string::npos);
  CHECK(bureau.diagnostics.at(0).remedy.en.find("“uscc”、“统一社会信用代码”") != std::string::npos);
}

TEST_CASE("a mapping file says what the pack does not know") {
  Bureau bureau;
  bureau.write("年报.csv", "说明\n企业编号,产值合计,分类,注\n1,5,核心企业,x\n");
  bureau.write("mapping.toml", R"([table."年报.csv"]
entity = "enterprise"
header_row = 2
[table."年报.csv".columns]
"企业编号" = "key"
"产值合计" = { fact = "output", unit = "万元", year = 2005 }
"分类" = { fact = "kind", values = { "核心企业" = "core" } }
"注" = "ignore"
)");
  REQUIRE(bureau.read());
  CHECK(bureau.value(enterprises, "1", output, 2005) == "5000000");
  CHECK(bureau.value(enterprises, "1", kind) == "core");
  CHECK(bureau.said("unknown-columns").empty());
}

TEST_CASE("what is wrong in a mapping file is told with its line") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc\n1\n");
  bureau.write("mapping.toml", "[table.\"a.csv\"]\nentitty = \"x\"\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("bad-mapping") == " 2: cannot use entitty here");
  bureau.write("mapping.toml", "[table\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("bad-mapping").starts_with(" 1: the mapping file cannot be read"));
}

TEST_CASE("a mapping file that names a fact, a choice or a table that is not there is told") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,产值合计,分类\n1,5,核心企业\n");
  const std::string columns = "[table.\"enterprise.csv\".columns]\n";
  bureau.write("mapping.toml", columns + "\"产值合计\" = \"outptu\"\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("unknown-fact") == "B1 1: the mapping file says of \"产值合计\" what is no fact or list of enterprise");
  bureau.write("mapping.toml", columns + "\"分类\" = { fact = \"kind\", values = { \"核心企业\" = \"corr\" } }\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("unknown-choice") == "C1 1: the mapping file takes \"核心企业\" for \"corr\", which is no choice of kind");
  bureau.write("mapping.toml", "[table.\"enterprises.csv\"]\nentity = \"enterprise\"\n");
  CHECK(bureau.read());
  CHECK(bureau.said("unused-mapping") == " 0: no table is called \"enterprises.csv\", as the mapping file says");
}
