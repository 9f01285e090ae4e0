// Reads canonical bytes back, and refuses everything that is not in the one form (see canonical_writer.h): integers and
// lengths longer than needed, indefinite lengths, keys out of order or twice, floats, other tags, text that is no UTF-8,
// nesting beyond 32, bytes left over. So two different strings of bytes never mean the same.
//
// The first refusal sticks: every read after it gives zeros and empty values, and ok() says no. So a caller may read a whole
// record and ask once. Views point into the bytes that were given.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/canonical_writer.h"

namespace duixian {

class CanonicalReader {
 public:
  static constexpr unsigned maximum_depth = 32;

  explicit CanonicalReader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::int64_t number();
  [[nodiscard]] std::uint64_t natural();
  [[nodiscard]] Int128 wide();
  [[nodiscard]] std::string_view text();
  [[nodiscard]] std::string_view bytes();
  [[nodiscard]] bool truth();
  void null();
  // The count of items that follow; their reading is up to the caller. Never more than bytes are left.
  [[nodiscard]] std::size_t array();
  [[nodiscard]] std::size_t map();
  // Reads a key of a map and sees to it that it comes after the one before; `last` is the caller's, empty before the first.
  [[nodiscard]] std::string_view key(std::string_view& last);      // a text
  [[nodiscard]] std::uint64_t number_key(std::int64_t& last);      // a natural number; -1 before the first
  // The bytes of the next item, whole, checked throughout.
  [[nodiscard]] std::string_view item();

  [[nodiscard]] CborMajor next() const;  // what comes; simple at the end
  [[nodiscard]] bool next_is_null() const { return at_ < bytes_.size() && bytes_[at_] == '\xf6'; }
  [[nodiscard]] bool ok() const { return why_ == nullptr; }
  [[nodiscard]] bool finished() const { return ok() && at_ == bytes_.size(); }
  [[nodiscard]] std::size_t position() const { return at_; }
  [[nodiscard]] const char* why() const { return why_ ? why_ : ""; }  // English, for whoever wraps it in a message
  // The caller found that what was read cannot be: treated like any other refusal.
  void refuse(const char* why);

 private:
  struct Head {
    CborMajor major = CborMajor::simple;
    std::uint64_t value = 0;
  };
  Head head();
  std::uint64_t expect(CborMajor major, const char* why);
  std::string_view take(std::uint64_t size);
  std::string_view string_of(std::uint64_t size, bool text);
  void skip(unsigned depth);
  void skip_map(std::uint64_t pairs, unsigned depth);

  std::string_view bytes_;
  std::size_t at_ = 0;
  const char* why_ = nullptr;
};

// Nothing if the bytes are one canonical item and no more; else why not.
[[nodiscard]] std::optional<std::string> not_canonical(std::string_view bytes);

}  // namespace duixian
