// Where a ledger's bytes lie. A store keeps and gives; what the bytes mean and whether they are sound is judged above it.
//
// Nothing is ever changed or deleted. All that one run adds is one transaction. One writer at a time: begin() takes the lock.
// Every function throws Trouble (trouble.h) where the place cannot be read or written.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/hashing.h"

namespace duixian::ledger {

// What a ledger is, fixed when it is made.
struct Identity {
  std::int64_t version = format_version;
  std::int64_t algorithm = algorithm_sha256;
  std::string key;  // the key that signs its heads, as text (keys.h)
};

// Where a run lies: its subjects' entries from `first` on, its own at `position`, the last of them.
struct RunPlace {
  std::int64_t number = 0;  // 1, 2, ... in the order of recording
  std::uint64_t first = 0, position = 0;
  std::string request, pack;
  Digest secret{};  // of its salts
};

struct Tile {
  Digest root{};
  std::vector<Digest> hashes;  // tile_width of them
};

// A signed head, and the hashes of the last leaves that are in no tile: with them an audit can name an entry that was changed.
struct Head {
  std::uint64_t size = 0;
  std::string note;
  std::vector<Digest> tail;
};

// Somebody tried to change what stands, or a run was not recorded.
struct Refusal {
  std::int64_t time = 0;  // seconds since 1970
  std::string what;
};

class Store {
 public:
  virtual ~Store() = default;
  [[nodiscard]] virtual const std::string& name() const = 0;  // as the user named it
  [[nodiscard]] virtual std::optional<Identity> identity() = 0;  // nothing: an empty place

  [[nodiscard]] virtual std::optional<std::string> entry(std::uint64_t position) = 0;
  // Entries of [from, to) in their order, until `visit` says no. Those that are missing are passed over.
  virtual void entries(std::uint64_t from, std::uint64_t to, const std::function<bool(std::uint64_t, std::string_view)>& visit) = 0;
  [[nodiscard]] virtual std::uint64_t size() = 0;  // one more than the last position
  [[nodiscard]] virtual std::optional<Tile> tile(unsigned level, std::uint64_t number) = 0;
  // Of the tiles [from, to), in order.
  [[nodiscard]] virtual std::vector<Digest> tile_roots(unsigned level, std::uint64_t from, std::uint64_t to) = 0;
  [[nodiscard]] virtual std::vector<RunPlace> runs() = 0;
  [[nodiscard]] virtual std::vector<Head> heads() = 0;  // oldest first
  [[nodiscard]] virtual std::optional<std::string> last_head() = 0;
  [[nodiscard]] virtual std::optional<std::string> content(const Digest& digest) = 0;  // not yet compared with its digest
  [[nodiscard]] virtual std::vector<Refusal> refusals() = 0;
  // For an audit: how many rows there are, and what is kept, whether any run has them or not.
  [[nodiscard]] virtual std::uint64_t count_entries() = 0;
  [[nodiscard]] virtual std::uint64_t count_tiles() = 0;
  [[nodiscard]] virtual std::vector<Digest> contents() = 0;

  // From begin() to commit() everything is added or nothing. An empty place becomes a ledger by establish().
  virtual void begin() = 0;
  virtual void establish(const Identity& identity) = 0;
  virtual void add_entry(std::uint64_t position, std::string_view bytes) = 0;
  virtual void add_tile(unsigned level, std::uint64_t number, const Tile& tile) = 0;
  virtual void add_run(const RunPlace& run) = 0;
  [[nodiscard]] virtual bool has_content(const Digest& digest) = 0;
  // Once; again is no error. `small` is compressed (base/compressed.h), from so many bytes.
  virtual void add_compressed(const Digest& digest, std::uint64_t size, std::string_view small) = 0;
  // Brings what was added to where it will lie, so that reading it back does not see memory only.
  virtual void settle() = 0;
  virtual void add_head(const Head& head) = 0;
  virtual void commit() = 0;
  virtual void roll_back() = 0;  // never throws
  virtual void add_refusal(const std::string& what) = 0;  // outside a transaction; never throws
};

// Opens a file or, where the name begins with postgresql://, a schema of a server. `create`: an empty place may become one.
[[nodiscard]] std::unique_ptr<Store> open_store(const std::string& name, bool create);

}  // namespace duixian::ledger
