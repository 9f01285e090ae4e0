#include "intake/gb18030.h"

#include <iconv.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

namespace duixian::intake {

namespace {

constexpr unsigned first_lead = 0x81, last_lead = 0xfe, first_trail = 0x40, last_trail = 0xfe;
constexpr unsigned trails = last_trail - first_trail + 1;

// Up to three bytes of UTF-8 for a two-byte character; length 0: there is no such character.
struct Entry {
  char bytes[3] = {};
  std::uint8_t length = 0;
};

class Converter {
 public:
  Converter() : handle_(::iconv_open("UTF-8", "GB18030")) {}
  ~Converter() {
    if (handle_ != nowhere()) ::iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // The bytes of one character; 0: not a character.
  std::size_t convert(const char* from, std::size_t count, char (&into)[4]) {
    if (handle_ == nowhere()) return 0;
    char* input = const_cast<char*>(from);  // iconv does not write to it
    char* output = into;
    std::size_t left = count, room = sizeof into;
    ::iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    if (::iconv(handle_, &input, &left, &output, &room) == static_cast<std::size_t>(-1) || left != 0) return 0;
    return sizeof into - room;
  }

 private:
  static ::iconv_t nowhere() { return reinterpret_cast<::iconv_t>(-1); }  // NOLINT: iconv's own way to say no
  ::iconv_t handle_;
};

using Pairs = std::array<Entry, (last_lead - first_lead + 1) * trails>;

std::unique_ptr<Pairs> ask_for_all_pairs() {
  auto pairs = std::make_unique<Pairs>();
  Converter converter;
  for (unsigned lead = first_lead; lead <= last_lead; ++lead) {
    for (unsigned trail = first_trail; trail <= last_trail; ++trail) {
      const char bytes[2] = {static_cast<char>(lead), static_cast<char>(trail)};
      char found[4] = {};
      const std::size_t length = converter.convert(bytes, 2, found);
      if (length == 0 || length > 3) continue;
      Entry& entry = (*pairs)[(lead - first_lead) * trails + trail - first_trail];
      std::memcpy(entry.bytes, found, length);
      entry.length = static_cast<std::uint8_t>(length);
    }
  }
  return pairs;
}

const Pairs& all_pairs() {
  static const std::unique_ptr<Pairs> pairs = ask_for_all_pairs();
  return *pairs;
}

std::size_t ascii_run(std::string_view input, std::size_t from) {
  std::size_t at = from;
  for (; at + 8 <= input.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, input.data() + at, 8);
    if ((word & 0x8080808080808080) != 0) break;
  }
  while (at < input.size() && static_cast<unsigned char>(input[at]) < 0x80) ++at;
  return at;
}

}  // namespace

Decoded decode_gb18030(std::string_view input, std::string& output) {
  const Pairs& pairs = all_pairs();
  std::size_t at = 0;
  while (at < input.size()) {
    const std::size_t plain = ascii_run(input, at);
    output.append(input, at, plain - at);
    at = plain;
    if (at == input.size()) break;
    const auto lead = static_cast<unsigned char>(input[at]);
    if (lead < first_lead || lead > last_lead) return {at, at};
    if (at + 1 == input.size()) break;
    const auto trail = static_cast<unsigned char>(input[at + 1]);
    if (trail >= first_trail && trail <= last_trail) {
      const Entry& entry = pairs[(lead - first_lead) * trails + trail - first_trail];
      if (entry.length == 0) return {at, at};
      output.append(entry.bytes, entry.length);
      at += 2;
      continue;
    }
    if (trail < '0' || trail > '9') return {at, at};
    if (at + 4 > input.size()) break;
    static thread_local Converter converter;
    char found[4] = {};
    const std::size_t length = converter.convert(input.data() + at, 4, found);
    if (length == 0) return {at, at};
    output.append(found, length);
    at += 4;
  }
  return {at, std::nullopt};
}

}  // namespace duixian::intake
