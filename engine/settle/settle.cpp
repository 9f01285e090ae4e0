#include "settle/settle.h"

#include <atomic>
#include <functional>
#include <thread>

#include "base/invariant.h"
#include "settle/population.h"
#include "settle/stages.h"

namespace duixian::settle {

namespace {

constexpr std::size_t chunk_enterprises = 2048;

// Enterprises that are settled one after another, with what was cut from them; claims are numbered within the chunk.
struct Chunk {
  std::size_t first = 0, last = 0;
  std::size_t first_claim = 0, first_cutting = 0;
  std::vector<Settled> claims;
  std::vector<std::uint32_t> counts;
  std::vector<Cutting> cuttings;
};

bool of_all(const Rules& rules, Stage stage) {
  const auto grouped = [](const Cap& cap) { return cap.counted_as_one.has_value(); };
  return stage == Stage::quotas || stage == Stage::funds || (stage == Stage::caps && std::any_of(rules.caps.begin(), rules.caps.end(), grouped));
}

void settle_alone(Stage stage, Family& family) {
  switch (stage) {
    case Stage::bars: return bars(family);
    case Stage::once: return once(family);
    case Stage::gates: return gates(family);
    case Stage::stacking: return stacking(family);
    case Stage::top_up: return top_up(family);
    case Stage::caps: return caps(family);
    case Stage::minimum: return minimum(family);
    case Stage::quotas:
    case Stage::funds: return;
  }
}

// As decided: what nobody has to look at again is certain.
Settled decided(const Claim& claim) {
  Settled one;
  one.claim = claim;
  one.high = claim.unbounded ? no_end : claim.highest;
  one.low = claim.outcome == Outcome::granted || claim.outcome == Outcome::open ? claim.lowest : 0;
  if (one.high == 0) return one;
  if (claim.outcome == Outcome::undetermined) one.doubt = Cut::undetermined;
  else if (claim.outcome == Outcome::pending) one.doubt = Cut::pending;
  else if (claim.outcome == Outcome::open || claim.lowest != claim.highest) one.doubt = Cut::open;
  return one;
}

class Settling {
 public:
  Settling(const Rules& rules, const Claims& claims, unsigned threads) : rules_(rules), source_(claims), threads_(threads) {
    for (std::size_t first = 0; first < claims.enterprises(); first += chunk_enterprises) {
      chunks_.emplace_back();
      chunks_.back().first = first;
      chunks_.back().last = std::min(first + chunk_enterprises, claims.enterprises());
    }
  }

  Settlement settle() {
    each_chunk([&](Chunk& chunk) { read(chunk); });
    place();
    std::vector<Stage> alone;
    for (Stage stage : rules_.stages) {
      if (!of_all(rules_, stage)) {
        alone.push_back(stage);
        continue;
      }
      settle_alone(alone);
      together(stage);
    }
    settle_alone(alone);
    note_cuttings();
    return std::move(result_);
  }

 private:
  void each_chunk(const std::function<void(Chunk&)>& work) {
    std::atomic<std::size_t> next{0};
    const auto take = [&] {
      for (std::size_t i = next++; i < chunks_.size(); i = next++) work(chunks_[i]);
    };
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < threads_ && i < chunks_.size(); ++i) helpers.emplace_back(take);
    take();
  }

  void read(Chunk& chunk) {
    std::vector<Claim> claims;
    source_.read(chunk.first, chunk.last, claims, chunk.counts);
    invariant(chunk.counts.size() == chunk.last - chunk.first, "a count for each enterprise");
    chunk.claims.reserve(claims.size());
    for (const Claim& claim : claims) chunk.claims.push_back(decided(claim));
  }

  // Puts the chunks' claims one after another.
  void place() {
    std::size_t all = 0;
    result_.first.reserve(source_.enterprises() + 1);
    for (Chunk& chunk : chunks_) {
      chunk.first_claim = all;
      std::size_t at = all;
      for (std::uint32_t count : chunk.counts) result_.first.push_back(static_cast<std::uint32_t>(at)), at += count;
      all += chunk.claims.size();
    }
    invariant(all < no_claim, "claims are numbered in 32 bits");
    result_.first.push_back(static_cast<std::uint32_t>(all));
    result_.claims.resize(all);
    each_chunk([&](Chunk& chunk) {
      std::copy(chunk.claims.begin(), chunk.claims.end(), result_.claims.begin() + static_cast<std::ptrdiff_t>(chunk.first_claim));
      chunk.claims = {};
      chunk.counts = {};
    });
  }

  void settle_alone(std::vector<Stage>& stages) {
    if (stages.empty()) return;
    each_family([&](Family& family) {
      for (Stage stage : stages) settle::settle_alone(stage, family);
    });
    stages.clear();
  }

  // Every enterprise that has claims, on all threads.
  void each_family(const std::function<void(Family&)>& settle_one) {
    each_chunk([&](Chunk& chunk) {
      for (std::size_t enterprise = chunk.first; enterprise < chunk.last; ++enterprise) {
        const std::size_t from = result_.first[enterprise], to = result_.first[enterprise + 1];
        if (from == to) continue;
        Family family(rules_, source_, enterprise, std::span(result_.claims).subspan(from, to - from), static_cast<std::uint32_t>(from - chunk.first_claim), chunk.cuttings);
        settle_one(family);
      }
    });
  }

  void together(Stage stage) {
    if (stage == Stage::caps) return caps_in_order();
    const bool idle = stage == Stage::quotas ? rules_.quotas.empty() : rules_.funds.empty();
    if (idle) return;
    Population population = everybody();
    if (stage == Stage::quotas) quotas(population);
    else funds(population);
  }

  void caps_in_order() {
    for (std::size_t rule = 0; rule < rules_.caps.size(); ++rule) {
      if (!rules_.caps[rule].counted_as_one) {
        each_family([&](Family& family) { cap(family, rule); });
        continue;
      }
      Population population = everybody();
      group_cap(population, rule);
    }
  }

  Population everybody() {
    std::vector<Population::Notebook> notebooks;
    for (Chunk& chunk : chunks_) notebooks.push_back({&chunk.cuttings, chunk.first_claim});
    return Population(rules_, source_, result_, std::move(notebooks), chunk_enterprises);
  }

  // Those of a claim stand together, in the order of the stages; the chunks' one after another.
  void note_cuttings() {
    std::size_t all = 0;
    for (Chunk& chunk : chunks_) {
      chunk.first_cutting = all;
      all += chunk.cuttings.size();
    }
    result_.cuttings.resize(all);
    each_chunk([&](Chunk& chunk) {
      std::stable_sort(chunk.cuttings.begin(), chunk.cuttings.end(), [](const Cutting& a, const Cutting& b) { return a.claim < b.claim; });
      const auto offset = static_cast<std::uint32_t>(chunk.first_claim);
      std::size_t at = chunk.first_cutting;
      for (Cutting one : chunk.cuttings) {
        one.claim += offset;
        if (one.in_favour_of != no_claim) one.in_favour_of += offset;
        result_.cuttings[at++] = one;
      }
      chunk.cuttings = {};
    });
  }

  const Rules& rules_;
  const Claims& source_;
  unsigned threads_;
  std::vector<Chunk> chunks_;
  Settlement result_;
};

}  // namespace

Settlement settle(const Rules& rules, const Claims& claims, unsigned threads) { return Settling(rules, claims, threads).settle(); }

}  // namespace duixian::settle
