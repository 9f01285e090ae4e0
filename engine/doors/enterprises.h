// The enterprises of one or several runs: those at the root of a family of records, numbered once.
//
// Enterprises of several packs are one where their entity and key are. Numbers follow the records and never show: what depends
// on an order takes places().
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "doors/run_state.h"

namespace duixian {

// Where a subject stands in the records of a run.
struct Seat {
  std::size_t run = 0, entity = 0;
  columns::Row row = 0;
};

class Enterprises {
 public:
  // The runs outlive it.
  explicit Enterprises(std::vector<const Run::State*> runs);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::uint32_t of(const Seat& seat) const;
  [[nodiscard]] Seat root_of(Seat seat) const;
  // Where it stands in that run, in which it may have no record.
  [[nodiscard]] std::optional<Seat> seat_in(std::size_t run, std::size_t enterprise) const;
  [[nodiscard]] Seat seat(std::size_t enterprise) const;  // in the first run that has it
  [[nodiscard]] std::string key(std::size_t enterprise) const;
  [[nodiscard]] std::string name(std::size_t enterprise) const;
  // The place of each by its key; of equal keys by the name of the entity.
  [[nodiscard]] std::vector<std::uint32_t> places() const;

  // Rows of an entity that belong to enterprises [first, last): ranges of them, ascending.
  struct Rows {
    columns::Row first = 0, last = 0;
  };
  [[nodiscard]] std::vector<Rows> rows_of(std::size_t run, std::size_t entity, std::size_t first, std::size_t last) const;
  // The same number for the same thing in every run.
  [[nodiscard]] std::uint32_t subject_number(const Seat& seat) const;

  [[nodiscard]] const columns::Records& records(std::size_t run) const { return runs_[run]->records(); }
  [[nodiscard]] const Schema& schema(std::size_t run) const { return runs_[run]->pack.inner().book->schema; }
  [[nodiscard]] std::string key_of(const Seat& seat) const { return records(seat.run).table(seat.entity).keys[seat.row]; }
  [[nodiscard]] std::string name_of(const Seat& seat) const;  // "" where no fact holds one

 private:
  struct Member {
    std::uint32_t entity = 0;
    columns::Row row = nobody;
  };
  static constexpr columns::Row nobody = 0xffffffff;

  void take(std::size_t run, std::size_t entity);
  [[nodiscard]] std::optional<Seat> earlier(const Seat& seat) const;
  [[nodiscard]] Rows below(std::size_t run, std::size_t root, std::size_t entity, Rows rows) const;

  std::vector<const Run::State*> runs_;
  std::size_t size_ = 0;
  std::vector<std::vector<std::vector<std::uint32_t>>> numbers_;  // by run, root entity and row
  std::vector<std::vector<Member>> members_;                      // by run and enterprise
  std::vector<std::uint32_t> rows_before_;                        // by run: rows of all tables of the runs before it
};

}  // namespace duixian
