// Memory for decisions, handed out piece after piece and given back all at once; in large pages, and used again by the next
// run: the first touch of fresh 4 KiB pages costs more than deciding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace duixian::evaluate {

class DecisionMemory {
 public:
  // Room for so many words of 64 bits, at the start of a cache line. Only what keep() then says stays taken.
  [[nodiscard]] std::uint64_t* room(std::size_t words);
  void keep(std::size_t words);
  [[nodiscard]] std::int64_t* sums_room(std::size_t sums) { return reinterpret_cast<std::int64_t*>(room(sums)); }
  [[nodiscard]] std::uint64_t* take(std::size_t words) {
    std::uint64_t* at = room(words);
    keep(words);
    return at;
  }
  void give_all_back();
  [[nodiscard]] std::size_t bytes() const { return chunks_.size() * chunk_bytes; }

 private:
  static constexpr std::size_t chunk_bytes = std::size_t{4} << 20;
  struct Unmap {
    std::size_t bytes = 0;
    void operator()(std::uint64_t* chunk) const;
  };
  void next_chunk(std::size_t bytes);

  std::vector<std::unique_ptr<std::uint64_t, Unmap>> chunks_;
  std::size_t chunk_ = 0;  // chunks before this one are full; 0: none begun
  std::uint64_t* free_ = nullptr;
  std::size_t left_ = 0;   // words
};

}  // namespace duixian::evaluate
