// All facts of a run, in columns: a table per entity, a column per fact (and per year for yearly facts).
//
// Filled once (by intake, or by a case), then finished and read only. Rows of a list lie together under their owner, so
// that the children of a row are a range.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "columns/bitmap.h"
#include "columns/names.h"
#include "columns/text_index.h"
#include "columns/texts.h"
#include "duixian/words/diagnostic.h"
#include "duixian/words/dossier.h"
#include "duixian/words/message.h"
#include "duixian/words/schema.h"

namespace duixian::columns {

using Row = std::uint32_t;

// A key on its way into a table, hashed once for all that is done with it.
struct Key {
  std::string_view text;
  std::uint64_t hash = 0;
};

// One column of one sheet or file that values came from. Index 0 of Records::sources means "given directly".
struct Source {
  std::string file, sheet;
  int column = 0;  // 1-based
};

// A value that was there and could not be taken: the fact is unknown, and this says why.
struct Flaw {
  std::size_t entity = 0, fact = 0;
  int year = 0;
  Row row = 0;
  std::string text;  // as it stands in the cell
  Message why;
  Place place;
};

// While the records are filled a column may be shorter or longer than its table; finish() makes them equal.
struct Column {
  std::int64_t denominator = 1;          // a value is numerators[row] / denominator, in its unit's base
  std::vector<std::int64_t> numerators;  // truth: 0 or 1; choice and text: a code of Names; date: days since 1970-01-01
  Bitmap known;
  Bitmap yes;                            // truth, after finish(): known and true
  std::int64_t low = 0, high = 0;        // after finish(): no numerator, known or not, lies outside, and zero lies within
  // Where values came from. While all came from one column, each from the row where its subject first came, that is said
  // once here and in Table::source_rows; the vectors stay empty. After that they hold it for each value.
  std::uint16_t source = 0;                  // index into Records::sources
  std::vector<std::uint32_t> source_rows;    // 1-based row in its source
  std::vector<std::uint16_t> source_columns; // index into Records::sources
  std::unordered_map<Row, std::size_t> flaws; // rows whose value could not be taken -> Records::flaws
};

// Makes room for so many rows, at least.
void lengthen(Column& column, std::size_t rows);

struct Table {
  Texts keys;                         // a subject's key; "1", "2", ... under its owner where a list has none
  std::vector<Row> owners;            // row in the owner's table; empty for root entities
  std::vector<std::uint32_t> source_rows;  // the row of its file where a subject first came; 0 where it was given directly
  std::vector<Row> table_begins;      // where the rows of each table that it was read from begin, before finish()
  std::vector<bool> list_given;       // by owner row: the list was given, even if empty
  std::vector<Row> first_child;       // by owner row, and one more: children of owner o are rows [o, o+1); after finish()
  Row longest_family = 0;             // after finish()
  bool every_list_given = false;      // after finish(): by members, or said to be empty
  std::map<std::pair<std::size_t, int>, Column> columns;  // (fact, year; year 0 for facts that are not yearly)
  TextIndex by_key;                                        // of root entities and those with a key; see Records::find

  [[nodiscard]] std::size_t rows() const { return keys.size(); }
};

class Records {
 public:
  // `schema` outlives the records.
  Records(const Schema& schema, Names& names);

  // A new row of an entity. Its owner's row must exist for entities that have an owner.
  // Its key is new: under its owner for a list, in the whole table else. An empty key becomes "1", "2", ... in finish().
  Row add_row(std::size_t entity, std::string_view key, std::optional<Row> owner, std::uint32_t source_row = 0);
  Row add_row(std::size_t entity, const Key& key, std::optional<Row> owner, std::uint32_t source_row = 0);
  // Says that an owner's list was given, though it may have no members.
  void give_list(std::size_t entity, Row owner);
  // Sets a value in its unit's base; nothing changes and false is returned where it does not fit the column
  // (more digits than 64 bits hold beside the column's other values).
  bool set(std::size_t entity, std::size_t fact, int year, Row row, const Rational& value, std::uint16_t source = 0,
           std::uint32_t source_row = 0);
  // The value becomes unknown, whatever it was before, and stays so.
  void set_flaw(Flaw flaw);
  // For bulk loading: notes where the value in that row came from.
  static void set_source(const Table& table, Column& column, Row row, std::uint16_t source, std::uint32_t source_row) {
    if (column.source_rows.empty()) {
      if (column.source == source && table.source_rows[row] == source_row) [[likely]] return;
      spread_sources(table, column);
    }
    column.source_rows[row] = source_row;
    column.source_columns[row] = source;
  }
  // For bulk loading: a key's hash (of a list: under that owner), and the memory that it leads to brought near.
  [[nodiscard]] Key key(std::size_t entity, std::string_view text, std::optional<Row> owner = std::nullopt) const;
  [[gnu::always_inline]] void foresee(std::size_t entity, const Key& key) const { tables_[entity].by_key.foresee(key.hash); }
  // Orders the tables so that families lie together, and fills the child ranges. Call once, before reading.
  void finish();

  [[nodiscard]] const Schema& schema() const { return *schema_; }
  [[nodiscard]] const Names& names() const { return *names_; }
  [[nodiscard]] Names& names() { return *names_; }
  [[nodiscard]] const Table& table(std::size_t entity) const { return tables_[entity]; }
  [[nodiscard]] Table& table(std::size_t entity) { return tables_[entity]; }  // for bulk loading
  [[nodiscard]] const Column* column(std::size_t entity, std::size_t fact, int year) const;
  // The value, or nothing if it is not known.
  [[nodiscard]] std::optional<Rational> value(std::size_t entity, std::size_t fact, int year, Row row) const;
  [[nodiscard]] Place place(std::size_t entity, std::size_t fact, int year, Row row) const;
  [[nodiscard]] const Flaw* flaw(std::size_t entity, std::size_t fact, int year, Row row) const;
  [[nodiscard]] bool list_is_given(std::size_t entity, Row owner) const;
  // The first row with this key; of a list, which may repeat its keys under other owners, rather ask for a member.
  [[nodiscard]] std::optional<Row> find(std::size_t entity, std::string_view key) const;
  [[nodiscard]] std::optional<Row> find_member(std::size_t entity, Row owner, std::string_view text) const;
  // The row of a key made by key(), of a list under the owner that it was made for.
  [[nodiscard]] std::optional<Row> find(std::size_t entity, const Key& key, std::optional<Row> owner) const;

  std::vector<Source> sources{Source{}};
  std::vector<Flaw> flaws;
  Diagnostics notes;  // unknown columns, bad checksums, rows left out: things to tell that stop nothing
  Dossier dossier;

 private:
  static void spread_sources(const Table& table, Column& column);
  void index_keys(std::size_t entity);
  [[nodiscard]] bool is_list(std::size_t entity) const { return !schema_->entities[entity].list.empty(); }

  const Schema* schema_;
  Names* names_;
  std::vector<Table> tables_;
};

}  // namespace duixian::columns
