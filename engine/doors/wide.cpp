// The wide table: one line a subject, written from the columns batch by batch.
#include <algorithm>
#include <bit>
#include <cstring>
#include <filesystem>
#include <thread>

#include "base/in_order.h"
#include "doors/decisions_state.h"
#include "doors/wide.h"
#include "duixian/doors/report.h"
#include "evaluate/subject_name.h"
#include "report/amount_digits.h"
#include "report/csv_text.h"
#include "report/output_file.h"

namespace duixian {

namespace {

using columns::Row;
using evaluate::DecisionBlock;
using evaluate::ProvisionDecisions;
using evaluate::RowDecision;

// Cells in a fixed width, copied whole and then counted short.
struct FixedText {
  static constexpr std::size_t room = 24;
  char bytes[room] = {};
  std::size_t length = 0;
};

// What a row has under one provision: its outcome in the low bits, and which sums stand beside it.
constexpr std::uint8_t outcome_bits = 15, one_sum = 16, two_sums = 32;

struct ProvisionColumns {
  const ProvisionDecisions* decisions = nullptr;
  std::string id;
  bool sums = false, ends = false;  // columns for a sum; for its lowest and highest too
  std::array<FixedText, evaluate::outcome_count> outcomes{};
};

// One batch of one provision, laid out row by row.
struct ProvisionRows {
  std::vector<std::uint8_t> codes;
  std::vector<std::int64_t> lowest_alone, highest_alone;  // where rows were decided one by one
  const std::int64_t *lowest = nullptr, *highest = nullptr;  // the next; null: always the same
  std::int64_t same_lowest = 0, same_highest = 0;

