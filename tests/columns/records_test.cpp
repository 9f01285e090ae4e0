#include "columns/records.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace duixian;
using namespace duixian::columns;

namespace {

constexpr std::size_t owner_entity = 0, project_entity = 1, level_entity = 2;

FactSchema number(std::string name) {
  FactSchema fact;
  fact.name = std::move(name);
  fact.type = quantity_type({});
  return fact;
}

// Enterprises with projects with levels, one fact each.
Schema families() {
  Schema schema;
  schema.entities.resize(3);
  schema.entities[0] = {"enterprise", {}, "code", {}, std::nullopt, "", std::nullopt, {number("a")}};
  schema.entities[1] = {"project", {}, "id", {}, owner_entity, "", std::nullopt, {number("b")}};
  schema.entities[2] = {"level", {}, "", {}, project_entity, "levels", std::nullopt, {number("value")}};
  return schema;
}

struct Fixture {
  Schema schema = families();
  Names names;
  Records records{schema, names};

  Row child(std::size_t entity, Row owner, std::string key, std::int64_t value) {
    const Row row = records.add_row(entity, std::move(key), owner);
    REQUIRE(records.set(entity, 0, 0, row, Rational(value)));
    return row;
  }
  std::vector<std::int64_t> values(std::size_t entity) {
    std::vector<std::int64_t> found;
    for (Row row = 0; row < records.table(entity).rows(); ++row) {
      found.push_back(*records.value(entity, 0, 0, row)->as_int64());
    }
    return found;
  }
};

std::vector<std::string> keys_of(const Table& table) { return {table.keys.begin(), table.keys.end()}; }

}  // namespace

TEST_CASE("children lie together under their owner, in the order in which they arrived") {
  Fixture f;
  const Row a = f.records.add_row(owner_entity, "A", std::nullopt);
  const Row b = f.records.add_row(owner_entity, "B", std::nullopt);
  f.child(project_entity, b, "p1", 1);
  f.child(project_entity, a, "p2", 2);
  f.child(project_entity, b, "p3", 3);
  f.child(project_entity, a, "p4", 4);
  f.records.finish();

  CHECK(f.values(project_entity) == std::vector<std::int64_t>{2, 4, 1, 3});
  CHECK(f.records.table(project_entity).first_child == std::vector<Row>{0, 2, 4});
  CHECK(f.records.find(project_entity, "p3") == Row{3});
}

TEST_CASE("grandchildren, lists given and flaws move with their owners") {
  Fixture f;
  const Row a = f.records.add_row(owner_entity, "A", std::nullopt);
  const Row b = f.records.add_row(owner_entity, "B", std::nullopt);
  const Row late = f.child(project_entity, b, "of b", 1);
  const Row early = f.child(project_entity, a, "of a", 2);
  f.child(level_entity, late, "1", 10);
  f.records.give_list(level_entity, late);
  f.records.set_flaw({project_entity, 0, 0, late, "十几", {}, {"f.csv", "", 3, 2}});
  f.records.finish();

  CHECK(early == 1);
  CHECK(keys_of(f.records.table(project_entity)) == std::vector<std::string>{"of a", "of b"});
  CHECK_FALSE(f.records.list_is_given(level_entity, 0));
  CHECK(f.records.list_is_given(level_entity, 1));
  CHECK(f.records.table(level_entity).owners == std::vector<Row>{1});
  CHECK(f.records.table(level_entity).first_child == std::vector<Row>{0, 0, 1});
  REQUIRE(f.records.flaw(project_entity, 0, 0, 1) != nullptr);
  CHECK(f.records.flaw(project_entity, 0, 0, 1)->row == 1);
  CHECK(f.records.place(project_entity, 0, 0, 1).row == 3);
  CHECK(f.records.value(project_entity, 0, 0, 0) == Rational(2));
  CHECK_FALSE(f.records.value(project_entity, 0, 0, 1));
}

TEST_CASE("a column keeps one denominator for all its values, and they stay exact") {
  Fixture f;
  const Row a = f.records.add_row(owner_entity, "A", std::nullopt);
  const Row b = f.records.add_row(owner_entity, "B", std::nullopt);
  const Row c = f.records.add_row(owner_entity, "C", std::nullopt);
  CHECK(f.records.set(owner_entity, 0, 0, a, *Rational::of(1, 4)));
  CHECK(f.records.set(owner_entity, 0, 0, b, *Rational::of(5, 6)));
  CHECK(f.records.set(owner_entity, 0, 0, c, Rational(-7)));
  CHECK(f.records.column(owner_entity, 0, 0)->denominator == 12);
  CHECK(f.records.value(owner_entity, 0, 0, a) == Rational::of(1, 4));
  CHECK(f.records.value(owner_entity, 0, 0, b) == Rational::of(5, 6));
  CHECK(f.records.value(owner_entity, 0, 0, c) == Rational(-7));
}

TEST_CASE("a value that does not fit beside the column's others is refused and changes nothing") {
  Fixture f;
  const Row a = f.records.add_row(owner_entity, "A", std::nullopt);
  const Row b = f.records.add_row(owner_entity, "B", std::nullopt);
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  CHECK(f.records.set(owner_entity, 0, 0, a, Rational(most)));
  CHECK_FALSE(f.records.set(owner_entity, 0, 0, b, *Rational::of(1, 2)));
  CHECK_FALSE(f.records.set(owner_entity, 0, 0, b, *multiply(Rational(most), Rational(2))));
  CHECK(f.records.value(owner_entity, 0, 0, a) == Rational(most));
  CHECK_FALSE(f.records.value(owner_entity, 0, 0, b));
}

TEST_CASE("a value that could not be taken stays unknown") {
  Fixture f;
  const Row a = f.records.add_row(owner_entity, "A", std::nullopt);
  CHECK(f.records.set(owner_entity, 0, 0, a, Rational(1)));
  f.records.set_flaw({owner_entity, 0, 0, a, "?", {}, {}});
  CHECK(f.records.set(owner_entity, 0, 0, a, Rational(1)));
  CHECK_FALSE(f.records.value(owner_entity, 0, 0, a));
}

TEST_CASE("a list may repeat its keys under another owner") {
  Schema schema = families();
  schema.entities[2].key = "name";
  schema.entities[2].owner = owner_entity;
  Names names;
  Records records{schema, names};
  const Row a = records.add_row(owner_entity, "A", std::nullopt);
  const Row b = records.add_row(owner_entity, "B", std::nullopt);
  records.add_row(level_entity, "power", b);
  records.add_row(level_entity, "power", a);
  records.finish();
  CHECK(records.find_member(level_entity, b, "power") == Row{1});
  CHECK(records.find_member(level_entity, a, "power") == Row{0});
  CHECK_FALSE(records.find_member(level_entity, a, "food"));
}
