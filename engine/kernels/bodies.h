// The bodies of the kernels, compiled once for each width; see lanes.h for why nothing here has a name outside its file.
#pragma once

#include "kernels/lanes.h"

namespace duixian::kernels {
namespace {

__extension__ typedef __int128 Wide;

template <class Join>
inline void join_bits(const Word* a, const Word* b, Word* out, std::size_t words, const Join& join) {
  const auto lanes = [](const Word* at) { return load(reinterpret_cast<const Lane*>(at)); };
  std::size_t w = 0;
  for (; w + width <= words; w += width) {
    const Lanes joined = join(lanes(a + w), lanes(b + w));
    __builtin_memcpy(out + w, &joined, sizeof joined);
  }
  for (; w < words; ++w) out[w] = static_cast<Word>(join(all_lanes(static_cast<Lane>(a[w])), all_lanes(static_cast<Lane>(b[w])))[0]);
}

void both(const Word* a, const Word* b, Word* out, std::size_t words) {
  join_bits(a, b, out, words, [](Lanes x, Lanes y) { return x & y; });
}
void either(const Word* a, const Word* b, Word* out, std::size_t words) {
  join_bits(a, b, out, words, [](Lanes x, Lanes y) { return x | y; });
}
void without(const Word* a, const Word* b, Word* out, std::size_t words) {
  join_bits(a, b, out, words, [](Lanes x, Lanes y) { return x & ~y; });
}

// An operand by its shape, so that the loop over the lanes does no needless work.
struct Constant {
  Lanes value;
  Lanes operator()(std::size_t) const { return value; }
};
struct Plain {
  const Lane* lanes;
  Lanes operator()(std::size_t at) const { return load(lanes + at); }
};
struct Scaled {
  const Lane* lanes;
  Lanes by, more;
  Lanes operator()(std::size_t at) const { return plus(times(load(lanes + at), by), more); }
};
struct Shifted {
  const Lane* lanes;
  Lanes more;
  Lanes operator()(std::size_t at) const { return plus(load(lanes + at), more); }
};

template <class Body>
void by_shape(const Operand& operand, const Body& body) {
  if (operand.lanes == nullptr) return body(Constant{all_lanes(operand.plus)});
  if (operand.times != 1) return body(Scaled{operand.lanes, all_lanes(operand.times), all_lanes(operand.plus)});
  if (operand.plus != 0) return body(Shifted{operand.lanes, all_lanes(operand.plus)});
  body(Plain{operand.lanes});
}

template <class Body>
void by_shapes(const Operand& a, const Operand& b, const Body& body) {
  by_shape(a, [&](auto left) { by_shape(b, [&](auto right) { body(left, right); }); });
}

template <class Test>
inline void test_lanes(Word* bits, std::size_t words, const Test& test) {
  for (std::size_t w = 0; w < words; ++w) {
    Word word = 0;
    for (unsigned i = 0; i < word_lanes; i += width) word |= test(w * word_lanes + i) << i;
    bits[w] = word;
  }
}

template <class Value>
inline void fill_lanes(Lane* out, std::size_t words, const Value& value) {
  for (std::size_t at = 0; at < words * word_lanes; at += width) store(out + at, value(at));
}

// With the bits of the vector's lanes.
template <class Value>
inline void fill_lanes(const Word* bits, Lane* out, std::size_t words, const Value& value) {
  for (std::size_t w = 0; w < words; ++w) {
    const Word word = bits[w];
    for (unsigned i = 0; i < word_lanes; i += width) store(out + w * word_lanes + i, value(w * word_lanes + i, word >> i));
  }
}

void at_least(Operand a, Operand b, Word* bits, std::size_t words) {
  by_shapes(a, b, [&](auto left, auto right) { test_lanes(bits, words, [&](std::size_t at) { return bits_at_least(left(at), right(at)); }); });
}

void equals(Operand a, Operand b, Word* bits, std::size_t words) {
  by_shapes(a, b, [&](auto left, auto right) { test_lanes(bits, words, [&](std::size_t at) { return bits_equal(left(at), right(at)); }); });
}

inline Wide wide(const Operand& operand, std::size_t at) {
  return operand.lanes == nullptr ? Wide{operand.plus} : Wide{operand.lanes[at]} * operand.times + operand.plus;
}

template <class Test>
inline void test_wide(const Operand& a, const Operand& b, Word* bits, std::size_t words, const Test& test) {
  for (std::size_t w = 0; w < words; ++w) {
    Word word = 0;
    for (unsigned i = 0; i < word_lanes; ++i) word |= static_cast<Word>(test(wide(a, w * word_lanes + i), wide(b, w * word_lanes + i))) << i;
    bits[w] = word;
  }
}

void at_least_wide(Operand a, Operand b, Word* bits, std::size_t words) {
  test_wide(a, b, bits, words, [](Wide left, Wide right) { return left >= right; });
}

void equals_wide(Operand a, Operand b, Word* bits, std::size_t words) {
  test_wide(a, b, bits, words, [](Wide left, Wide right) { return left == right; });
}

void sum(Operand a, Operand b, Lane* out, std::size_t words) {
  by_shapes(a, b, [&](auto left, auto right) { fill_lanes(out, words, [&](std::size_t at) { return plus(left(at), right(at)); }); });
}

void product(Operand a, Operand b, Lane* out, std::size_t words) {
  by_shapes(a, b, [&](auto left, auto right) { fill_lanes(out, words, [&](std::size_t at) { return times(left(at), right(at)); }); });
}

void least(Operand a, Operand b, Lane* out, std::size_t words) {
  by_shapes(a, b, [&](auto left, auto right) { fill_lanes(out, words, [&](std::size_t at) { return lesser(left(at), right(at)); }); });
}

void greatest(Operand a, Operand b, Lane* out, std::size_t words) {
  by_shapes(a, b, [&](auto left, auto right) { fill_lanes(out, words, [&](std::size_t at) { return greater(left(at), right(at)); }); });
}

void blend(const Word* bits, Operand a, Operand b, Lane* out, std::size_t words) {
  by_shapes(a, b, [&](auto left, auto right) {
    fill_lanes(bits, out, words, [&](std::size_t at, Word word) { return chosen(word, left(at), right(at)); });
  });
}

void tiers(Operand a, Table table, Lane below, Lane* out, std::size_t words) {
  by_shape(a, [&](auto value) {
    fill_lanes(out, words, [&](std::size_t at) {
      const Lanes found = value(at);
      Lanes given = all_lanes(below);
      for (std::size_t row = 0; row < table.from.size(); ++row) {
        given = chosen(bits_at_least(found, all_lanes(table.from[row])), all_lanes(table.gives[row]), given);
      }
      return given;
    });
  });
}

void slices(Operand a, Table table, Lane* out, std::size_t words) {
  by_shape(a, [&](auto value) {
    fill_lanes(out, words, [&](std::size_t at) {
      const Lanes found = value(at);
      Lanes total{};
      for (std::size_t row = 0; row < table.from.size(); ++row) {
        const Lanes from = all_lanes(table.from[row]);
        Lanes within = found;
        if (row + 1 < table.from.size()) within = lesser(found, all_lanes(table.from[row + 1]));
        total = plus(total, times(greater(minus(within, from), Lanes{}), all_lanes(table.gives[row])));
      }
      return total;
    });
  });
}

// What is added to the size of a dividend before its quotient is cut off.
inline Lane added(Lane by, Quotient how) { return how == Quotient::half_up ? by / 2 : how == Quotient::up ? by - 1 : 0; }

void divided(Operand a, Divisor by, Quotient how, Lane* out, std::size_t words) {
  const Lanes more = all_lanes(added(by.by, how));
  const Unsigned factor = (Unsigned)all_lanes(static_cast<Lane>(by.factor));
  by_shape(a, [&](auto value) {
    fill_lanes(out, words, [&](std::size_t at) {
      Lanes found = value(at);
      if (how == Quotient::steps) found = greater(found, Lanes{});
      const Lanes sign = found >> 63;
      const Lanes size = plus(minus(found ^ sign, sign), more);
      const Lanes quotient = by.by == 1 ? size : (Lanes)(high_product((Unsigned)size, factor) >> by.shift);
      return minus(quotient ^ sign, sign);
    });
  });
}

inline Lane whole(Wide dividend, Wide by, Quotient how) {
  if (how == Quotient::steps && dividend < 0) return 0;
  const Wide size = dividend < 0 ? -dividend : dividend;
  const Wide more = how == Quotient::half_up ? by / 2 : how == Quotient::up ? by - 1 : 0;
  const Wide quotient = (size + more) / by;
  return static_cast<Lane>(dividend < 0 ? -quotient : quotient);
}

void divided_wide(Operand a, Lane by, Quotient how, Lane* out, std::size_t words) {
  for (std::size_t at = 0; at < words * word_lanes; ++at) out[at] = whole(wide(a, at), by, how);
}

inline Lane one_lane(const Operand& operand, std::size_t at) {
  return operand.lanes == nullptr ? operand.plus : static_cast<Lane>(static_cast<Word>(operand.lanes[at]) * static_cast<Word>(operand.times) + static_cast<Word>(operand.plus));
}

void divided_by_lanes(Operand a, Operand by, Quotient how, Lane* out, std::size_t words) {
  for (std::size_t at = 0; at < words * word_lanes; ++at) {
    Lane divisor = one_lane(by, at);
    divisor = divisor > 0 ? divisor : 1;
    Lane dividend = one_lane(a, at);
    if (how == Quotient::steps && dividend < 0) dividend = 0;
    const Word size = dividend < 0 ? Word{0} - static_cast<Word>(dividend) : static_cast<Word>(dividend);
    const Word quotient = (size + static_cast<Word>(added(divisor, how))) / static_cast<Word>(divisor);
    out[at] = static_cast<Lane>(dividend < 0 ? Word{0} - quotient : quotient);
  }
}

std::size_t pack(const Word* bits, Operand a, Lane* out, std::size_t words) {
  Lane* end = out;
  by_shape(a, [&](auto value) {
    for (std::size_t w = 0; w < words; ++w) {
      const Word word = bits[w];
      if (word == 0) continue;
      for (unsigned i = 0; i < word_lanes; i += width) {
        const Word some = word >> i & ((1U << width) - 1);
        pack_store(end, some, value(w * word_lanes + i));
        end += __builtin_popcount(static_cast<unsigned>(some));
      }
    }
  });
  return static_cast<std::size_t>(end - out);
}

void running_sums(const Word* bits, Operand a, Lane* out, std::size_t words) {
  Word total = 0;
  out[0] = 0;
  by_shape(a, [&](auto value) {
    for (std::size_t w = 0; w < words; ++w) {
      const Word word = bits[w];
      for (unsigned i = 0; i < word_lanes; i += width) {
        const Lanes counted = chosen(word >> i, value(w * word_lanes + i), Lanes{});
        for (unsigned j = 0; j < width; ++j) {
          total += static_cast<Word>(counted[j]);
          out[w * word_lanes + i + j + 1] = static_cast<Lane>(total);
        }
      }
    }
  });
}

void counts_before(const Word* bits, Lane* out, std::size_t words) {
  out[0] = 0;
  for (std::size_t w = 0; w < words; ++w) out[w + 1] = out[w] + __builtin_popcountll(bits[w]);
}

// How many bits are set before a place.
inline Lane rank(const Word* bits, const Lane* before, std::uint32_t at) {
  const std::uint32_t rest = at % word_lanes;
  const Lane whole_words = before[at / word_lanes];
  return rest == 0 ? whole_words : whole_words + __builtin_popcountll(bits[at / word_lanes] << (word_lanes - rest));
}

void family_counts(const Word* bits, const Lane* before, Families families, Lane* out) {
  Lane last = 0;  // the first family begins with the batch
  for (std::size_t i = 0; i < families.count; ++i) {
    const Lane next = rank(bits, before, families.starts[i + 1] - families.first);
    out[i] = next - last;
    last = next;
  }
}

void family_any(const Word* bits, const Lane* before, Families families, Word* out) {
  Lane last = 0;
  for (std::size_t i = 0; i < families.count; i += word_lanes) {
    Word word = 0;
    const std::size_t end = families.count - i < word_lanes ? families.count - i : word_lanes;
    for (std::size_t j = 0; j < end; ++j) {
      const Lane next = rank(bits, before, families.starts[i + j + 1] - families.first);
      word |= static_cast<Word>(next != last) << j;
      last = next;
    }
    out[i / word_lanes] = word;
  }
}

constexpr Kernels made_for(const char* name) {
  return {name, both, either, without, at_least, equals, at_least_wide, equals_wide, sum, product, least, greatest, blend, tiers, slices, divided, divided_wide, divided_by_lanes, pack, running_sums, counts_before, family_counts, family_any};
}

}  // namespace
}  // namespace duixian::kernels
