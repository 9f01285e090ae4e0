// Canonical bytes: deterministic CBOR (RFC 8949, 4.2.1), in which one content has exactly one form.
//
// Integers, byte and text strings, arrays, maps, false, true and null; the integer in its shortest form, the length always
// stated, the keys of a map in the order of their bytes. No floating point, no tags but those of integers beyond 64 bits.
// Everything that is hashed or signed is written by this class and read by CanonicalReader.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "duixian/words/rational.h"

namespace duixian {

enum class CborMajor : std::uint8_t { natural, negative, bytes, text, array, map, tag, simple };

class CanonicalWriter {
 public:
  // Appends to `out`, which outlives the writer.
  explicit CanonicalWriter(std::string& out) : out_(out) {}

  void number(std::int64_t value);
  void natural(std::uint64_t value) { head(CborMajor::natural, value); }
  void wide(Int128 value);  // beyond 64 bits as a bignum, tag 2 or 3
  void text(std::string_view value);   // UTF-8
  void bytes(std::string_view value);
  void truth(bool value) { out_.push_back(value ? '\xf5' : '\xf4'); }
  void null() { out_.push_back('\xf6'); }
  // So many items follow.
  void array(std::size_t items) { head(CborMajor::array, items); }
  // So many pairs follow, keys ascending by their bytes; the caller keeps that order (small numbers do by themselves).
  void map(std::size_t pairs) { head(CborMajor::map, pairs); }
  // Puts what was written elsewhere here, whole items of it.
  void raw(std::string_view canonical) { out_ += canonical; }

 private:
  void head(CborMajor major, std::uint64_t value);

  std::string& out_;
};

// A map whose keys are texts, put in order when it is closed.
class CanonicalMap {
 public:
  // A writer for the value of `key`; good until the next call. Each key comes once.
  CanonicalWriter at(std::string_view key);
  // The whole map, appended to `out`.
  void close(std::string& out);

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;  // both as canonical bytes
};

inline void CanonicalWriter::head(CborMajor major, std::uint64_t value) {
  const auto first = static_cast<unsigned>(major) << 5U;
  if (value < 24) {
    out_.push_back(static_cast<char>(first | value));
    return;
  }
  const unsigned size = value < 0x100 ? 0 : value < 0x10000 ? 1 : value < 0x1'0000'0000 ? 2 : 3;
  char head[9];
  head[0] = static_cast<char>(first | (24 + size));
  const unsigned width = 1U << size;
  for (unsigned i = 0; i < width; ++i) head[1 + i] = static_cast<char>(value >> (8 * (width - 1 - i)));
  out_.append(head, 1 + width);
}

inline void CanonicalWriter::number(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  value < 0 ? head(CborMajor::negative, ~bits) : head(CborMajor::natural, bits);
}

inline void CanonicalWriter::text(std::string_view value) {
  head(CborMajor::text, value.size());
  out_ += value;
}

inline void CanonicalWriter::bytes(std::string_view value) {
  head(CborMajor::bytes, value.size());
  out_ += value;
}

}  // namespace duixian
