#include "bureau.h"

using namespace duixian;
using namespace duixian::intake;

TEST_CASE("rulings carry a quantity, who made them and when") {
  Bureau bureau;
  bureau.write("r.csv", "subject,provision,discretion,value,authority,date,document\nX001,10-3,rate,50%,市政府,2007-11-20,〔2007〕11号\nX001,10-3,years,4,,,\n主体,10-3,sum,5万元,,,\n");
  const auto rulings = read_rulings(bureau.path("r.csv"), bureau.options);
  REQUIRE(rulings);
  REQUIRE(rulings->size() == 3);
  CHECK((*rulings)[0].value.amount == Rational::of(1, 2));
  CHECK((*rulings)[0].date == Date::of(2007, 11, 20));
  CHECK((*rulings)[0].place.row == 2);
  CHECK((*rulings)[1].value == Quantity{Rational(4), {}});
  CHECK((*rulings)[2].value == Quantity{Rational(5000000), unit_of("CNY")});
}

TEST_CASE("a bare ruling counts in the declared unit, one with a unit of its own in that") {
  Bureau bureau;
  bureau.write("r.csv", "subject,provision,discretion,value\nX,1,cut,50%\nY,1,cut,50\nZ,1,cut,5个百分点\nX,1,years,4\n");
  const auto rulings = read_rulings(bureau.path("r.csv"), bureau.options, [](const std::string& name) { return name == "cut" ? "%" : "年"; });
  REQUIRE(rulings);
  CHECK((*rulings)[0].value == Quantity{Rational::of(1, 2).value(), {}});
  CHECK((*rulings)[1].value == Quantity{Rational::of(1, 2).value(), {}});
  CHECK((*rulings)[2].value == Quantity{Rational::of(1, 20).value(), {}});
  CHECK((*rulings)[3].value == Quantity{Rational(48), unit_of("month")});
  bureau.write("r.csv", "subject,provision,discretion,value(%)\nX,1,cut,50\nX,1,cut,50%\n");
  const auto headed = read_rulings(bureau.path("r.csv"), bureau.options, [](const std::string&) { return "%"; });
  REQUIRE(headed);
  CHECK((*headed)[0].value.amount == Rational::of(1, 2));
  CHECK((*headed)[1].value.amount == Rational::of(1, 2));
  bureau.write("r.csv", "subject,provision,discretion,value\nX,1,cut,5个点\n");
  CHECK_FALSE(read_rulings(bureau.path("r.csv"), bureau.options));
}

TEST_CASE("approvals say yes or no") {
  Bureau bureau;
  bureau.write("a.csv", "主体,条款,审批事项,是否批准,机关,日期,文号\nP1,13-1,leading,是,领导小组,2007年12月18日,3号\nP2,13-1,leading,否,,,\n");
  const auto approvals = read_approvals(bureau.path("a.csv"), bureau.options);
  REQUIRE(approvals);
  CHECK((*approvals)[0].granted);
  CHECK_FALSE((*approvals)[1].granted);
  bureau.write("a.csv", "subject,provision,approval,granted\nP1,13-1,leading,maybe\n");
  CHECK_FALSE(read_approvals(bureau.path("a.csv"), bureau.options));
}

TEST_CASE("past awards are sums to the fen") {
  Bureau bureau;
  bureau.write("h.csv", "subject,provision,tier,year,amount,document\nP1,13-1,50万元,2006,50万元,2号\nP2,13-1,,2006年,1234.5,\n");
  const auto history = read_history(bureau.path("h.csv"), bureau.options);
  REQUIRE(history);
  CHECK((*history)[0].amount == Money{50000000, "CNY"});
  CHECK((*history)[1].amount == Money{123450, "CNY"});
  CHECK((*history)[1].year == 2006);
}

TEST_CASE("a series has days and values with units") {
  Bureau bureau;
  bureau.write("s.csv", "name,date,value(元/美元)\nUSD,2006-06-30,7.9956\n");
  const auto series = read_series(bureau.path("s.csv"), bureau.options);
  REQUIRE(series);
  CHECK((*series)[0].value.amount == Rational::of(79956, 10000));
  CHECK((*series)[0].value.unit == unit_of("CNY") / unit_of("USD"));
}

TEST_CASE("a table without its columns is an error that lists them") {
  Bureau bureau;
  bureau.write("r.csv", "subject,provision\nX,1\n");
  const auto rulings = read_rulings(bureau.path("r.csv"), bureau.options);
  REQUIRE_FALSE(rulings);
  CHECK(rulings.diagnostics()[0].code == "missing-columns");
  CHECK(rulings.diagnostics()[0].remedy.en == "the columns needed are subject, provision, discretion, value");
}
