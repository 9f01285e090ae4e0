// One vector register of lanes, as wide as the file that includes this is compiled for.
//
// Internal linkage throughout, and nothing of the standard library: code made for one width must not reach another.
#pragma once

#include "kernels/kernels.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace duixian::kernels {
namespace {

#if defined(__AVX512F__)
constexpr unsigned width = 8;
#elif defined(__AVX2__)
constexpr unsigned width = 4;
#else
constexpr unsigned width = 2;
#endif

using Lanes = Lane __attribute__((vector_size(width * sizeof(Lane))));
using Unsigned = Word __attribute__((vector_size(width * sizeof(Lane))));

inline Lanes load(const Lane* at) {
  Lanes lanes;
  __builtin_memcpy(&lanes, at, sizeof lanes);
  return lanes;
}
inline void store(Lane* at, Lanes lanes) { __builtin_memcpy(at, &lanes, sizeof lanes); }
inline Lanes all_lanes(Lane value) { return Lanes{} + value; }

// Without sign there is no overflow that the language does not know; the result is the same.
inline Lanes plus(Lanes a, Lanes b) { return (Lanes)((Unsigned)a + (Unsigned)b); }
inline Lanes minus(Lanes a, Lanes b) { return (Lanes)((Unsigned)a - (Unsigned)b); }
inline Lanes times(Lanes a, Lanes b) { return (Lanes)((Unsigned)a * (Unsigned)b); }

// A vector comparison gives all ones or all zeros; these are the signs of its lanes.
inline Word bits_of(Lanes mask) {
#if defined(__AVX512F__)
  return _mm512_movepi64_mask((__m512i)mask);
#elif defined(__AVX2__)
  return static_cast<Word>(_mm256_movemask_pd((__m256d)mask));
#elif defined(__SSE2__)
  return static_cast<Word>(_mm_movemask_pd((__m128d)mask));
#else
  Word bits = 0;
  for (unsigned i = 0; i < width; ++i) bits |= static_cast<Word>(mask[i] < 0) << i;
  return bits;
#endif
}

inline Word bits_at_least(Lanes a, Lanes b) {
#if defined(__AVX512F__)
  return _mm512_cmpge_epi64_mask((__m512i)a, (__m512i)b);
#else
  return bits_of(b > a) ^ ((1U << width) - 1);
#endif
}

inline Word bits_equal(Lanes a, Lanes b) {
#if defined(__AVX512F__)
  return _mm512_cmpeq_epi64_mask((__m512i)a, (__m512i)b);
#else
  return bits_of(a == b);
#endif
}

#if !defined(__AVX512F__)
// All ones in the lanes whose bits are set.
struct Masks {
  alignas(64) Lane lanes[1U << width][width];
};
constexpr Masks every_mask() {
  Masks masks{};
  for (unsigned bits = 0; bits < 1U << width; ++bits) {
    for (unsigned i = 0; i < width; ++i) masks.lanes[bits][i] = (bits >> i & 1) != 0 ? -1 : 0;
  }
  return masks;
}
constexpr Masks masks = every_mask();
#endif

// `a` where the bit is set, else `b`.
inline Lanes chosen(Word bits, Lanes a, Lanes b) {
#if defined(__AVX512F__)
  return (Lanes)_mm512_mask_blend_epi64(static_cast<__mmask8>(bits), (__m512i)b, (__m512i)a);
#else
  const Lanes mask = load(masks.lanes[bits & ((1U << width) - 1)]);
  return (mask & a) | (~mask & b);
#endif
}

inline Lanes lesser(Lanes a, Lanes b) {
#if defined(__AVX512F__)
  return (Lanes)_mm512_min_epi64((__m512i)a, (__m512i)b);
#else
  const Lanes mask = b > a;
  return (mask & a) | (~mask & b);
#endif
}

inline Lanes greater(Lanes a, Lanes b) {
#if defined(__AVX512F__)
  return (Lanes)_mm512_max_epi64((__m512i)a, (__m512i)b);
#else
  const Lanes mask = a > b;
  return (mask & a) | (~mask & b);
#endif
}

// The product of the lower halves of each lane.
inline Unsigned half_product(Unsigned a, Unsigned b) {
#if defined(__AVX512F__)
  return (Unsigned)_mm512_mul_epu32((__m512i)a, (__m512i)b);
#elif defined(__AVX2__)
  return (Unsigned)_mm256_mul_epu32((__m256i)a, (__m256i)b);
#elif defined(__SSE2__)
  return (Unsigned)_mm_mul_epu32((__m128i)a, (__m128i)b);
#else
  return (a & 0xffffffffU) * (b & 0xffffffffU);
#endif
}

// The upper 64 of the 128 bits of a product.
inline Unsigned high_product(Unsigned a, Unsigned b) {
  const Unsigned a1 = a >> 32, b1 = b >> 32;
  const Unsigned middle = (half_product(a, b) >> 32) + half_product(a1, b);
  const Unsigned low = (middle & 0xffffffffU) + half_product(a, b1);
  return half_product(a1, b1) + (middle >> 32) + (low >> 32);
}

// Puts the lanes whose bits are set side by side; writes a whole vector.
inline void pack_store(Lane* at, Word bits, Lanes lanes) {
#if defined(__AVX512F__)
  store(at, (Lanes)_mm512_maskz_compress_epi64(static_cast<__mmask8>(bits), (__m512i)lanes));
#else
  for (unsigned i = 0; i < width; ++i) {
    *at = lanes[i];
    at += bits >> i & 1;
  }
#endif
}

}  // namespace
}  // namespace duixian::kernels
