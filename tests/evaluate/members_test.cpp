// How members are folded, for all lists of two: each filter yes, no or unknown, each body unknown, -1, 0 or 2.
#include <catch2/catch.hpp>

#include "evaluate/members.h"
#include "graph/small_numbers.h"

using namespace duixian;

namespace {

using Truth = std::optional<bool>;
Truth both(Truth a, Truth b) { return a == false || b == false ? Truth(false) : a && b ? Truth(true) : Truth(); }
Truth negated(Truth a) { return a ? Truth(!*a) : Truth(); }
Truth either(Truth a, Truth b) { return negated(both(negated(a), negated(b))); }

struct Member {
  Truth filter;
  Small body;
  [[nodiscard]] Truth holds() const { return body ? Truth(body->above != 0) : Truth(); }
};

std::string written(const Truth& truth) { return !truth ? "unknown" : *truth ? "1" : "0"; }

std::vector<Member> all_members() {
  std::vector<Member> all;
  for (const Truth& filter : {Truth(true), Truth(false), Truth()}) {
    for (const Small& body : {Small(), whole(-1), whole(0), whole(2)}) all.push_back({filter, body});
  }
  return all;
}

std::string folded(graph::Operation operation, const std::vector<Member>& members) {
  graph::Node node;
  node.operation = operation;
  std::vector<evaluate::MemberCells> cells;
  for (const Member& member : members) {
    evaluate::MemberCells one;
    one.filter = member.filter ? graph::known(*member.filter) : graph::unknown();
    const bool truth = operation == graph::Operation::list_any || operation == graph::Operation::list_every;
    one.body = truth && member.body ? graph::known(member.body->above != 0) : cell_of(member.body);
    cells.push_back(one);
  }
  return duixian::written(evaluate::fold_members(node, cells, {}));
}

std::string sum(const std::vector<Member>& members) {
  Small total = whole(0);
  for (const Member& one : members) {
    if (one.filter != false) total = one.filter ? plus(total, one.body) : Small();
  }
  return written(total);
}

std::string highest(const std::vector<Member>& members) {
  Small best;
  for (const Member& one : members) {
    if (one.filter == false) continue;
    if (!one.filter || !one.body) return "unknown";
    if (!best || below(*best, *one.body)) best = one.body;
  }
  return written(best ? best : whole(0));
}

std::string count(const std::vector<Member>& members, bool possibly) {
  long number = 0;
  for (const Member& one : members) number += one.filter == true || (possibly && !one.filter) ? 1 : 0;
  return std::to_string(number);
}

std::string any(const std::vector<Member>& members) {
  Truth found = false;
  for (const Member& one : members) found = either(found, both(one.filter, one.holds()));
  return written(found);
}

// There is a member, and there is none that fails.
std::string every(const std::vector<Member>& members) {
  Truth some = false, fails = false;
  for (const Member& one : members) {
    some = either(some, one.filter);
    fails = either(fails, both(one.filter, negated(one.holds())));
  }
  return written(both(some, negated(fails)));
}

void agrees(const std::vector<Member>& members) {
  using graph::Operation;
  CHECK(folded(Operation::list_sum, members) == sum(members));
  CHECK(folded(Operation::list_highest, members) == highest(members));
  CHECK(folded(Operation::list_count_surely, members) == count(members, false));
  CHECK(folded(Operation::list_count_possibly, members) == count(members, true));
  CHECK(folded(Operation::list_any, members) == any(members));
  CHECK(folded(Operation::list_every, members) == every(members));
}

}  // namespace

TEST_CASE("an empty list is folded as the table says") { agrees({}); }

TEST_CASE("every list of one and of two members is folded as the clause says") {
  for (const Member& first : all_members()) {
    agrees({first});
    for (const Member& second : all_members()) {
      INFO(written(first.filter) << ":" << duixian::written(first.body) << " " << written(second.filter) << ":" << duixian::written(second.body));
      agrees({first, second});
    }
  }
}
