#include "graph/batch.h"

#include <algorithm>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#endif

namespace duixian::graph {

namespace {

constexpr std::size_t slack = kernels::word_lanes + 8;  // running sums and packing write a little beyond

std::size_t whole_words(std::size_t rows) { return (rows + kernels::word_lanes - 1) / kernels::word_lanes * kernels::word_lanes; }

// Bits [first, first + rows) of a bitmap, moved to begin at a word; none beyond.
void copy_bits(const columns::Bitmap& from, std::size_t first, std::size_t rows, Word* to) {
  const std::size_t words = (rows + 63) / 64, shift = first % 64, begin = first / 64, all = (from.size() + 63) / 64;
  for (std::size_t w = 0; w < words; ++w) {
    Word word = from.words()[begin + w] >> shift;
    if (shift != 0 && begin + w + 1 < all) word |= from.words()[begin + w + 1] << (64 - shift);
    to[w] = word;
  }
  if (rows % 64 != 0) to[words - 1] &= ~Word{0} >> (64 - rows % 64);
}

}  // namespace

Batch::Batch(const Plan& plan)
    : plan_(&plan), ranges_(plan.lane_buffers.size()), room_(plan.lane_buffers.size()), lanes_(plan.slots.size()), bits_(plan.slots.size()), cells_(plan.slots.size()),
      copied_lanes_(plan.slots.size()), copied_bits_(plan.slots.size()) {}

void Batch::enter(Row first, Row last) {
  ranges_[plan_->root] = {first, last};
  bool fits = whole_words(last - first) <= room_[plan_->root] && !none_.empty();
  for (int entity : plan_->entities) {
    const auto at = static_cast<std::size_t>(entity);
    if (at != plan_->root) {
      const auto& owner = ranges_[*plan_->records->schema().entities[at].owner];
      const auto& starts = table(entity).first_child;
      ranges_[at] = starts.empty() ? Range{} : Range{starts[owner.first], starts[owner.last]};
    }
    fits = fits && whole_words(rows(entity)) <= room_[at];
  }
  if (!fits) lay_out();
  for (std::size_t i = 2; i < plan_->slots.size(); ++i) {
    if (plan_->slots[i].all_lanes || plan_->slots[i].all_bits) point_at_records(i, plan_->slots[i]);
  }
  overflowed = false;
}

void Batch::run() {
#if defined(__SANITIZE_ADDRESS__)
  for (const Step& step : plan_->steps) {
    forbid(step.writes, false);
    step.run(*this);
    for (Slot ended : step.ends) forbid(ended, true);
  }
#else
  for (const Step& step : plan_->steps) step.run(*this);
#endif
}

// Under the address sanitizer a buffer that nobody may read any more is out of bounds until it is written again.
void Batch::forbid([[maybe_unused]] Slot slot, [[maybe_unused]] bool forbidden) {
#if defined(__SANITIZE_ADDRESS__)
  const SlotRow& row = plan_->slots[slot.index];
  if (row.buffer < 0 || row.kind == SlotRow::Kind::cells) return;
  const std::size_t room = room_[static_cast<std::size_t>(row.entity)] + slack;
  const void* at = row.kind == SlotRow::Kind::lanes ? static_cast<const void*>(lanes_[slot.index]) : bits_[slot.index];
  const std::size_t bytes = row.kind == SlotRow::Kind::lanes ? room * sizeof(Lane) : room / 64 * sizeof(Word);
  if (forbidden) {
    ASAN_POISON_MEMORY_REGION(at, bytes);
  } else {
    ASAN_UNPOISON_MEMORY_REGION(at, bytes);
  }
#endif
}

// Makes the buffers as long as this batch needs, and half again for the next.
void Batch::lay_out() {
#if defined(__SANITIZE_ADDRESS__)
  ASAN_UNPOISON_MEMORY_REGION(lane_memory_.data(), lane_memory_.size() * sizeof(Lane));
  ASAN_UNPOISON_MEMORY_REGION(bit_memory_.data(), bit_memory_.size() * sizeof(Word));
#endif
  std::size_t lanes = 0, bits = 0, longest = 0;
  std::vector<std::size_t> lane_base(room_.size()), bit_base(room_.size());
  for (int entity : plan_->entities) {
    const auto at = static_cast<std::size_t>(entity);
    const std::size_t need = whole_words(rows(entity));
    if (need > room_[at]) room_[at] = at == plan_->root ? std::max(need, std::min<std::size_t>(batch_rows, 2 * need)) : whole_words(need + need / 2);
    lane_base[at] = lanes;
    bit_base[at] = bits;
    lanes += (room_[at] + slack) * static_cast<std::size_t>(plan_->lane_buffers[at]);
    bits += (room_[at] + slack) / 64 * static_cast<std::size_t>(plan_->bit_buffers[at]);
    longest = std::max(longest, room_[at] + slack);
  }
  lane_memory_.assign(lanes, 0);
  bit_memory_.assign(bits, 0);
  none_.assign(longest / 64 + 1, 0);
  every_.assign(longest / 64 + 1, ~Word{0});
  bits_[no_rows.index] = none_.data();
  bits_[every_row.index] = every_.data();
  for (std::size_t i = 2; i < plan_->slots.size(); ++i) {
    const SlotRow& slot = plan_->slots[i];
    if (slot.buffer < 0) continue;
    const auto at = static_cast<std::size_t>(slot.entity), number = static_cast<std::size_t>(slot.buffer);
    if (slot.kind == SlotRow::Kind::lanes) lanes_[i] = lane_memory_.data() + lane_base[at] + number * (room_[at] + slack);
    if (slot.kind == SlotRow::Kind::bits) bits_[i] = bit_memory_.data() + bit_base[at] + number * ((room_[at] + slack) / 64);
  }
}

// Straight at the records' own memory where the batch fills whole words of it.
void Batch::point_at_records(std::size_t index, const SlotRow& slot) {
  const std::size_t from = first(slot.entity), count = rows(slot.entity), padded = whole_words(count);
  if (slot.all_lanes) {
    lanes_[index] = slot.all_lanes + from;
    if (from + padded <= slot.rows) return;
    auto& copy = copied_lanes_[index];
    copy.assign(padded, 0);
    std::copy_n(slot.all_lanes + from, count, copy.begin());
    lanes_[index] = copy.data();
    return;
  }
  bits_[index] = slot.all_bits->words() + from / 64;
  if (from % 64 == 0 && (count % 64 == 0 || from + count == slot.rows)) return;
  auto& copy = copied_bits_[index];
  copy.resize(padded / 64);
  if (count > 0) copy_bits(*slot.all_bits, from, count, copy.data());
  bits_[index] = copy.data();
}

}  // namespace duixian::graph
