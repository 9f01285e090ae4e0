#include "ledger/subject_drafts.h"

#include <limits>

#include "base/canonical_writer.h"

namespace duixian::ledger {

namespace {

constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();

}  // namespace

void SubjectDrafts::clear() {
  words.clear();
  decided.clear();
  places.clear();
  lines.clear();
  subjects.clear();
  outcomes = {};
}

std::uint32_t DraftLines::number(std::string_view line) {
  const auto number = static_cast<std::uint32_t>(own_.number(line));
  if (counted_ < own_.size()) {
    fresh_.emplace_back(line);
    counted_ = own_.size();
  }
  return number;
}

void DraftLines::take_new(std::vector<std::string>& into) {
  into = std::move(fresh_);
  fresh_.clear();
}

void DraftNumbers::meet(const SubjectDrafts& drafts) {
  if (writers_.size() <= drafts.writer) writers_.resize(drafts.writer + 1);
  Writer& writer = writers_[drafts.writer];
  writer.words.insert(writer.words.end(), drafts.words.begin(), drafts.words.end());
  writer.numbers.resize(writer.words.size(), none);
}

std::uint64_t DraftNumbers::number(Writer& writer, std::uint32_t line) {
  std::uint64_t& known = writer.numbers[line];
  if (known == none) known = glossary_.number(writer.words[line]);
  return known;
}

SubjectBytes DraftNumbers::bytes(const SubjectDrafts& drafts, std::size_t at) {
  static const SubjectDrafts::Subject nothing;
  const SubjectDrafts::Subject& before = at == 0 ? nothing : drafts.subjects[at - 1];
  const SubjectDrafts::Subject& one = drafts.subjects[at];
  Writer& writer = writers_[drafts.writer];
  decided_.clear();
  CanonicalWriter out(decided_);
  std::size_t from = before.decided;
  for (std::size_t i = before.lines; i < one.lines; ++i) {
    const LinePlace& place = drafts.lines[i];
    decided_.append(drafts.decided, from, place.at - from);
    out.natural(number(writer, place.line));
    from = place.at;
  }
  decided_.append(drafts.decided, from, one.decided - from);
  return {decided_, std::string_view(drafts.places).substr(before.places, one.places - before.places)};
}

}  // namespace duixian::ledger
