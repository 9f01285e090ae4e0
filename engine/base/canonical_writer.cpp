#include "base/canonical_writer.h"

#include <algorithm>

namespace duixian {

void CanonicalWriter::wide(Int128 value) {
  const auto magnitude = static_cast<UInt128>(value < 0 ? ~value : value);  // CBOR counts negatives from -1
  const CborMajor major = value < 0 ? CborMajor::negative : CborMajor::natural;
  if (magnitude >> 64 == 0) return head(major, static_cast<std::uint64_t>(magnitude));
  out_.push_back(value < 0 ? '\xc3' : '\xc2');
  std::string digits;
  for (UInt128 rest = magnitude; rest != 0; rest >>= 8) digits.insert(digits.begin(), static_cast<char>(rest & 0xff));
  bytes(digits);
}

CanonicalWriter CanonicalMap::at(std::string_view key) {
  auto& [name, value] = pairs_.emplace_back();
  CanonicalWriter(name).text(key);
  return CanonicalWriter(value);
}

void CanonicalMap::close(std::string& out) {
  std::sort(pairs_.begin(), pairs_.end());
  CanonicalWriter writer(out);
  writer.map(pairs_.size());
  for (const auto& [key, value] : pairs_) {
    writer.raw(key);
    writer.raw(value);
  }
}

}  // namespace duixian
