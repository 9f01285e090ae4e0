#include "intake/csv_scanner.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "intake/structure.h"
#include "intake/trouble.h"

namespace duixian::intake {

namespace {

constexpr std::size_t refill_bytes = 1 << 19;  // room for a block, decoded, and for looking past its end

Message check_quotes() {
  return {"请检查该行的引号是否成对，或重新导出文件", "check that the quotes of that row come in pairs, or export the file again"};
}

}  // namespace

CsvScanner::CsvScanner(std::string file, char separator, CsvLimits limits, std::uint32_t line)
    : file_(std::move(file)), separator_(separator), limits_(limits), buffer_(room_before, ' '), scanned_(room_before),
      skip_until_(room_before), record_(room_before), field_(room_before), closed_(room_before), line_(line), cells_(64) {}

std::optional<Diagnostic> CsvScanner::scan(const Refill& refill, RowSink& sink) {
  auto wrong = scan_all(refill, sink);
  if (!wrong) sink.settle();
  return wrong;
}

std::optional<Diagnostic> CsvScanner::scan_all(const Refill& refill, RowSink& sink) {
  for (bool more = true; more;) {
    sink.settle();
    if (!keep_unfinished()) return diagnostic_;
    const auto filled = refill(buffer_);
    if (!filled) return filled.diagnostics().front();
    more = *filled;
    const std::size_t end = buffer_.size();
    buffer_.append(structure_width, ' ');  // so that the last bytes may be looked at 64 at a time
    // What a quote or a carriage return means depends on the byte behind it.
    const State state = scan_buffer(more ? end - 1 : end, sink);
    if (state != State::going_on) return diagnostic_;
    if (!more && inside_) {
      return at_line(trouble("unclosed-quote", file_,
                             {"文件在带引号的单元格中间结束", "the file ends in the middle of a quoted cell"}, check_quotes()),
                     line_);
    }
    if (!more && (end > field_ || fields_ > 0) && end_record(end, sink) == State::failed) return diagnostic_;
    buffer_.resize(end);
  }
  return std::nullopt;
}

// Moves the record that the buffer's end cuts to its front.
bool CsvScanner::keep_unfinished() {
  if (buffer_.size() - record_ > limits_.record_bytes) {
    fail(trouble("record-too-long", file_, {"一条记录过长，可能缺少右引号", "a record is too long; a closing quote may be missing"}, check_quotes()));
    return false;
  }
  const std::size_t gone = record_ - room_before;
  const char* was = buffer_.data() + gone;
  buffer_.erase(0, gone);
  // Growing may move the buffer: it grows here, where the fields can still be mended, and never while it is refilled.
  buffer_.reserve(buffer_.size() + refill_bytes);
  for (std::size_t i = 0; i < fields_; ++i) {
    cells_[i].text = {buffer_.data() + (cells_[i].text.data() - was), cells_[i].text.size()};
  }
  scanned_ = std::max(scanned_, record_) - gone;
  skip_until_ = std::max(skip_until_, record_) - gone;
  closed_ = std::max(closed_, record_) - gone;
  field_ -= gone;
  record_ -= gone;
  return true;
}

// Takes the fields that end in a separator, up to the first byte of another kind, and leaves what was found from there on.
// Nearly all fields are taken here, so what the loop needs is kept beside it: what it writes could be any member.
std::uint64_t CsvScanner::take_plain_fields(std::uint64_t found, const char* from, char separator) {
  if (quoted_) return found;
  const char* begin = buffer_.data() + field_;
  Cell* const first = cells_.data() + fields_;
  Cell* const end = cells_.data() + cells_.size();
  Cell* cell = first;
  for (; found != 0 && cell != end; found &= found - 1, ++cell) {
    const char* const at = from + std::countr_zero(found);
    if (*at != separator) break;
    cell->text = {begin, static_cast<std::size_t>(at - begin)};
    begin = at + 1;
  }
  fields_ += static_cast<std::size_t>(cell - first);
  field_ = static_cast<std::size_t>(begin - buffer_.data());
  return found;
}

// meet() deals with what is not the plain end of a field.
CsvScanner::State CsvScanner::scan_buffer(std::size_t until, RowSink& sink) {
  const char* const text = buffer_.data();
  const char separator = separator_;
  while (scanned_ < until) {
    const std::size_t base = scanned_;
    std::uint64_t found = structure_of(text + base, separator);
    if (until - base < structure_width) found &= (std::uint64_t{1} << (until - base)) - 1;
    while (found != 0) {
      found = take_plain_fields(found, text + base, separator);
      if (found == 0) break;
      const std::size_t at = base + static_cast<std::size_t>(std::countr_zero(found));
      found &= found - 1;
      if (at < skip_until_) continue;
      if (const State state = meet(at, sink); state != State::going_on) return state;
    }
    scanned_ = std::min(base + structure_width, until);
  }
  return State::going_on;
}

CsvScanner::State CsvScanner::meet(std::size_t at, RowSink& sink) {
  const char c = buffer_[at];
  if (inside_) [[unlikely]] {
    if (c == '"' && buffer_[at + 1] == '"') {
      doubled_ = true;
      skip_until_ = at + 2;
    } else if (c == '"') {
      inside_ = false;
      closed_ = at;
    } else if (c == '\n' || (c == '\r' && buffer_[at + 1] != '\n')) {
      ++lines_inside_;
    }
    return State::going_on;
  }
  if (c == separator_) return end_field(at) ? State::going_on : State::failed;
  if (c == '"') {
    if (at == field_) quoted_ = inside_ = true;
    return State::going_on;
  }
  const State state = end_record(at, sink);
  if (c == '\r' && buffer_[at + 1] == '\n') {
    skip_until_ = at + 2;
    field_ = record_ = at + 2;
  }
  return state;
}

bool CsvScanner::end_field(std::size_t at) {
  if (fields_ == cells_.size() && !make_room()) return false;
  if (!quoted_) {
    cells_[fields_++].text = {buffer_.data() + field_, at - field_};
  } else {
    if (buffer_.find_first_not_of(' ', closed_ + 1) < at) {
      fail(trouble("text-after-quote", file_, {"右引号之后还有文字", "there is text behind a closing quote"}, check_quotes()));
      return false;
    }
    cells_[fields_++].text = unquoted(closed_);
  }
  field_ = at + 1;
  quoted_ = doubled_ = false;
  return true;
}

bool CsvScanner::make_room() {
  cells_.resize(std::min(cells_.size() * 2, limits_.columns));
  if (fields_ < cells_.size()) return true;
  const std::string most = std::to_string(limits_.columns);
  fail(trouble("too-many-columns", file_, {"列数超过 " + most, "there are more than " + most + " columns"},
               {"请检查分隔符，并只保留需要的列", "check the separator, and keep only the columns that are needed"}));
  return false;
}

// The field between its quotes; doubled ones become single where they lie, for nobody reads that part of the buffer again.
std::string_view CsvScanner::unquoted(std::size_t closed) {
  char* from = buffer_.data() + field_ + 1;
  char* end = buffer_.data() + closed;
  if (!doubled_) return {from, static_cast<std::size_t>(end - from)};
  char* to = from;
  for (const char* at = from; at < end; ++at) {
    *to++ = *at;
    if (*at == '"') ++at;
  }
  return {from, static_cast<std::size_t>(to - from)};
}

CsvScanner::State CsvScanner::end_record(std::size_t at, RowSink& sink) {
  if (!end_field(at)) return State::failed;
  const bool wants_more = sink.row(line_, {cells_.data(), fields_});
  fields_ = 0;
  record_ = at + 1;
  line_ += 1 + lines_inside_;
  lines_inside_ = 0;
  return wants_more ? State::going_on : State::stopped;
}

CsvScanner::State CsvScanner::fail(Diagnostic diagnostic) {
  diagnostic_ = at_line(std::move(diagnostic), line_);
  return State::failed;
}

}  // namespace duixian::intake
