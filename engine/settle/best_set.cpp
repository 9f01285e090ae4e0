// One member with many exclusions is either in or out; with it decided the rest falls into smaller parts, until each part is
// a clique, of which the greatest is taken. Real rules make cliques (one group) and stars (one award against many), which
// need no search at all or one step.
#include "settle/best_set.h"

#include <algorithm>

namespace duixian::settle {

namespace {

using Members = std::vector<std::uint32_t>;

struct Chosen {
  Int128 sum = 0;
  Members members;
};

class Search {
 public:
  Search(std::span<const std::int64_t> values, const Exclusions& exclusions) : values_(values), exclusions_(exclusions), in_part_(values.size(), 0) {}

  Chosen best(const Members& members) {
    Chosen all;
    for (const Members& part : parts_of(members)) {
      const Chosen one = best_of_part(part);
      all.sum += one.sum;
      all.members.insert(all.members.end(), one.members.begin(), one.members.end());
    }
    std::sort(all.members.begin(), all.members.end());
    return all;
  }
  [[nodiscard]] bool gave_up() const { return steps_ > maximum_search_steps; }

 private:
  // Members linked by exclusions, each part ascending.
  std::vector<Members> parts_of(const Members& members) {
    std::vector<Members> parts;
    const std::uint32_t mark = ++mark_;
    for (std::uint32_t one : members) in_part_[one] = mark;
    for (std::uint32_t start : members) {
      if (in_part_[start] != mark) continue;
      Members part{start};
      in_part_[start] = 0;
      for (std::size_t next = 0; next < part.size(); ++next) {
        for (std::uint32_t other : exclusions_[part[next]]) {
          if (in_part_[other] != mark) continue;
          in_part_[other] = 0;
          part.push_back(other);
        }
      }
      std::sort(part.begin(), part.end());
      parts.push_back(std::move(part));
    }
    return parts;
  }

  [[nodiscard]] std::size_t links(std::uint32_t member, const Members& part) const {
    return static_cast<std::size_t>(std::count_if(part.begin(), part.end(), [&](std::uint32_t other) { return excludes(member, other); }));
  }
  [[nodiscard]] bool excludes(std::uint32_t a, std::uint32_t b) const { return std::binary_search(exclusions_[a].begin(), exclusions_[a].end(), b); }

  Chosen best_of_part(const Members& part) {
    if (part.size() == 1) return {values_[part[0]], part};
    if (++steps_ > maximum_search_steps) return {};
    std::uint32_t most = part[0];
    std::size_t most_links = 0, all_links = 0;
    for (std::uint32_t member : part) {
      const std::size_t here = links(member, part);
      all_links += here;
      if (here > most_links) most = member, most_links = here;
    }
    if (all_links == part.size() * (part.size() - 1)) return greatest(part);
    return better(with(most, part), without(most, part));
  }

  Chosen greatest(const Members& clique) const {
    const auto best = std::max_element(clique.begin(), clique.end(), [&](std::uint32_t a, std::uint32_t b) { return values_[a] < values_[b]; });
    return {values_[*best], {*best}};  // max_element gives the first of equals
  }

  Chosen with(std::uint32_t member, const Members& part) {
    Members rest;
    for (std::uint32_t other : part) {
      if (other != member && !excludes(member, other)) rest.push_back(other);
    }
    Chosen chosen = best(rest);
    chosen.sum += values_[member];
    chosen.members.insert(std::lower_bound(chosen.members.begin(), chosen.members.end(), member), member);
    return chosen;
  }

  Chosen without(std::uint32_t member, const Members& part) {
    Members rest = part;
    std::erase(rest, member);
    return best(rest);
  }

  static Chosen better(Chosen a, Chosen b) {
    if (a.sum != b.sum) return a.sum > b.sum ? std::move(a) : std::move(b);
    for (std::size_t i = 0; i < a.members.size() && i < b.members.size(); ++i) {
      if (a.members[i] != b.members[i]) return a.members[i] < b.members[i] ? std::move(a) : std::move(b);
    }
    return a.members.size() > b.members.size() ? std::move(a) : std::move(b);
  }

  std::span<const std::int64_t> values_;
  const Exclusions& exclusions_;
  std::vector<std::uint32_t> in_part_;
  std::uint32_t mark_ = 0;
  std::size_t steps_ = 0;
};

}  // namespace

std::optional<std::vector<std::uint32_t>> best_set(std::span<const std::int64_t> values, const Exclusions& exclusions) {
  Members all;
  for (std::uint32_t i = 0; i < values.size(); ++i) all.push_back(i);
  Search search(values, exclusions);
  Chosen chosen = search.best(all);
  if (search.gave_up()) return std::nullopt;
  return std::move(chosen.members);
}

}  // namespace duixian::settle
