#include "doors/named_subjects.h"

#include <algorithm>

#include "base/nearest_name.h"
#include "ledger/trouble.h"
#include "report/value_text.h"

namespace duixian {

using namespace ledger;

namespace {

constexpr std::uint64_t most_looked_through = 5'000;  // subjects, for a key to suggest

bool fits(const NamedSubject& subject, const SubjectName& name) {
  const auto is_owner = [&](const std::string& key) { return std::find(subject.owners.begin(), subject.owners.end(), key) != subject.owners.end(); };
  return (name.entity.empty() || name.entity == subject.entity) && std::all_of(name.owners.begin(), name.owners.end(), is_owner);
}

// Entries lie in the order of their keys, not of their likeness: only a small run is looked through.
std::optional<std::string> likely_key(const OpenedLedger& ledger, const std::string& key) {
  if (ledger.runs().empty()) return std::nullopt;
  const RunPlace& last = ledger.runs().back();
  if (last.position - last.first > most_looked_through) return std::nullopt;
  std::vector<std::string> keys;
  ledger.store().entries(last.first, last.position, [&](std::uint64_t, std::string_view bytes) {
    if (const auto found = subject_key_from(bytes)) keys.push_back(found->keys.front());
    return true;
  });
  const auto found = nearest(key, keys);
  return found == key ? std::nullopt : found;
}

}  // namespace

std::vector<NamedSubject> named_subjects(const OpenedLedger& ledger, const RunPlace& run, const SubjectName& name) {
  std::vector<NamedSubject> found;
  const auto positions = ledger.find(run, name.key);
  if (positions.empty()) return found;
  const RunEntry entry = ledger.run_entry(run);
  for (const std::uint64_t position : positions) {
    const auto key = subject_key_from(ledger.entry(position));
    if (!key || key->entity >= entry.entities.size()) continue;
    NamedSubject one{position, entry.entities[key->entity].name, {key->keys.begin() + 1, key->keys.end()}};
    if (fits(one, name)) found.push_back(std::move(one));
  }
  return found;
}

Message title_of(const NamedSubject& subject, const std::string& key) {
  const std::string title = subject.entity + " " + key;
  if (subject.owners.empty()) return {title, title};
  return {title + "（属于 " + report::joined(subject.owners, Language::chinese) + "）", title + " of " + report::joined(subject.owners, Language::english)};
}

void no_such_subject(const OpenedLedger& ledger, const SubjectName& name, const Message& where, const Message& remedy) {
  const auto likely = likely_key(ledger, name.key);
  const Message meant = likely ? Message{"；是不是“" + *likely + "”？", "; is it \"" + *likely + "\"?"} : Message{};
  stop("no-such-subject", ledger.store().name(), {where.zh + "没有主体“" + name.key + "”" + meant.zh, where.en + " has no subject \"" + name.key + "\"" + meant.en}, remedy);
}

}  // namespace duixian
