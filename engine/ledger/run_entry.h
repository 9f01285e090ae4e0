// What a run rested on and what came of it: the entry that closes the entries of its subjects.
//
// Whatever is needed to compute it again is named here by digest: the pack's files, the records' files, the tables beside them,
// the choices, the day. Beside that stand the tables that the subjects' entries point into.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "duixian/words/decision.h"
#include "ledger/hashing.h"

namespace duixian::ledger {

inline constexpr std::size_t outcome_count = static_cast<std::size_t>(Outcome::failed) + 1;

// A file by name and content. Its bytes are in the ledger under the digest, or with whoever keeps them.
struct FileEntry {
  std::string name;
  Digest digest{};
  std::uint64_t size = 0;
  friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

// What decided, beside pack and records.
struct Engine {
  std::string version;
  std::string build;         // SHA-256 of the program, hexadecimal; "" where it cannot be read
  std::string lua, lua_digest;
  friend bool operator==(const Engine&, const Engine&) = default;
};

struct Choices {
  std::vector<std::pair<std::string, std::string>> switched;    // readings that are not the pack's default: id and choice
  std::vector<std::pair<std::string, std::string>> parameters;  // set for this run: name and value as text
  std::vector<std::string> set;                                 // as given on the command line
  std::optional<FileEntry> file;
  friend bool operator==(const Choices&, const Choices&) = default;
};

// With what a run was settled. Its own place among the packs decides which claim comes first where all else is equal.
struct SettlementEntry {
  std::vector<std::string> packs;        // ids, in their order: its own, and those of the runs of the same request
  std::optional<FileEntry> exclusions;
  Digest told{};                         // content: funds, obligations, what has to be paid back (docs/settlement.md, JSON without claims)
  friend bool operator==(const SettlementEntry&, const SettlementEntry&) = default;
};

// One column of facts: what subjects' entries hold values of.
struct FactColumn {
  std::uint64_t entity = 0;  // index into RunEntry::entities
  std::string name;
  int year = 0;              // 0: not yearly
  std::string shape;         // canonical, of its values
  std::uint64_t source = 0;  // index into RunEntry::sources, where most of its values come from
  friend bool operator==(const FactColumn&, const FactColumn&) = default;
};

// Facts that the provisions about one entity use: of its own row, of an owner's, or of each member of a list.
struct FactGroup {
  std::uint64_t entity = 0;
  bool is_list = false;
  std::vector<std::uint64_t> columns;  // index into RunEntry::columns
  friend bool operator==(const FactGroup&, const FactGroup&) = default;
};

// Provisions and groups stand in lines of the glossary: a proof shows those that it needs and no others.
struct Entity {
  std::string name;
  std::uint64_t line = 0;
  std::vector<std::uint64_t> lines;  // of its provisions
  std::vector<Decision> provisions;  // of which it is the subject: what all their decisions share
  std::vector<FactGroup> groups;
};

struct SourceColumn {
  std::string file, sheet;
  int column = 0;
  friend bool operator==(const SourceColumn&, const SourceColumn&) = default;
};

struct RunEntry {
  // When, for whom, after what.
  std::string request;
  std::int64_t recorded = 0;             // seconds since 1970
  std::optional<std::uint64_t> corrects; // position of the run that this one corrects
  std::uint64_t size_before = 0;
  Digest root_before{};
  // What it rested on.
  Engine engine;
  std::string pack, pack_digest, currency;
  Message pack_title;
  std::uint64_t inputs = 0;              // the line that names the next three
  std::vector<FileEntry> pack_files;
  std::vector<std::pair<std::string, std::vector<FileEntry>>> packs_beside;  // the other packs of its command: id and files
  std::vector<FileEntry> records_files;
  Date pack_from;
  std::optional<Date> pack_until;
  int year = 0;
  Date as_of;
  Choices choices;
  std::vector<std::pair<std::string, std::int64_t>> limits;
  std::string records_name;              // the one file's name; "" for a folder
  std::string encoding;                  // of CSV files, as asked for
  Digest records_digest{};               // over typed rows
  std::vector<std::pair<std::string, FileEntry>> beside;  // "mapping", "rulings", ...: files named apart from the records
  Digest dossier{};                      // content: the rows of the tables beside the records
  bool keeps_files = true;               // the files are content too; else whoever recorded the run keeps them
  std::optional<SettlementEntry> settlement;
  // What its subjects' entries point into.
  std::vector<Entity> entities;
  std::vector<FactColumn> columns;       // of the groups, in their order
  std::vector<SourceColumn> sources;
  std::uint64_t glossary_size = 0;
  Digest glossary_root{};                // of the tree over its lines
  Digest glossary{};                     // content
  // What came of it.
  std::uint64_t first = 0, count = 0;    // its subjects' entries
  std::array<std::uint64_t, outcome_count> outcomes{};
  Digest decisions{};                    // over what was decided, in order: the same wherever and whenever it is computed

  [[nodiscard]] std::string to_bytes() const;
  // Lines of the glossary: `[6, lines of provisions, groups]`, `[7, id, title, citation, kind, readings]`, `[8, files...]`.
  [[nodiscard]] std::string entity_line(const Entity& entity) const;
  [[nodiscard]] std::string provision_line(const Decision& provision) const;
  [[nodiscard]] std::string inputs_line() const;
  // Each fills in what its line describes, and says what is wrong; an empty line leaves it without.
  [[nodiscard]] std::string describe(Entity& entity, std::string_view line);
  [[nodiscard]] std::string describe(Decision& provision, const Entity& entity, std::string_view line) const;
  [[nodiscard]] std::string describe_inputs(std::string_view line);
  // Nothing where the bytes are no run's entry; `why` says what is wrong with them.
  [[nodiscard]] static std::optional<RunEntry> from_bytes(std::string_view bytes, std::string& why);
  [[nodiscard]] std::optional<std::uint64_t> entity(std::string_view name) const;
};

}  // namespace duixian::ledger
