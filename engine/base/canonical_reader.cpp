#include "base/canonical_reader.h"

#include "base/utf8.h"

namespace duixian {

void CanonicalReader::refuse(const char* why) {
  if (why_ == nullptr) why_ = why;
}

CborMajor CanonicalReader::next() const {
  if (!ok() || at_ >= bytes_.size()) return CborMajor::simple;
  return static_cast<CborMajor>(static_cast<unsigned char>(bytes_[at_]) >> 5U);
}

CanonicalReader::Head CanonicalReader::head() {
  if (!ok()) return {};
  if (at_ >= bytes_.size()) return refuse("the bytes end early"), Head{};
  const auto first = static_cast<unsigned char>(bytes_[at_++]);
  const Head small{static_cast<CborMajor>(first >> 5U), first & 31U};
  if (small.major == CborMajor::simple) {
    if (small.value < 20 || small.value > 22) refuse("only false, true and null are allowed beside numbers, texts and lists");
    return small;
  }
  if (small.value < 24) return small;
  if (small.value > 27) return refuse("a length is not stated"), Head{};
  const std::size_t width = std::size_t{1} << (small.value - 24);
  if (bytes_.size() - at_ < width) return refuse("the bytes end early"), Head{};
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < width; ++i) value = value << 8U | static_cast<unsigned char>(bytes_[at_++]);
  const std::uint64_t least = width == 1 ? 24 : std::uint64_t{1} << (4 * width);
  if (value < least) return refuse("a number is not in its shortest form"), Head{};
  return {small.major, value};
}

std::uint64_t CanonicalReader::expect(CborMajor major, const char* why) {
  const Head found = head();
  if (ok() && found.major != major) refuse(why);
  return ok() ? found.value : 0;
}

std::string_view CanonicalReader::take(std::uint64_t size) {
  if (!ok()) return {};
  if (size > bytes_.size() - at_) return refuse("the bytes end early"), std::string_view{};
  const std::string_view taken = bytes_.substr(at_, static_cast<std::size_t>(size));
  at_ += static_cast<std::size_t>(size);
  return taken;
}

std::string_view CanonicalReader::string_of(std::uint64_t size, bool text) {
  const std::string_view taken = take(size);
  if (text && ok() && first_invalid_byte(taken)) return refuse("a text is not UTF-8"), std::string_view{};
  return taken;
}

std::int64_t CanonicalReader::number() {
  const Head found = head();
  if (!ok()) return 0;
  const bool whole = found.major == CborMajor::natural || found.major == CborMajor::negative;
  if (!whole || found.value >> 63 != 0) return refuse("a number of 64 bits was expected"), 0;
  return static_cast<std::int64_t>(found.major == CborMajor::natural ? found.value : ~found.value);
}

std::uint64_t CanonicalReader::natural() { return expect(CborMajor::natural, "a natural number was expected"); }

Int128 CanonicalReader::wide() {
  const Head found = head();
  if (!ok()) return 0;
  if (found.major == CborMajor::natural) return static_cast<Int128>(found.value);
  if (found.major == CborMajor::negative) return ~static_cast<Int128>(found.value);
  if (found.major != CborMajor::tag || (found.value != 2 && found.value != 3)) return refuse("a whole number was expected"), 0;
  const std::string_view digits = bytes();
  UInt128 magnitude = 0;
  for (const char digit : digits) magnitude = magnitude << 8 | static_cast<unsigned char>(digit);
  const bool shortest = digits.size() > 8 && digits.front() != '\0';
  if (ok() && (!shortest || digits.size() > 16 || magnitude >> 127 != 0)) refuse("a large number is not in its one form");
  if (!ok()) return 0;
  return found.value == 2 ? static_cast<Int128>(magnitude) : ~static_cast<Int128>(magnitude);
}

std::string_view CanonicalReader::text() { return string_of(expect(CborMajor::text, "a text was expected"), true); }
std::string_view CanonicalReader::bytes() { return take(expect(CborMajor::bytes, "a string of bytes was expected")); }

bool CanonicalReader::truth() {
  const std::uint64_t value = expect(CborMajor::simple, "true or false was expected");
  if (ok() && value > 21) refuse("true or false was expected");
  return value == 21;
}

void CanonicalReader::null() {
  const std::uint64_t value = expect(CborMajor::simple, "null was expected");
  if (ok() && value != 22) refuse("null was expected");
}

std::size_t CanonicalReader::array() {
  const std::uint64_t items = expect(CborMajor::array, "a list was expected");
  if (items > bytes_.size() - at_) return refuse("the bytes end early"), 0;
  return static_cast<std::size_t>(items);
}

std::size_t CanonicalReader::map() {
  const std::uint64_t pairs = expect(CborMajor::map, "a map was expected");
  if (pairs > (bytes_.size() - at_) / 2) return refuse("the bytes end early"), 0;
  return static_cast<std::size_t>(pairs);
}

std::string_view CanonicalReader::key(std::string_view& last) {
  const std::size_t from = at_;
  const std::string_view name = text();
  const std::string_view whole = ok() ? bytes_.substr(from, at_ - from) : std::string_view{};
  if (ok() && !last.empty() && whole <= last) refuse("the keys of a map are out of order");
  last = whole;
  return name;
}

std::uint64_t CanonicalReader::number_key(std::int64_t& last) {
  const std::uint64_t key = natural();
  if (ok() && (key >> 31 != 0 || static_cast<std::int64_t>(key) <= last)) refuse("the keys of a map are out of order");
  last = static_cast<std::int64_t>(key);
  return key;
}

void CanonicalReader::skip_map(std::uint64_t pairs, unsigned depth) {
  std::string_view last;
  for (std::uint64_t i = 0; i < pairs && ok(); ++i) {
    const std::size_t from = at_;
    skip(depth + 1);
    const std::string_view whole = ok() ? bytes_.substr(from, at_ - from) : std::string_view{};
    if (ok() && i > 0 && whole <= last) refuse("the keys of a map are out of order");
    last = whole;
    skip(depth + 1);
  }
}

void CanonicalReader::skip(unsigned depth) {
  if (depth > maximum_depth) return refuse("lists are nested too deep");
  if (next() == CborMajor::tag) {
    (void)wide();
    return;
  }
  const Head found = head();
  if (!ok()) return;
  switch (found.major) {
    case CborMajor::bytes: (void)take(found.value); return;
    case CborMajor::text: (void)string_of(found.value, true); return;
    case CborMajor::array:
      for (std::uint64_t i = 0; i < found.value && ok(); ++i) skip(depth + 1);
      return;
    case CborMajor::map: return skip_map(found.value, depth);
    default: return;
  }
}

std::string_view CanonicalReader::item() {
  const std::size_t from = at_;
  skip(0);
  return ok() ? bytes_.substr(from, at_ - from) : std::string_view{};
}

std::optional<std::string> not_canonical(std::string_view bytes) {
  CanonicalReader reader(bytes);
  (void)reader.item();
  if (reader.ok() && !reader.finished()) reader.refuse("bytes are left over");
  if (reader.ok()) return std::nullopt;
  return std::string(reader.why()) + ", at byte " + std::to_string(reader.position());
}

}  // namespace duixian
