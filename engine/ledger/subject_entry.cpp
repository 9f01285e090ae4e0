#include "ledger/subject_entry.h"

#include <algorithm>

#include "base/canonical_reader.h"
#include "base/canonical_writer.h"

namespace duixian::ledger {

namespace {

constexpr std::size_t entry_items = 5, decided_items = 7;

SubjectKey key_from(CanonicalReader& from) {
  SubjectKey key;
  key.entity = from.natural();
  const std::size_t keys = from.array();
  for (std::size_t i = 0; i < keys && from.ok(); ++i) key.keys.emplace_back(from.text());
  if (keys == 0) from.refuse("a subject has no key");
  return key;
}

// Reads up to the key: what stands before it is the same in every entry.
SubjectKey begin(CanonicalReader& from, std::string& request, std::size_t& decided_from) {
  if (from.array() != entry_items || from.natural() != static_cast<std::uint64_t>(EntryKind::subject)) from.refuse("it is no subject's entry");
  request = from.text();
  decided_from = from.position();
  if (from.array() != decided_items) from.refuse("what was decided has seven items");
  return key_from(from);
}

bool bit(std::string_view bits, std::size_t at) { return (static_cast<unsigned char>(bits[at / 8]) >> (at % 8) & 1U) != 0; }

// What a settled decision shares with its decision and its provision.
void describe(std::vector<SettledDecision>& settled, const SubjectEntry& entry, CanonicalReader& from) {
  for (SettledDecision& one : settled) {
    if (one.provision >= entry.decisions.size()) return from.refuse("it settles what the run has no provision for");
    const Decision& decision = entry.decisions[one.provision];
    one.claim.pack = decision.pack;
    one.claim.provision = decision.provision;
    one.claim.title = decision.title;
    one.claim.cite = decision.cite;
    one.claim.entity = decision.entity;
    one.claim.subject = decision.subject;
    one.claim.subject_name = decision.subject_name;
    one.claim.outcome = decision.outcome;
  }
}

}  // namespace

void SubjectWriter::begin(const SubjectKey& key, std::string_view name) {
  head_.clear();
  CanonicalWriter head(head_);
  head.natural(key.entity);
  head.array(key.keys.size());
  for (const std::string& one : key.keys) head.text(one);
  head.text(name);
  not_applicable_.assign((run_.entities[key.entity].provisions.size() + 7) / 8, '\0');
  body_.clear();
  provisions_ = written_ = 0;
  is_settled_ = false;
}

void SubjectWriter::add_not_applicable() {
  const std::size_t at = provisions_++;
  not_applicable_[at / 8] = static_cast<char>(static_cast<unsigned char>(not_applicable_[at / 8]) | 1U << (at % 8));
}

std::string& SubjectWriter::add() {
  ++provisions_;
  ++written_;
  return body_;
}

void SubjectWriter::add(const Decision& decision) {
  if (DecisionWriter::is_plainly_not_applicable(decision)) return add_not_applicable();
  decisions_.append(add(), decision);
}

void SubjectWriter::add_settled(const std::vector<SettledDecision>& settled) {
  settled_.append(body_, settled);
  is_settled_ = true;
}

SubjectBytes SubjectWriter::end(std::string_view facts, std::string_view places) {
  decided_.clear();
  CanonicalWriter decided(decided_);
  decided.array(decided_items);
  decided.raw(head_);
  decided.bytes(not_applicable_);
  decided.array(written_);
  const std::size_t decisions = decided_.size();
  decided.raw(body_);
  if (!is_settled_) decided.null();
  decided.raw(facts);
  return {decided_, places, decisions};
}

void write_subject_entry(std::string& out, std::string_view request, const SubjectBytes& bytes, std::optional<std::uint64_t> corrects) {
  out.clear();
  CanonicalWriter entry(out);
  entry.array(entry_items);
  entry.natural(static_cast<std::uint64_t>(EntryKind::subject));
  entry.text(request);
  entry.raw(bytes.decided);
  entry.raw(bytes.places);
  corrects ? entry.natural(*corrects) : entry.null();
}

const SettledClaim* settled_of(const SubjectEntry& entry, const Decision& decision) {
  if (!entry.settled) return nullptr;
  const auto found = std::find_if(entry.settled->begin(), entry.settled->end(), [&](const SettledDecision& one) { return one.claim.provision == decision.provision; });
  return found == entry.settled->end() ? nullptr : &found->claim;
}

std::optional<SubjectKey> subject_key_from(std::string_view bytes) {
  CanonicalReader reader(bytes);
  std::string request;
  std::size_t from = 0;
  SubjectKey key = begin(reader, request, from);
  if (!reader.ok()) return std::nullopt;
  return key;
}

std::optional<SubjectEntry> subject_entry_from(std::string_view bytes, const RunEntry& run, const Glossary& glossary, std::string& why) {
  SubjectEntry entry;
  CanonicalReader reader(bytes);
  std::size_t decided_from = 0;
  entry.key = begin(reader, entry.request, decided_from);
  if (entry.key.entity >= run.entities.size()) reader.refuse("it is about an entity that the run does not know");
  entry.name = reader.text();
  const std::string_view bits = reader.bytes();
  if (!reader.ok()) return why = reader.why(), std::nullopt;
  const auto& provisions = run.entities[entry.key.entity].provisions;
  if (bits.size() != (provisions.size() + 7) / 8) reader.refuse("it counts other provisions than the run");
  const DecisionReader decisions(glossary, run.currency);
  std::size_t left = reader.array();
  for (std::size_t i = 0; i < provisions.size() && reader.ok(); ++i) {
    Decision common = provisions[i];
    common.subject = entry.key.keys.front();
    common.subject_name = entry.name;
    common.outcome = Outcome::not_applicable;
    const bool plain = bit(bits, i);
    if (!plain && left-- == 0) reader.refuse("it lacks a decision");
    if (!plain && common.provision.empty()) reader.refuse("the words of a provision are not at hand");
    entry.decisions.push_back(plain ? std::move(common) : decisions.read(reader, std::move(common)));
    if (reader.ok() && !plain && DecisionWriter::is_plainly_not_applicable(entry.decisions.back())) reader.refuse("a decision is not in its shortest form");
  }
  if (reader.ok() && left != 0) reader.refuse("it has more decisions than the run has provisions");
  for (std::size_t i = provisions.size(); i < bits.size() * 8 && reader.ok(); ++i) {
    if (bit(bits, i)) reader.refuse("it counts other provisions than the run");
  }
  if (reader.next_is_null()) reader.null();
  else entry.settled = settled_from(reader, glossary, run.currency);
  if (entry.settled.has_value() != run.settlement.has_value()) reader.refuse("it is settled and the run is not, or the other way");
  if (entry.settled) describe(*entry.settled, entry, reader);
  entry.facts = reader.item();
  if (reader.ok()) entry.decided = bytes.substr(decided_from, reader.position() - decided_from);
  entry.places = reader.item();
  if (reader.next_is_null()) reader.null();
  else entry.corrects = reader.natural();
  if (!reader.finished()) return why = reader.ok() ? "bytes are left over" : reader.why(), std::nullopt;
  return entry;
}

}  // namespace duixian::ledger
