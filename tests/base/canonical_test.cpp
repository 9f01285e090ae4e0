// Deterministic CBOR: each content has one form, and the reader takes no other.
#include <catch2/catch.hpp>

#include <limits>
#include <random>

#include "base/byte_text.h"
#include "base/canonical_reader.h"
#include "base/canonical_writer.h"

using namespace duixian;

namespace {

template <class Write>
std::string hex_of(Write write) {
  std::string out;
  CanonicalWriter writer(out);
  write(writer);
  return bytes_to_hex(out);
}

std::string why_not(const char* hex) { return not_canonical(*bytes_from_hex(hex)).value_or("canonical"); }

}  // namespace

TEST_CASE("numbers are written as RFC 8949, appendix A, writes them") {
  const auto number = [](std::int64_t value) { return hex_of([&](CanonicalWriter& out) { out.number(value); }); };
  CHECK(number(0) == "00");
  CHECK(number(23) == "17");
  CHECK(number(24) == "1818");
  CHECK(number(100) == "1864");
  CHECK(number(1000) == "1903e8");
  CHECK(number(1000000) == "1a000f4240");
  CHECK(number(1000000000000) == "1b000000e8d4a51000");
  CHECK(number(-1) == "20");
  CHECK(number(-10) == "29");
  CHECK(number(-100) == "3863");
  CHECK(number(-1000) == "3903e7");
  const auto wide = [](Int128 value) { return hex_of([&](CanonicalWriter& out) { out.wide(value); }); };
  CHECK(wide(Int128{1} << 64) == "c249010000000000000000");
  CHECK(wide((Int128{1} << 64) - 1) == "1bffffffffffffffff");
  CHECK(wide(-(Int128{1} << 64)) == "3bffffffffffffffff");
  CHECK(wide(-(Int128{1} << 64) - 1) == "c349010000000000000000");
}

TEST_CASE("texts, lists and maps are written as RFC 8949, appendix A, writes them") {
  CHECK(hex_of([](CanonicalWriter& out) { out.text("IETF"); }) == "6449455446");
  CHECK(hex_of([](CanonicalWriter& out) { out.text("\u6c34"); }) == "63e6b0b4");
  CHECK(hex_of([](CanonicalWriter& out) { out.bytes("\x01\x02\x03\x04"); }) == "4401020304");
  CHECK(hex_of([](CanonicalWriter& out) { out.truth(false), out.truth(true), out.null(); }) == "f4f5f6");
  CHECK(hex_of([](CanonicalWriter& out) { out.array(2), out.number(1), out.array(0); }) == "820180");
  CanonicalMap map;
  map.at("b").array(0);
  map.at("a").number(1);
  map.at("aa").null();
  std::string out;
  map.close(out);
  CHECK(bytes_to_hex(out) == "a3616101616280626161f6");  // shorter keys first: their first byte is smaller
}

TEST_CASE("what was written is read back") {
  std::mt19937_64 random(7);
  for (int turn = 0; turn < 2000; ++turn) {
    const auto value = static_cast<std::int64_t>(random() >> (random() % 64)) * (turn % 2 == 0 ? 1 : -1);
    const Int128 large = static_cast<Int128>(random()) * static_cast<Int128>(random() >> (random() % 64)) / (turn % 3 == 0 ? 2 : -2);
    std::string out;
    CanonicalWriter writer(out);
    writer.number(value);
    writer.wide(large);
    writer.text("园区");
    CanonicalReader reader(out);
    CHECK(reader.number() == value);
    CHECK(reader.wide() == large);
    CHECK(reader.text() == "园区");
    CHECK(reader.finished());
  }
  for (const std::int64_t end : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
    std::string out;
    CanonicalWriter(out).number(end);
    CHECK(CanonicalReader(out).number() == end);
  }
}

TEST_CASE("the one form is taken") {
  for (const char* hex : {"00", "1818", "190100", "1a00010000", "1b0000000100000000", "20", "40", "60", "80", "a0", "f4", "f5", "f6", "820102", "a201020304", "c249010000000000000000"}) {
    INFO(hex);
    CHECK(why_not(hex) == "canonical");
  }
}

