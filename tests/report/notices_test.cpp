#include <catch2/catch.hpp>

#include "report/notices.h"

namespace duixian::report {
namespace {

SettledClaim claim(const char* provision, std::int64_t sum, std::int64_t paid) {
  SettledClaim one;
  one.provision = provision;
  one.title = {"产值奖励", "Output award"};
  one.cite = {{"办法", "Rules"}, {"1", "1"}, ""};
  one.enterprise = one.subject = "E01";
  one.enterprise_name = "样本企业01";
  one.sum = {sum, "CNY"};
  one.paid = {paid, "CNY"};
  if (paid < sum) one.cuts.push_back({"capped", "cap", {"超过上限", "above the ceiling"}, {}, {sum - paid, "CNY"}, ""});
  return one;
}

std::string all_of(const Notice& notice) {
  std::string text;
  for (const std::string& line : notice.lines) text += line + "\n";
  return text;
}

TEST_CASE("a notice gives the sum in figures and in capitals, what was cut, and how to object") {
  Settled settled;
  settled.year = 2007;
  settled.claims.push_back(claim("1", 60'000'000, 50'000'000));
  const auto notices = notices_of(settled, {"示例办法", "Example"}, Language::chinese);
  REQUIRE(notices.size() == 1);
  const std::string text = all_of(notices[0]);
  for (const char* wanted : {"样本企业01", "示例办法", "500,000.00元", "人民币伍拾万元整", "100,000.00元", "超过上限", "异议"}) {
    INFO(wanted);
    CHECK(text.find(wanted) != std::string::npos);
  }
}

TEST_CASE("what is refused is told with the condition that does not hold, what is to be paid back with its year") {
  Settled settled;
  settled.year = 2007;
  settled.claims.push_back(claim("1", 100, 0));
  settled.refusals.push_back({"E02", "样本企业02", "2", "E02", {"技术中心奖励", "Centre"}, {}, {{"级别 属于 国家级", "level"}}});
  Recovery back;
  back.enterprise = back.subject = "E02";
  back.provision = "1";
  back.title = {"失信追回", "back"};
  back.paid_in = 2005;
  back.paid = {2000, "CNY"};
  back.due = {1000, "CNY"};
  settled.recoveries.push_back(back);
  const auto notices = notices_of(settled, {"示例办法", "Example"}, Language::chinese);
  REQUIRE(notices.size() == 2);
  CHECK(all_of(notices[0]).find("不予兑现") != std::string::npos);
  CHECK(all_of(notices[1]).find("级别 属于 国家级") != std::string::npos);
  CHECK(all_of(notices[1]).find("2005 年兑现 20.00元") != std::string::npos);
}

}  // namespace
}  // namespace duixian::report
