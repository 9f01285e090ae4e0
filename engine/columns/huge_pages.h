// Asks the system for large pages under a large array, where it has them.
//
// The first touch of a 4 KiB page costs more than what is then written to it; a column of a million rows has two thousand.
#pragma once

#include <cstddef>
#include <vector>

namespace duixian::columns {

// Call before the memory is first written to. Nothing but speed depends on it.
void prefer_huge_pages(void* memory, std::size_t bytes);

// Room for as many values as will come, in large pages.
template <class T>
void reserve_huge(std::vector<T>& values, std::size_t count) {
  if (values.capacity() >= count) return;
  values.reserve(count);
  prefer_huge_pages(values.data() + values.size(), (values.capacity() - values.size()) * sizeof(T));
}

}  // namespace duixian::columns
