#include "evaluate/decision_memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <new>

#include "columns/huge_pages.h"

namespace duixian::evaluate {

namespace {

constexpr std::size_t line_words = 8;

}  // namespace

void DecisionMemory::Unmap::operator()(std::uint64_t* chunk) const { ::munmap(chunk, bytes); }

void DecisionMemory::next_chunk(std::size_t bytes) {
  while (chunk_ < chunks_.size() && chunks_[chunk_].get_deleter().bytes < bytes) ++chunk_;
  if (chunk_ == chunks_.size()) {
    const std::size_t size = std::max(bytes, chunk_bytes);
    void* memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    columns::prefer_huge_pages(memory, size);
    chunks_.emplace_back(static_cast<std::uint64_t*>(memory), Unmap{size});
  }
  free_ = chunks_[chunk_].get();
  left_ = chunks_[chunk_].get_deleter().bytes / sizeof *free_;
  ++chunk_;
}

std::uint64_t* DecisionMemory::room(std::size_t words) {
  if (left_ < words) next_chunk(words * sizeof *free_);
  return free_;
}

void DecisionMemory::keep(std::size_t words) {
  const std::size_t taken = std::min(left_, (words + line_words - 1) / line_words * line_words);
  free_ += taken;
  left_ -= taken;
}

void DecisionMemory::give_all_back() {
  chunk_ = 0;
  left_ = 0;
}

}  // namespace duixian::evaluate
