// Whole numbers from zero up as decimal digits, reckoned as a child does on paper: what the engine's numbers are checked
// against. Slow, of any length, and sharing nothing with the engine.
#pragma once

#include <algorithm>
#include <compare>
#include <string>
#include <vector>

class Longhand {
 public:
  explicit Longhand(const std::string& decimal) {
    for (auto digit = decimal.rbegin(); digit != decimal.rend(); ++digit) digits_.push_back(*digit - '0');
    settle();
  }

  friend Longhand operator+(const Longhand& a, const Longhand& b) {
    Longhand sum("0");
    sum.digits_.assign(std::max(a.digits_.size(), b.digits_.size()) + 1, 0);
    for (std::size_t i = 0; i < sum.digits_.size(); ++i) sum.digits_[i] = a.digit(i) + b.digit(i);
    return sum.settle();
  }
  friend Longhand operator*(const Longhand& a, const Longhand& b) {
    Longhand product("0");
    product.digits_.assign(a.digits_.size() + b.digits_.size(), 0);
    for (std::size_t i = 0; i < a.digits_.size(); ++i) {
      for (std::size_t j = 0; j < b.digits_.size(); ++j) product.digits_[i + j] += a.digits_[i] * b.digits_[j];
    }
    return product.settle();
  }
  friend bool operator==(const Longhand&, const Longhand&) = default;
  friend std::strong_ordering operator<=>(const Longhand& a, const Longhand& b) {
    if (a.digits_.size() != b.digits_.size()) return a.digits_.size() <=> b.digits_.size();
    return std::lexicographical_compare_three_way(a.digits_.rbegin(), a.digits_.rend(), b.digits_.rbegin(),
                                                  b.digits_.rend());
  }

 private:
  [[nodiscard]] int digit(std::size_t place) const { return place < digits_.size() ? digits_[place] : 0; }
  Longhand& settle() {
    int carry = 0;
    for (int& digit : digits_) {
      digit += carry;
      carry = digit / 10;
      digit %= 10;
    }
    for (; carry > 0; carry /= 10) digits_.push_back(carry % 10);
    while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
    return *this;
  }

  std::vector<int> digits_;  // least significant first
};