TEST_CASE("every other form is refused, and told") {
  CHECK_THAT(why_not("1817"), Catch::Contains("shortest form"));
  CHECK_THAT(why_not("1900ff"), Catch::Contains("shortest form"));
  CHECK_THAT(why_not("1a0000ffff"), Catch::Contains("shortest form"));
  CHECK_THAT(why_not("1b00000000ffffffff"), Catch::Contains("shortest form"));
  CHECK_THAT(why_not("3817"), Catch::Contains("shortest form"));
  CHECK_THAT(why_not("580141"), Catch::Contains("shortest form"));
  CHECK_THAT(why_not("9f01ff"), Catch::Contains("not stated"));
  CHECK_THAT(why_not("5f4101ff"), Catch::Contains("not stated"));
  CHECK_THAT(why_not("a2616201616101"), Catch::Contains("out of order"));
  CHECK_THAT(why_not("a2616101616101"), Catch::Contains("out of order"));
  CHECK_THAT(why_not("f90000"), Catch::Contains("only false, true and null"));
  CHECK_THAT(why_not("fb3ff0000000000000"), Catch::Contains("only false, true and null"));
  CHECK_THAT(why_not("f7"), Catch::Contains("only false, true and null"));
  CHECK_THAT(why_not("c074323031332d30332d32315432303a30343a30305a"), Catch::Contains("whole number"));
  CHECK_THAT(why_not("c24101"), Catch::Contains("one form"));                        // fits 64 bits
  CHECK_THAT(why_not("c24a00010000000000000000"), Catch::Contains("one form"));      // a zero in front
  CHECK_THAT(why_not("c25180000000000000000000000000000000"), Catch::Contains("end early"));
  CHECK_THAT(why_not("c25080000000000000000000000000000000"), Catch::Contains("one form"));  // beyond 127 bits
  CHECK_THAT(why_not("61ff"), Catch::Contains("UTF-8"));
  CHECK_THAT(why_not("0000"), Catch::Contains("left over"));
  CHECK_THAT(why_not("8201"), Catch::Contains("end early"));
  CHECK_THAT(why_not(""), Catch::Contains("end early"));
  CHECK_THAT(why_not("9bffffffffffffffff"), Catch::Contains("end early"));
}

TEST_CASE("lists nested beyond 32 are refused without running out of stack") {
  const std::string deep(100000, '\x81');
  CHECK_THAT(not_canonical(deep).value_or(""), Catch::Contains("nested too deep"));
  CHECK_FALSE(not_canonical(std::string(32, '\x81') + '\0'));
  CHECK(not_canonical(std::string(33, '\x81') + '\0'));
}

TEST_CASE("a changed bit is another content or refused, never the same") {
  CanonicalMap map;
  map.at("amount").number(50000000);
  map.at("park").text("P01");
  map.at("rest").raw("\x82\x18\x64\xf6");
  std::string out;
  map.close(out);
  for (std::size_t bit = 0; bit < out.size() * 8; ++bit) {
    std::string changed = out;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    CHECK(changed != out);
    if (not_canonical(changed)) continue;
    CanonicalReader reader(changed);
    CHECK(reader.item() == changed);
  }
}

TEST_CASE("bytes as text, and nothing but the one form back") {
  CHECK(to_base64("") == "");
  CHECK(to_base64("f") == "Zg==");  // RFC 4648, section 10
  CHECK(to_base64("fo") == "Zm8=");
  CHECK(to_base64("foo") == "Zm9v");
  CHECK(to_base64("foobar") == "Zm9vYmFy");
  CHECK(from_base64("Zm9vYg==") == "foob");
  CHECK(from_base64("Zm9vYmE=") == "fooba");
  for (const char* other : {"Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zm9v\n", "Zm=v", "Zm9vY", " Zg==", "Zm-_"}) {
    INFO(other);
    CHECK_FALSE(from_base64(other));
  }
  CHECK(bytes_to_hex(std::string("\x00\xab", 2)) == "00ab");
  CHECK(bytes_from_hex("00ab") == std::string("\x00\xab", 2));
  for (const char* other : {"0", "0G", "AB", "0x"}) CHECK_FALSE(bytes_from_hex(other));
}
