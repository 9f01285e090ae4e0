// Finding the bytes that give a CSV file its structure, 64 at a time.
//
// Nearly all bytes of a table are content: comparing a whole vector at once passes over them. Where there are no vectors the
// same answer comes byte by byte.
#pragma once

#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace duixian::intake {

constexpr std::size_t structure_width = 64;

// Bit i is set where byte i is the separator, a quote, a line feed or a carriage return.
[[nodiscard]] inline std::uint64_t structure_by_byte(const char* from, char separator) {
  std::uint64_t found = 0;
  for (unsigned i = 0; i < structure_width; ++i) {
    const char c = from[i];
    const bool hit = c == separator || c == '"' || c == '\n' || c == '\r';
    found |= static_cast<std::uint64_t>(hit) << i;
  }
  return found;
}

#ifdef __SSE2__
[[nodiscard]] inline std::uint64_t structure_of(const char* from, char separator) {
  const __m128i separators = _mm_set1_epi8(separator), quotes = _mm_set1_epi8('"');
  const __m128i feeds = _mm_set1_epi8('\n'), returns = _mm_set1_epi8('\r');
  std::uint64_t found = 0;
  for (unsigned part = 0; part < 4; ++part) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + part * 16));
    const __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, feeds), _mm_cmpeq_epi8(bytes, returns));
    const __m128i others = _mm_or_si128(_mm_cmpeq_epi8(bytes, separators), _mm_cmpeq_epi8(bytes, quotes));
    const auto hits = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(ends, others)));
    found |= static_cast<std::uint64_t>(hits) << (part * 16);
  }
  return found;
}
#else
[[nodiscard]] inline std::uint64_t structure_of(const char* from, char separator) { return structure_by_byte(from, separator); }
#endif

}  // namespace duixian::intake
