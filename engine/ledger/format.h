// The numbers of the ledger's format, for those who write it and those who read it. docs/ledger-format.md says what they mean.
#pragma once

#include <cstddef>
#include <cstdint>

namespace duixian::ledger {

inline constexpr std::int64_t format_version = 1;
inline constexpr std::int64_t algorithm_sha256 = 1;  // 2 is kept for SM3
inline constexpr std::size_t salt_bytes = 16;
inline constexpr unsigned char leaf_prefix = 0x00, node_prefix = 0x01;  // RFC 9162, 2.1.1

// A tile holds the hashes of 2^tile_height neighbours on one of the tree's levels 0, tile_height, 2 tile_height, ...
inline constexpr unsigned tile_height = 8;
inline constexpr std::uint64_t tile_width = std::uint64_t{1} << tile_height;

// What an entry is: its first item.
enum class EntryKind : std::uint8_t { run = 0, subject = 1 };

// The fields of a decision: keys of its map.
enum class Field : std::uint8_t {
  outcome, amount, lowest, highest, amount_not_stated, reason, failing, missing, open_discretions, approvals_missing, figures,
  funded_by, paid_to, instalments,
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::instalments) + 1;

// The fields of what a settlement made of a decision: keys of its map.
enum class SettledField : std::uint8_t { provision, decided, paid, lowest, highest, held_because, cuts, fund, payments, carried };

// When a payment falls due, as entries number it.
inline constexpr const char* dues[] = {"now", "later", "waiting", "lapsed", "carried"};

// The lines of a run's glossary: their first item.
enum class Line : std::uint8_t { name, message, condition, missing, figure, label, entity, provision, inputs, cut };

// The shapes of values.
enum class Shape : std::uint8_t { unknown, truth, text, labelled, date, quantity, list, parts };

inline constexpr std::size_t maximum_entry_bytes = std::size_t{16} << 20;

}  // namespace duixian::ledger
