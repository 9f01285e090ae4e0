#include "base/nearest_name.h"

#include <catch2/catch.hpp>

using namespace duixian;

namespace {

const std::vector<std::string> kFacts{"total_investment_cny", "registered_capital", "is_high_tech", "省级", "国家级", "tax"};

}  // namespace

TEST_CASE("a slip of the pen finds the name that was meant") {
  CHECK(nearest("total_investment_cyn", kFacts) == "total_investment_cny");
  CHECK(nearest("total_investmant_cny", kFacts) == "total_investment_cny");
  CHECK(nearest("totalinvestment_cny", kFacts) == "total_investment_cny");
  CHECK(nearest("is_hightech", kFacts) == "is_high_tech");
  CHECK(nearest("市级", kFacts) == "省级");
  CHECK(nearest("taxx", kFacts) == "tax");
}

TEST_CASE("what resembles nothing is not guessed at") {
  CHECK_FALSE(nearest("employees", kFacts));
  CHECK_FALSE(nearest("", kFacts));
  CHECK_FALSE(nearest("x", kFacts));
  CHECK_FALSE(nearest("tax", {}));
  CHECK_FALSE(nearest(std::string(100, 'a'), {std::string(99, 'a')}));
}

TEST_CASE("a swap of neighbours is one change, and of equals the first is named") {
  CHECK(nearest("acb", {"abc"}) == "abc");
  CHECK(nearest("abd", {"abc", "abe"}) == "abc");
  CHECK(nearest("abc", {"abd", "abc"}) == "abc");
}
