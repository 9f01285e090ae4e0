#include "columns/texts.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "columns/huge_pages.h"

namespace duixian::columns {

namespace {

// Blocks grow with what is in them, up to the size of a large page.
constexpr std::size_t first_block = 1 << 12, largest_block = 1 << 21;

}  // namespace

std::string_view Texts::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > left_) add_block(text.size());
  std::memcpy(free_, text.data(), text.size());
  const std::string_view kept(free_, text.size());
  free_ += text.size();
  left_ -= text.size();
  return kept;
}

void Texts::add_block(std::size_t at_least) {
  block_bytes_ = std::clamp(block_bytes_ * 2, first_block, largest_block);
  const std::size_t bytes = (std::max(block_bytes_, at_least) + block_bytes_ - 1) / block_bytes_ * block_bytes_;
  free_ = static_cast<char*>(std::aligned_alloc(block_bytes_, bytes));
  if (free_ == nullptr) throw std::bad_alloc();
  blocks_.emplace_back(free_);
  prefer_huge_pages(free_, bytes);
  left_ = bytes;
}

void Texts::expect(std::size_t texts) { reserve_huge(views_, texts); }

void Texts::arrange(std::span<const std::uint32_t> order) {
  std::vector<std::string_view> arranged(order.size());
  for (std::size_t at = 0; at < order.size(); ++at) arranged[at] = views_[order[at]];
  views_.swap(arranged);
}

}  // namespace duixian::columns
