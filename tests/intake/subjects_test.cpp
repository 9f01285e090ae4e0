#include "bureau.h"

using namespace duixian;
using namespace duixian::intake;

TEST_CASE("projects find their owners whatever the order of files and rows") {
  Bureau bureau;
  bureau.write("1-projects.csv", "项目编号,uscc,总投资(万元)\np1,B,1\np2,A,2\np3,B,3\n");
  bureau.write("2-enterprise.csv", "uscc,企业名称\nA,甲公司\nB,乙公司\n");
  REQUIRE(bureau.read());
  CHECK(keys_of(bureau.records->table(projects)) == std::vector<std::string>{"p2", "p1", "p3"});
  CHECK(bureau.records->table(projects).first_child == std::vector<columns::Row>{0, 1, 3});
  CHECK(bureau.value(projects, "p3", 0) == "3000000");
}

TEST_CASE("members of a list without keys are counted under their owner") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,企业名称\nA,甲公司\nB,乙公司\nC,丙公司\n");
  bureau.write("guarantees.csv", "uscc,担保额(万元),中小企业\nB,1,是\nA,2,否\nB,1,是\n合计,4,\n");
  REQUIRE(bureau.read());
  CHECK(keys_of(bureau.records->table(guarantees)) == std::vector<std::string>{"1", "1", "2"});
  CHECK(bureau.records->list_is_given(guarantees, 0));
  CHECK_FALSE(bureau.records->list_is_given(guarantees, 2));
}

TEST_CASE("a list of plain values may stand in one cell of its owner or in a table") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,企业名称\nA,甲公司\n");
  bureau.write("project.csv", "项目编号,uscc,总投资(元),levels\np1,A,1,national；municipal;municipal\np2,A,1,无\np3,A,1,\n");
  REQUIRE(bureau.read());
  CHECK(bureau.records->table(levels).rows() == 3);
  CHECK(bureau.value_at(levels, 0, 0) == "national");
  CHECK(bureau.records->list_is_given(levels, 1));
  CHECK_FALSE(bureau.records->list_is_given(levels, 2));
  bureau.write("project.csv", "项目编号,uscc,总投资(元)\np1,A,1\n");
  bureau.write("levels.csv", "项目编号,value\np1,municipal\np1,national\n");
  REQUIRE(bureau.read());
  CHECK(bureau.value_at(levels, 1, 0) == "national");
}

TEST_CASE("rows of one subject that agree are merged, and blanks do not disagree") {
  Bureau bureau;
  bureau.write("a.csv", "uscc,企业名称,职工人数,年产值(万元)\n1,甲公司,5,\n1,甲公司,-,7\n");
  bureau.write("b.csv", "uscc,企业名称,是否上市\n1,甲公司,是\n2,乙公司,否\n");
  REQUIRE(bureau.read());
  CHECK(bureau.records->table(enterprises).rows() == 2);
  CHECK(bureau.value(enterprises, "1", staff) == "5");
  CHECK(bureau.value(enterprises, "1", output, 2006) == "7000000");
  CHECK(bureau.value(enterprises, "1", listed) == "1");
  CHECK(bureau.said("subjects-merged") == "A3 3: rows of subjects that came before and agree were merged: 1");
  const auto row = *bureau.records->find(enterprises, "1");
  CHECK(bureau.records->place(enterprises, output, 2006, row).row == 3);
  CHECK(bureau.records->place(enterprises, listed, 0, row).file == bureau.path("b.csv").string());
}

TEST_CASE("two values for one fact stop the run and both cells are named") {
  Bureau bureau;
  bureau.write("a.csv", "uscc,职工人数\n1,5\n2,6\n1,7\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("two-values").starts_with("B4 4: staff of \"1\" is \"7\" here"));
  CHECK(bureau.diagnostics.at(0).what.en.find("a.csv") != std::string::npos);
}

TEST_CASE("the same value written in another way is no other value") {
  Bureau bureau;
  bureau.write("a.csv", "uscc,年产值(万元)\n1,50000\n");
  bureau.write("b.csv", "uscc,年产值(亿元)\n1,5.0\n");
  REQUIRE(bureau.read());
  CHECK(bureau.value(enterprises, "1", output, 2006) == "50000000000");
}

