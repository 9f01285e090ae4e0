// The steps that compute a program in columns, in order, and the buffers between them.
//
// Const once it is made, and shared by all threads; each brings a Batch of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "columns/records.h"
#include "graph/column_form.h"

namespace duixian::graph {

class Batch;

struct SlotRow {
  enum class Kind : std::uint8_t { lanes, bits, cells };
  Kind kind = Kind::bits;
  int entity = 0;                                // whose rows it runs along
  const std::int64_t* all_lanes = nullptr;       // of the records themselves: no buffer needed
  const columns::Bitmap* all_bits = nullptr;
  std::size_t rows = 0;                          // of `all_lanes` and `all_bits`
  std::int32_t buffer = -1;                      // which of the batch's buffers of its kind and entity
  bool kept = false;                             // read after the last step
};

struct Step {
  std::vector<Slot> reads;
  Slot writes;
  std::function<void(Batch&)> run;
  std::vector<Slot> ends;  // nobody reads these after it
};

struct Plan {
  const columns::Records* records = nullptr;
  std::size_t root = 0;             // the entity whose rows are divided into batches
  std::vector<int> entities;        // whose rows a batch holds: the root and what it owns, owners first
  std::vector<SlotRow> slots;       // the first two are no_rows and every_row
  std::vector<Step> steps;
  std::vector<std::int32_t> lane_buffers, bit_buffers;  // by entity: how many are in use at a time

  // Leaves out the steps whose results nobody reads.
  void drop_unread();
  // Gives the slots their buffers, each again to others once nobody reads it any more.
  void assign_buffers();
};

}  // namespace duixian::graph
