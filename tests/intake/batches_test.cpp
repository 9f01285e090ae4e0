// Rows are taken in many at a time; nothing that is told or kept may show it.
#include "bureau.h"

using namespace duixian;
using namespace duixian::intake;

namespace {

std::string rows(int from, int until) {
  std::string text;
  for (int i = from; i < until; ++i) text += "A" + std::to_string(i) + ",第" + std::to_string(i) + "号机械制造有限公司," + std::to_string(i) + ".5\n";
  return text;
}

constexpr std::string_view header = "uscc,企业名称,年产值(万元)\n";

}  // namespace

TEST_CASE("every row of a table is kept, however many batches it fills") {
  for (const int count : {1, 63, 64, 65, 128, 20000}) {
    Bureau bureau;
    bureau.write("enterprise.csv", std::string(header) + rows(0, count));
    REQUIRE(bureau.read());
    CHECK(bureau.records->table(enterprises).rows() == static_cast<std::size_t>(count));
    const std::string last = std::to_string(count - 1);
    CHECK(bureau.value(enterprises, "A" + last, name) == "第" + last + "号机械制造有限公司");
    CHECK(bureau.value(enterprises, "A" + last, output, 2006) == std::to_string((count - 1) * 1000000L + 500000));
  }
}

TEST_CASE("a subject that comes twice in one batch agrees with itself or stops the run") {
  Bureau bureau;
  bureau.write("enterprise.csv", std::string(header) + rows(0, 10) + "A3,,3.5\n" + rows(10, 20));
  REQUIRE(bureau.read());
  CHECK(bureau.said("subjects-merged") == "A12 12: rows of subjects that came before and agree were merged: 1");
  bureau.write("enterprise.csv", std::string(header) + rows(0, 10) + "A3,,3.6\n" + rows(10, 20));
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("two-values").starts_with("C12 12: output of \"A3\" is \"3.6\" here and something else in"));
}

TEST_CASE("flaws are listed row by row, not column by column") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,职工人数,是否上市\nA1,约十,也许\nA2,5,也许\nA3,约十,是\n");
  REQUIRE(bureau.read());
  std::string told;
  for (const columns::Flaw& flaw : bureau.records->flaws) told += std::to_string(flaw.place.row) + ":" + std::to_string(flaw.place.column) + " ";
  CHECK(told == "2:2 2:3 3:3 4:2 ");
}

TEST_CASE("a value that needs a finer denominator comes out exact beside those before and behind it") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,税率\nA1,0.5\nA2,1/3\nA3,0.25\n" + std::string("A4,12.5%\n"));
  REQUIRE(bureau.read());
  CHECK(bureau.value(enterprises, "A1", tax_rate) == "0.5");
  CHECK(bureau.value(enterprises, "A2", tax_rate) == "1/3");
  CHECK(bureau.value(enterprises, "A3", tax_rate) == "0.25");
  CHECK(bureau.value(enterprises, "A4", tax_rate) == "0.125");
}

TEST_CASE("blank cells behind the last heading are no cells, a filled one is a slipped row") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,职工人数\nA1,5,,,\nA2,6\nA3\n");
  REQUIRE(bureau.read());
  CHECK(bureau.value(enterprises, "A1", staff) == "5");
  CHECK(bureau.value(enterprises, "A3", staff) == "?");
  bureau.write("enterprise.csv", "uscc,职工人数\nA1,5\nA2,1,234\nA3,7\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("too-many-cells") == "C3 3: the row has 3 cells, the header only 2");
}