TEST_CASE("owners that no table has stop the run, the first few named") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,企业名称\nA,甲公司\n");
  bureau.write("project.csv", "项目编号,uscc,总投资(元)\np1,A,1\np2,X,1\np3,Y,1\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("unknown-owner").find("(2): X (") != std::string::npos);
}

TEST_CASE("one project under two owners stops the run") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,企业名称\nA,甲公司\nB,乙公司\n");
  bureau.write("project.csv", "项目编号,uscc,总投资(元)\np1,A,1\np1,B,1\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("two-owners") != "");
}

TEST_CASE("keys come trimmed, in half width and free of what keeps them text") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,职工人数\n\" ９１４３ \",1\n\"=\"\"0012\"\"\",2\n'0013,3\n91ab,4\n\t0014,5\n");
  REQUIRE(bureau.read());
  CHECK(keys_of(bureau.records->table(enterprises)) == std::vector<std::string>{"9143", "0012", "0013", "91AB", "0014"});
}

TEST_CASE("a key that a spreadsheet turned into a number stops the run") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,职工人数\n4.30E+17,1\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("key-lost-digits").starts_with("A2 2:"));
}

TEST_CASE("a row without key is an error, not a subject dropped") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,企业名称,职工人数\n1,甲公司,1\n,乙公司,2\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("row-without-key").starts_with("A3 3:"));
}

TEST_CASE("a code with a wrong check character is a warning with its cell") {
  Bureau bureau;
  bureau.write("enterprise.csv", "统一社会信用代码,企业名称\n91350211M0000XUF46,甲公司\n91430100MA4L16JQ8B,乙公司\n");
  REQUIRE(bureau.read());
  CHECK(bureau.said("bad-code").starts_with("A2 2:"));
  CHECK(bureau.records->table(enterprises).rows() == 2);
}

TEST_CASE("a row with more cells than the header has slipped and is an error, blank ones are none") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,企业名称\n1,甲,公司\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("too-many-cells").starts_with("C2 2: the row has 3 cells"));
  bureau.write("enterprise.csv", "uscc,企业名称\n1,甲公司,, ,\n");
  CHECK(bureau.read());
}

TEST_CASE("ten thousand columns are read, and the unknown ones told in one note") {
  Bureau bureau;
  std::string header = "uscc,职工人数", row = "1,5";
  for (int i = 0; i < 10000; ++i) header += ",列" + std::to_string(i), row += ",x";
  bureau.write("enterprise.csv", header + "\n" + row + "\n");
  REQUIRE(bureau.read());
  CHECK(bureau.value(enterprises, "1", staff) == "5");
  CHECK(bureau.said("unknown-columns").find("(10000)") != std::string::npos);
  bureau.options.limits.columns = 5000;
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("too-many-columns") != "");
}

TEST_CASE("values for other years only are told") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,2004年产值(元)\n1,5\n");
  REQUIRE(bureau.read());
  CHECK(bureau.said("year-without-data").find("have no values for 2006 (they have 2004)") != std::string::npos);
}

TEST_CASE("a folder without tables, and a path without anything, are errors") {
  Bureau bureau;
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("no-tables") != "");
  CHECK_FALSE(bureau.read("nowhere"));
  CHECK(bureau.said("no-such-file") != "");
}

TEST_CASE("tables beside the records and files of other kinds are no records") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,职工人数\n1,5\n");
  bureau.write("rulings.csv", "subject,provision\n1,x\n");
  bureau.write("~$enterprise.xlsx", "lock");
  bureau.write("readme.md", "x");
  CHECK(bureau.read());
}

TEST_CASE("progress reaches the end and tells the table") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,职工人数\n1,5\n");
  std::string stage;
  std::uint64_t last = 0, all = 1;
  bureau.options.progress = [&](const std::string& at, std::uint64_t done, std::uint64_t of) { stage = at, last = done, all = of; };
  REQUIRE(bureau.read());
  CHECK(stage == bureau.path("enterprise.csv").string());
  CHECK(last == all);
}
