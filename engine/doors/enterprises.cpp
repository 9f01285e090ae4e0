#include "doors/enterprises.h"

#include <algorithm>

#include "base/invariant.h"
#include "evaluate/subject_name.h"

namespace duixian {

namespace {

using columns::Row;

// A list may repeat its keys under other owners.
bool has_keys_of_its_own(const EntitySchema& entity) { return entity.list.empty(); }

}  // namespace

Enterprises::Enterprises(std::vector<const Run::State*> runs) : runs_(std::move(runs)), numbers_(runs_.size()), members_(runs_.size()) {
  std::size_t rows = 0;
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    rows_before_.push_back(static_cast<std::uint32_t>(rows));
    numbers_[run].resize(schema(run).entities.size());
    for (std::size_t entity = 0; entity < schema(run).entities.size(); ++entity) {
      rows += records(run).table(entity).rows();
      if (!schema(run).entities[entity].owner) take(run, entity);
    }
  }
  invariant(rows < nobody, "subjects are numbered in 32 bits");
  for (auto& members : members_) members.resize(size_);
}

void Enterprises::take(std::size_t run, std::size_t entity) {
  const auto rows = static_cast<Row>(records(run).table(entity).rows());
  auto& numbers = numbers_[run][entity];
  numbers.reserve(rows);
  for (Row row = 0; row < rows; ++row) {
    const auto known = earlier({run, entity, row});
    numbers.push_back(known ? of(*known) : static_cast<std::uint32_t>(size_++));
  }
  members_[run].resize(size_);
  for (Row row = 0; row < rows; ++row) members_[run][numbers[row]] = {static_cast<std::uint32_t>(entity), row};
}

// The same subject in a run before.
std::optional<Seat> Enterprises::earlier(const Seat& seat) const {
  const EntitySchema& own = schema(seat.run).entities[seat.entity];
  for (std::size_t run = 0; run < seat.run && has_keys_of_its_own(own); ++run) {
    const auto entity = schema(run).entity(own.name);
    const auto row = entity ? records(run).find(*entity, key_of(seat)) : std::nullopt;
    if (row) return Seat{run, *entity, *row};
  }
  return std::nullopt;
}

Seat Enterprises::root_of(Seat seat) const {
  while (const auto owner = schema(seat.run).entities[seat.entity].owner) {
    seat.row = records(seat.run).table(seat.entity).owners[seat.row];
    seat.entity = *owner;
  }
  return seat;
}

std::uint32_t Enterprises::of(const Seat& seat) const {
  const Seat root = root_of(seat);
  return numbers_[root.run][root.entity][root.row];
}

std::optional<Seat> Enterprises::seat_in(std::size_t run, std::size_t enterprise) const {
  const Member& member = members_[run][enterprise];
  return member.row == nobody ? std::nullopt : std::optional(Seat{run, member.entity, member.row});
}

Seat Enterprises::seat(std::size_t enterprise) const {
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    if (const auto found = seat_in(run, enterprise)) return *found;
  }
  invariant(false, "an enterprise has a record in some run");
  return {};
}

std::string Enterprises::key(std::size_t enterprise) const { return key_of(seat(enterprise)); }

std::string Enterprises::name(std::size_t enterprise) const {
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    const auto at = seat_in(run, enterprise);
    const std::string found = at ? name_of(*at) : std::string();
    if (!found.empty()) return found;
  }
  return {};
}

std::string Enterprises::name_of(const Seat& seat) const {
  const auto& facts = schema(seat.run).entities[seat.entity].facts;
  for (std::size_t fact = 0; fact < facts.size(); ++fact) {
    if (!evaluate::is_name(facts[fact])) continue;
    if (const auto code = records(seat.run).value(seat.entity, fact, 0, seat.row)) return std::string(records(seat.run).names().name(*code->as_int64()));
  }
  return {};
}

std::vector<std::uint32_t> Enterprises::places() const {
  struct Named {
    std::string_view key;
    std::string_view entity;
    std::uint32_t number;
    bool operator<(const Named& other) const { return key != other.key ? key < other.key : entity < other.entity; }
  };
  std::vector<Named> order;
  order.reserve(size_);
  for (std::uint32_t i = 0; i < size_; ++i) {
    const Seat at = seat(i);
    order.push_back({records(at.run).table(at.entity).keys.view(at.row), schema(at.run).entities[at.entity].name, i});
  }
  if (!std::is_sorted(order.begin(), order.end())) std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> places(size_);
  for (std::uint32_t place = 0; place < size_; ++place) places[order[place].number] = place;
  return places;
}

// Families lie together, so that what belongs to a range of owners is a range.
Enterprises::Rows Enterprises::below(std::size_t run, std::size_t root, std::size_t entity, Rows rows) const {
  if (entity == root) return rows;
  const std::size_t owner = *schema(run).entities[entity].owner;
  const Rows owners = below(run, root, owner, rows);
  const auto& first_child = records(run).table(entity).first_child;
  return {first_child[owners.first], first_child[owners.last]};
}

std::vector<Enterprises::Rows> Enterprises::rows_of(std::size_t run, std::size_t entity, std::size_t first, std::size_t last) const {
  std::size_t root = entity;
  while (const auto owner = schema(run).entities[root].owner) root = *owner;
  std::vector<Row> rows;
  for (std::size_t enterprise = first; enterprise < last; ++enterprise) {
    const Member& member = members_[run][enterprise];
    if (member.row != nobody && member.entity == root) rows.push_back(member.row);
  }
  if (!std::is_sorted(rows.begin(), rows.end())) std::sort(rows.begin(), rows.end());
  std::vector<Rows> found;
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t end = i + 1;
    while (end < rows.size() && rows[end] == rows[end - 1] + 1) ++end;
    const Rows range = below(run, root, entity, {rows[i], rows[end - 1] + 1});
    if (range.first < range.last) found.push_back(range);
    i = end;
  }
  return found;
}

std::uint32_t Enterprises::subject_number(const Seat& seat) const {
  const auto known = earlier(seat);
  return known ? subject_number(*known) : rows_before_[seat.run] + seat.row;
}

}  // namespace duixian