  [[nodiscard]] std::int64_t next_lowest() { return lowest ? *lowest++ : same_lowest; }
  [[nodiscard]] std::int64_t next_highest() { return highest ? *highest++ : same_highest; }
};

template <class Visit>
void each_bit(const std::uint64_t* bits, std::size_t words, Visit visit) {
  for (std::size_t w = 0; w < words; ++w) {
    for (std::uint64_t rest = bits[w]; rest != 0; rest &= rest - 1) visit(w * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
  }
}

void lay_out_bits(const DecisionBlock& block, ProvisionRows& rows) {
  rows.codes.assign(block.rows, static_cast<std::uint8_t>(Outcome::ineligible));
  for (std::size_t outcome = 0; outcome < evaluate::outcome_count; ++outcome) {
    if (block.bits[outcome]) each_bit(block.bits[outcome], block.words(), [&](std::size_t at) { rows.codes[at] = static_cast<std::uint8_t>(outcome); });
  }
  const std::uint8_t sums = block.has_highest ? two_sums : one_sum;
  if (block.with_sum) each_bit(block.with_sum, block.words(), [&](std::size_t at) { rows.codes[at] |= sums; });
  rows.lowest = block.lowest;
  rows.same_lowest = block.lowest_of_all;
  rows.highest = block.highest;
  rows.same_highest = block.highest_of_all;
}

void lay_out_rows(const DecisionBlock& block, ProvisionRows& rows) {
  rows.codes.clear();
  rows.lowest_alone.clear();
  rows.highest_alone.clear();
  evaluate::each_decision(block, [&](Row, const RowDecision& one) {
    rows.codes.push_back(static_cast<std::uint8_t>(static_cast<std::uint8_t>(one.outcome) | (one.has_sum ? two_sums : 0)));
    if (!one.has_sum) return;
    rows.lowest_alone.push_back(one.lowest);
    rows.highest_alone.push_back(one.highest);
  });
  rows.lowest = rows.lowest_alone.data();
  rows.highest = rows.highest_alone.data();
}

struct Lines {
  std::vector<char> bytes;
  std::size_t used = 0;

  // Where so many bytes may be written.
  char* room(std::size_t more) {
    if (bytes.size() < used + more) bytes.resize(std::max(used + more, bytes.size() * 2));
    return bytes.data() + used;
  }
};

class WideTable {
 public:
  WideTable(const Run::State& run, const Decisions::State& decisions, std::size_t entity) : records_(run.records()), table_(records_.table(entity)) {
    const graph::Rulebook& book = *run.pack.inner().book;
    const EntitySchema& schema = book.schema.entities[entity];
    for (const auto& decided : decisions.columns.provisions) {
      const evaluate::BoundProvision& bound = run.program->provisions[decided->bound];
      const graph::Provision& provision = book.provisions[bound.provision];
      if (provision.subject == entity) add(*decided, provision, !bound.discretions.empty());
    }
    if (schema.owner) owners_ = &records_.table(*schema.owner);
    for (std::size_t fact = 0; fact < schema.facts.size(); ++fact) {
      const columns::Column* column = evaluate::is_name(schema.facts[fact]) ? records_.column(entity, fact, 0) : nullptr;
      if (column) names_.push_back(column);
    }
  }

  [[nodiscard]] bool empty() const { return provisions_.empty(); }
  [[nodiscard]] std::size_t batches() const { return provisions_.front().decisions->blocks.size(); }

  [[nodiscard]] std::string header() const {
    std::string line = "\xEF\xBB\xBF";
    report::CsvRow row(line);
    row.text("subject");
    if (owners_) row.text("owner");
    if (!names_.empty()) row.text("subject_name");
    for (const ProvisionColumns& one : provisions_) {
      row.text(one.id + " outcome");
      if (one.sums) row.text(one.id + " amount");
      if (one.ends) row.text(one.id + " lowest"), row.text(one.id + " highest");
    }
    row.end();
    return line;
  }

  void write(std::size_t batch, std::vector<ProvisionRows>& rows, Lines& lines) const {
    rows.resize(provisions_.size());
    const DecisionBlock& first = provisions_.front().decisions->blocks[batch];
    for (std::size_t i = 0; i < provisions_.size(); ++i) {
      const DecisionBlock& block = provisions_[i].decisions->blocks[batch];
      if (block.one_by_one.empty()) lay_out_bits(block, rows[i]);
      else lay_out_rows(block, rows[i]);
    }
    lines.used = 0;
    for (std::size_t at = 0; at < first.rows; ++at) {
      subject(first.first + static_cast<Row>(at), lines);
      char* const from = lines.room(longest_line_);
      char* to = from;
      for (std::size_t i = 0; i < provisions_.size(); ++i) to = cells(provisions_[i], rows[i], at, to);
      std::memcpy(to, "\r\n", 2);
      lines.used += static_cast<std::size_t>(to + 2 - from);
    }
  }

 private:
  void add(const ProvisionDecisions& decisions, const graph::Provision& provision, bool discretion) {
    ProvisionColumns made{&decisions, provision.id, provision.pays.has_value(), provision.pays.has_value() && discretion, {}};
    for (std::size_t outcome = 0; outcome < evaluate::outcome_count; ++outcome) {
      const std::string text = "," + std::string(to_text(static_cast<Outcome>(outcome))) + (made.ends ? ",,," : made.sums ? "," : "");
      made.outcomes[outcome].length = text.copy(made.outcomes[outcome].bytes, FixedText::room);
    }
    provisions_.push_back(std::move(made));
    longest_line_ += FixedText::room + 3 * report::longest_amount;
  }

  static char* cells(const ProvisionColumns& provision, ProvisionRows& rows, std::size_t at, char* to) {
    const std::uint8_t code = rows.codes[at];
    const FixedText& outcome = provision.outcomes[code & outcome_bits];
    std::memcpy(to, outcome.bytes, FixedText::room);
    to += outcome.length;
    if ((code & (one_sum | two_sums)) == 0) return to;
    const std::int64_t lowest = rows.next_lowest();
    const std::int64_t highest = (code & two_sums) != 0 ? rows.next_highest() : lowest;
    if (!provision.ends) return report::write_amount(to, lowest);
    to -= 2;  // what the outcome's text left empty: a sum and its ends
    if (lowest == highest) to = report::write_amount(to, lowest);
    *to++ = ',';
    const bool open = lowest != highest || (code & outcome_bits) == static_cast<std::uint8_t>(Outcome::open);
    if (open) to = report::write_amount(to, lowest);
    *to++ = ',';
    return open ? report::write_amount(to, highest) : to;
  }

  void subject(Row row, Lines& lines) const {
    text(table_.keys.view(row), lines);
    if (owners_) comma(lines), text(owners_->keys.view(table_.owners[row]), lines);
    if (names_.empty()) return;
    comma(lines);
    for (const columns::Column* column : names_) {
      if (!column->known[row]) continue;
      text(records_.names().name(column->numerators[row]), lines);
      return;
    }
  }

  static void comma(Lines& lines) {
    *lines.room(1) = ',';
    ++lines.used;
  }

  // As CsvRow has it; keys hardly ever need more than copying.
  static void text(std::string_view cell, Lines& lines) {
    const auto begins_plain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '\xE4' && c <= '\xE9'); };
    std::string written;
    if (cell.empty() || !begins_plain(cell.front()) || cell.find_first_of(",\"\r\n") != std::string_view::npos) {
      report::CsvRow(written).text(cell);
      cell = written;
    }
    cell.copy(lines.room(cell.size()), cell.size());
    lines.used += cell.size();
  }

