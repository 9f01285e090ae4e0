// A bit for each row, written up to 64 at a time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace duixian::columns {

class Bitmap {
 public:
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] bool operator[](std::size_t at) const { return (words_[at / 64] >> (at % 64) & 1) != 0; }
  [[nodiscard]] const std::uint64_t* words() const { return words_.data(); }  // bits beyond the size are not set
  [[nodiscard]] bool any() const {
    return std::any_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word != 0; });
  }

  // New bits are not set.
  void resize(std::size_t bits) {
    words_.resize((bits + 63) / 64);
    if (bits % 64 != 0) words_.back() &= ~std::uint64_t{0} >> (64 - bits % 64);
    size_ = bits;
  }
  void reserve(std::size_t bits) { words_.reserve((bits + 63) / 64); }
  void set(std::size_t at, bool to) {
    const std::uint64_t bit = std::uint64_t{1} << (at % 64);
    words_[at / 64] = to ? words_[at / 64] | bit : words_[at / 64] & ~bit;
  }
  // Sets those of the 64 from there on that are set in `bits`; they must lie within the size.
  void add(std::size_t at, std::uint64_t bits) {
    const std::size_t word = at / 64;
    const unsigned shift = at % 64;
    words_[word] |= bits << shift;
    if (shift != 0 && bits >> (64 - shift) != 0) words_[word + 1] |= bits >> (64 - shift);
  }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t size_ = 0;
};

}  // namespace duixian::columns
