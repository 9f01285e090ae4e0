#include "ledger/audited_subjects.h"

#include <algorithm>
#include <mutex>
#include <vector>

#include "base/in_order.h"
#include "ledger/fact_bytes.h"

namespace duixian::ledger {

namespace {

constexpr std::uint64_t entries_at_a_time = 256;

void decode(AuditedSubject& one, const RunEntry& run, const Glossary& words) {
  one.why.clear();
  one.entry = subject_entry_from(one.bytes, run, words, one.why);
  if (one.entry && (one.entry->request != run.request || !facts_from(*one.entry, run))) one.entry.reset();
}

}  // namespace

void each_audited_subject(Store& store, const RunEntry& run, const Glossary& words, unsigned threads, const std::function<bool(const AuditedSubject&)>& visit) {
  using Piece = std::vector<AuditedSubject>;
  std::mutex reading;  // a store is one thread's at a time
  const auto new_worker = [&] {
    return [&](std::size_t number, Piece& piece) {
      const std::uint64_t first = run.first + number * entries_at_a_time, last = std::min(run.first + run.count, first + entries_at_a_time);
      std::size_t read = 0;
      {
        const std::lock_guard one_at_a_time(reading);
        store.entries(first, last, [&](std::uint64_t position, std::string_view bytes) {
          if (read == piece.size()) piece.emplace_back();
          piece[read].position = position;
          piece[read++].bytes.assign(bytes);
          return true;
        });
      }
      piece.resize(read);
      for (AuditedSubject& one : piece) decode(one, run, words);
    };
  };
  const auto take = [&](const Piece& piece) { return std::all_of(piece.begin(), piece.end(), visit); };
  InOrder<Piece>((run.count + entries_at_a_time - 1) / entries_at_a_time, threads).run(new_worker, take);
}

}  // namespace duixian::ledger
