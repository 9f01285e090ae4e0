// Memory for results in large pages, where the system has them: the first touch of a small page costs more than what is then
// written to it, and nobody here shall lose by that.
#pragma once

#include <sys/mman.h>

#include <cstdlib>
#include <memory>
#include <new>

namespace speed {

struct Release {
  void operator()(void* memory) const { std::free(memory); }
};
template <class T>
using Room = std::unique_ptr<T[], Release>;

// Not initialised; T is plain data.
template <class T>
Room<T> room_for(std::size_t count) {
  constexpr std::size_t page = std::size_t{2} << 20;
  const std::size_t bytes = (count * sizeof(T) + page - 1) / page * page;
  void* memory = std::aligned_alloc(page, bytes);
  if (memory == nullptr) throw std::bad_alloc();
  ::madvise(memory, bytes, MADV_HUGEPAGE);
  return Room<T>(static_cast<T*>(memory));
}

}  // namespace speed
