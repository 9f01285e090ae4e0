// Either a value or the diagnostics that say why there is none.
//
// C++20 has no std::expected; this is the small part of it that the project needs. A Result that holds a value may
// carry warnings beside it.
#pragma once

#include <optional>
#include <utility>

#include "duixian/words/diagnostic.h"

namespace duixian {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(T value, Diagnostics warnings) : value_(std::move(value)), diagnostics_(std::move(warnings)) {}
  Result(Diagnostics errors) : diagnostics_(std::move(errors)) {}
  Result(Diagnostic error) : diagnostics_{std::move(error)} {}

  explicit operator bool() const { return value_.has_value(); }
  // The value; only where there is one.
  T& operator*() & { return *value_; }
  const T& operator*() const& { return *value_; }
  T&& operator*() && { return *std::move(value_); }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }

  [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  std::optional<T> value_;
  Diagnostics diagnostics_;
};

}  // namespace duixian
