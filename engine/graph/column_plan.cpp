#include "graph/column_plan.h"

#include <algorithm>
#include <map>

namespace duixian::graph {

namespace {

using Pool = std::pair<SlotRow::Kind, int>;  // kind and entity

std::vector<std::size_t> last_uses(const Plan& plan) {
  std::vector<std::size_t> last(plan.slots.size(), 0);
  for (std::size_t at = 0; at < plan.steps.size(); ++at) {
    last[plan.steps[at].writes.index] = at;
    for (Slot read : plan.steps[at].reads) last[read.index] = at;
  }
  for (std::size_t i = 0; i < plan.slots.size(); ++i) {
    if (plan.slots[i].kept) last[i] = plan.steps.size();
  }
  return last;
}

}  // namespace

void Plan::drop_unread() {
  std::vector<bool> read(slots.size());
  for (std::size_t i = 0; i < slots.size(); ++i) read[i] = slots[i].kept;
  std::vector<bool> needed(steps.size());
  for (std::size_t at = steps.size(); at-- > 0;) {
    needed[at] = read[steps[at].writes.index];
    if (!needed[at]) continue;
    for (Slot slot : steps[at].reads) read[slot.index] = true;
  }
  std::vector<Step> left;
  for (std::size_t at = 0; at < steps.size(); ++at) {
    if (needed[at]) left.push_back(std::move(steps[at]));
  }
  steps = std::move(left);
}

void Plan::assign_buffers() {
  const std::vector<std::size_t> last = last_uses(*this);
  std::map<Pool, std::vector<std::int32_t>> free;
  std::map<Pool, std::int32_t> made;
  const auto take = [&](SlotRow& slot) {
    const Pool pool{slot.kind, slot.entity};
    if (auto& idle = free[pool]; !idle.empty() && slot.kind != SlotRow::Kind::cells) {
      slot.buffer = idle.back();
      idle.pop_back();
    } else {
      slot.buffer = made[pool]++;
    }
  };
  for (std::size_t at = 0; at < steps.size(); ++at) {
    SlotRow& written = slots[steps[at].writes.index];
    if (written.buffer < 0) take(written);
    const auto done = [&](Slot slot) {
      SlotRow& row = slots[slot.index];
      if (row.buffer < 0 || last[slot.index] != at) return;
      free[{row.kind, row.entity}].push_back(row.buffer);
      steps[at].ends.push_back(slot);
    };
    std::vector<Slot> ended = steps[at].reads;
    ended.push_back(steps[at].writes);
    std::sort(ended.begin(), ended.end());
    ended.erase(std::unique(ended.begin(), ended.end()), ended.end());
    for (Slot slot : ended) done(slot);
  }
  const std::size_t count = records->schema().entities.size();
  lane_buffers.assign(count, 0);
  bit_buffers.assign(count, 0);
  for (const auto& [pool, number] : made) {
    if (pool.first == SlotRow::Kind::lanes) lane_buffers[static_cast<std::size_t>(pool.second)] = number;
    if (pool.first == SlotRow::Kind::bits) bit_buffers[static_cast<std::size_t>(pool.second)] = number;
  }
}

}  // namespace duixian::graph
