#include "base/sha256.h"

#include <catch2/catch.hpp>

using namespace duixian;

TEST_CASE("the digests of the standard's own examples") {  // FIPS 180-2, appendix B, and the empty message
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("pieces give the digest of the whole") {
  const std::string text = "关于加快优势产业集群和工业园区建设发展的若干意见";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    Sha256 sum;
    sum.take(text.substr(0, cut));
    sum.take(text.substr(cut));
    CHECK(sum.finish() == sha256(text));
  }
}
