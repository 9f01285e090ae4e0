// Reads the rows below a table's header into the records.
//
// A subject may come on several rows and in several tables, as long as they agree; what they contradict each other in stops
// the run, and both cells are named. Rows that are no subject (blank, repeated headers, totals, remarks) are left out and told.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "columns/records.h"
#include "intake/cell.h"
#include "intake/column_writer.h"
#include "intake/header.h"
#include "intake/value_list.h"

namespace duixian::intake {

struct TablePlan {
  TableSource* source = nullptr;
  std::size_t entity = 0;
  Header header;
};

class TableLoader final : public RowSink {
 public:
  using Progress = std::function<void(std::uint64_t position)>;
  // `year`: which one the yearly facts of a table without years belong to.
  TableLoader(columns::Records& records, const TablePlan& plan, int year, Progress progress);
  // What is wrong with the table; its notes go to the records.
  [[nodiscard]] Diagnostics load();

  bool row(std::uint32_t number, std::span<const Cell> cells) override;
  void settle() override;

 private:
  // Rows wait until there are some: then what each of them needs is brought near first, and the new ones among them are
  // written column by column.
  class Batch {
   public:
    void set_width(std::size_t columns);
    [[nodiscard]] std::size_t width() const { return width_; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool full() const { return size_ == room_; }
    void add(std::uint32_t number, std::span<const Cell> cells);
    void clear() { size_ = 0; }
    [[nodiscard]] std::uint32_t number(std::size_t row) const { return numbers_[row]; }
    [[nodiscard]] std::span<const Cell> cells(std::size_t row) const { return {&cells_[row * width_], width_}; }

   private:
    std::size_t width_ = 0, room_ = 0, size_ = 0;
    std::vector<std::uint32_t> numbers_;
    std::vector<Cell> cells_;  // of `room_` rows, each `width_` of them
  };
  struct Binding {
    std::size_t cell;  // 0-based
    ColumnWriter writer;
  };
  struct YearlyColumn {
    std::size_t cell;
    std::size_t fact;
    FactReader reader;
    std::uint16_t source;
  };
  struct ListColumn {
    std::size_t cell;
    ValueList list;
  };
  struct Left {  // rows left out, for one note each kind
    std::uint32_t count = 0, first = 0;
    void add(std::uint32_t number) { first = count++ == 0 ? number : first; }
  };

  void bind();
  void bind_fact(const PlannedColumn& column);
  void bind_list(const PlannedColumn& column);
  void check_mapped_values(const FactSchema& fact, const PlannedColumn& column);
  [[nodiscard]] bool bound_twice(const PlannedColumn& column);
  [[nodiscard]] std::optional<WrittenUnit> unit_of_column(const FactSchema& fact, const PlannedColumn& column);
  void collect_list_owners();
  [[nodiscard]] std::vector<Binding>& bindings_of(int year);
  [[nodiscard]] std::optional<std::uint16_t> add_source(std::uint32_t column);
  enum class RowIs : std::uint8_t { subject, no_subject, wrong };
  void foresee();
  void take(std::uint32_t number, std::span<const Cell> cells, columns::Key key);
  void expect_rows();
  void write_fresh();
  [[nodiscard]] RowIs judge(std::uint32_t number, std::span<const Cell> cells);
  [[nodiscard]] RowIs judge_keyed(std::uint32_t number, std::span<const Cell> cells);
  [[nodiscard]] RowIs judge_keyless(std::uint32_t number, std::span<const Cell> cells);
  [[nodiscard]] bool slipped(std::uint32_t number, std::span<const Cell> cells);
  [[nodiscard]] std::optional<columns::Row> owner_row(std::uint32_t number, std::span<const Cell> cells);
  [[nodiscard]] std::optional<columns::Row> own_row(std::uint32_t number, columns::Key key, std::optional<columns::Row> owner, bool& is_new);
  [[nodiscard]] std::optional<int> year_of(std::uint32_t number, std::span<const Cell> cells);
  void agree(std::vector<Binding>& bindings, columns::Row row, std::uint32_t number, std::span<const Cell> cells);
  void contradicts(const ColumnWriter& writer, columns::Row row, std::uint32_t number, const Cell& cell);
  void check_code(std::uint32_t number);
  void write_lists(columns::Row row, std::uint32_t number, std::span<const Cell> cells);
  void error(Diagnostic diagnostic);
  [[nodiscard]] bool enough_wrong() const;
  void tell();
  void tell_unknown_columns();
  [[nodiscard]] Place place(std::uint32_t number, std::size_t cell) const;
  [[nodiscard]] Diagnostic here(std::uint32_t number, std::size_t cell, const char* code, Message what, Message remedy) const;
  void note(const char* code, std::uint32_t row, Message what, Message remedy);

  columns::Records& records_;
  const TablePlan& plan_;
  const EntitySchema& entity_;
  int year_;
  Progress progress_;
  Diagnostics wrong_;

  std::optional<std::size_t> key_cell_, owner_cell_, year_cell_;
  bool codes_ = false, owner_codes_ = false;  // the key, the owner's key are 统一社会信用代码
  std::vector<Binding> bindings_;     // facts of one value, or with the year in their heading
  std::vector<YearlyColumn> yearly_;  // facts whose year the row says
  std::map<int, std::vector<Binding>> by_year_;
  int last_year_ = 0;
  std::vector<Binding>* of_last_year_ = nullptr;
  std::vector<ListColumn> lists_;

  Batch batch_;
  std::vector<columns::Key> keys_;     // of the batch's rows, as their cells stand
  std::vector<SourceRow> fresh_;       // those of them that are new and not written yet
  columns::Row first_fresh_ = 0;       // where the first of them lies in the records; the others follow
  std::vector<std::uint64_t> left_;    // by binding: which of them were left to the slow way
  std::size_t names_before_ = 0;       // that the dictionary had
  std::string key_, owner_key_;
  columns::Row last_owner_ = 0;
  bool last_owner_known_ = false;
  std::unordered_map<std::string, std::optional<columns::Row>> list_owners_;  // owners that are members of lists; nothing: two of that key
  Left totals_, remarks_, headers_, repeated_, unknown_owners_;
  std::string unknown_owner_examples_;
  std::uint32_t bad_codes_ = 0, rows_ = 0;
};

}  // namespace duixian::intake
