#include "report/clause_order.h"

#include <catch2/catch.hpp>

using duixian::report::comes_before;

TEST_CASE("Clauses stand in the order of their document, not of their letters") {
  CHECK(comes_before("4-1", "13-1"));
  CHECK(comes_before("13-1", "13-2"));
  CHECK(comes_before("13-2", "13-10"));
  CHECK(comes_before("13", "13-1"));
  CHECK(comes_before("3-1-2a", "3-1-2b"));
  CHECK_FALSE(comes_before("13-1", "4-1"));
  CHECK_FALSE(comes_before("13-1", "13-1"));
}
