// SHA-256 of many short texts: one context for each thread, set up once. Setting it up anew costs more than a short digest.
#pragma once

#include <initializer_list>
#include <string_view>

#include "base/sha256.h"

namespace duixian {

// The digest of the pieces, one after the other.
[[nodiscard]] Digest fast_sha256(std::initializer_list<std::string_view> pieces);

}  // namespace duixian