  const columns::Records& records_;
  const columns::Table& table_;
  const columns::Table* owners_ = nullptr;
  std::vector<const columns::Column*> names_;
  std::vector<ProvisionColumns> provisions_;
  std::size_t longest_line_ = 2;
};

bool stopped(const DecideOptions& options) { return options.stop && options.stop->load(std::memory_order_relaxed); }

Diagnostics write_table(const Run::State& run, const Decisions::State& decisions, std::size_t entity, const std::filesystem::path& path, const DecideOptions& options) {
  auto file = report::OutputFile::beside(path);
  if (!file) return file.diagnostics();
  file->append(wide_header(run, decisions, entity));
  wide_lines(run, decisions, entity, options, [&](std::string_view lines) {
    file->append(lines);
    return !file->failed();
  });
  return stopped(options) ? Diagnostics{} : file->finish();
}

}  // namespace

std::string wide_header(const Run::State& run, const Decisions::State& decisions, std::size_t entity) {
  const WideTable table(run, decisions, entity);
  return table.empty() ? std::string() : table.header();
}

void wide_lines(const Run::State& run, const Decisions::State& decisions, std::size_t entity, const DecideOptions& options, const std::function<bool(std::string_view)>& take) {
  const WideTable table(run, decisions, entity);
  const unsigned threads = options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const auto new_worker = [&] {
    return [&table, rows = std::vector<ProvisionRows>()](std::size_t batch, Lines& lines) mutable { table.write(batch, rows, lines); };
  };
  InOrder<Lines>(table.batches(), threads).run(new_worker, [&](const Lines& lines) { return take({lines.bytes.data(), lines.used}) && !stopped(options); });
}

std::string wide_name(const Pack& pack, const std::string& entity, bool several) { return "wide-" + (several ? pack.id() + "-" : "") + entity + ".csv"; }

Diagnostics write_wide(const Run& run, const Decisions& decisions, const std::string& folder, bool several, const DecideOptions& options) {
  if (Diagnostics wrong = report::make_folder(folder); !wrong.empty()) return wrong;
  const auto& entities = run.inner().pack.inner().book->schema.entities;
  for (std::size_t entity = 0; entity < entities.size(); ++entity) {
    if (wide_header(run.inner(), decisions.state(), entity).empty()) continue;
    const auto path = std::filesystem::path(folder) / wide_name(run.pack(), entities[entity].name, several);
    Diagnostics wrong = write_table(run.inner(), decisions.state(), entity, path, options);
    if (!wrong.empty() || stopped(options)) return wrong;
  }
  return {};
}

}  // namespace duixian
