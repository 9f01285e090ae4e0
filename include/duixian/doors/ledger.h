// The ledger: runs recorded for good, computed again, proved and audited (docs/ledger-format.md).
//
// A ledger is named by its file, or as postgresql://... One program writes at a time; any number may read. Keys, heads and proofs
// are small files. What is wrong comes back as diagnostics; nothing is ever half recorded.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "duixian/doors/run.h"
#include "duixian/doors/settle.h"

namespace duixian::ledger {

// --- Recording

// Makes a key that signs heads: the secret in `file`, readable by its owner alone, and the public one in `file`.pub. Neither may
// exist. `name` holds no blanks and no plus sign: "changsha.example/ledger".
[[nodiscard]] Diagnostics make_key(const std::string& file, const std::string& name);

// The text of a key, a head or a proof. A folder, an empty file and one that is too large for any of them are errors.
[[nodiscard]] Result<std::string> file_text(const std::string& file);

// Whether a report or a proof may be written to `file`: not where a ledger, a signed head or a key stands, nor where `ledger`
// keeps its head. Empty where it may, and for "".
[[nodiscard]] Diagnostics check_output(const std::string& file, const std::string& ledger = "");
// Whether `file` may keep the head of `ledger`: another head may stand there.
[[nodiscard]] Diagnostics check_head_file(const std::string& file, const std::string& ledger);

struct RecordOptions {
  std::string ledger;
  std::string key;                       // file of the secret key
  std::string head;                      // file that keeps the signed head; "": LEDGER.head beside a file
  std::string request;                   // the same again gives the stored run; "": one of its own
  std::optional<std::int64_t> corrects;  // number of the run that this one corrects
  bool keep_elsewhere = false;           // pack and records by digest only
  const SettledRuns* settled = nullptr;  // with what became of the decisions: the run is among these ...
  std::size_t number = 0;                // ... at this place
  std::function<void(const std::string& stage, std::uint64_t done, std::uint64_t of)> progress;
};

struct Receipt {
  std::int64_t run = 0;         // its number in the ledger
  std::string request;
  std::uint64_t entries = 0;    // of the whole ledger
  std::uint64_t subjects = 0;   // of the run
  std::string decisions;        // digest over what was decided, hexadecimal
  std::string head;             // the signed note
  bool again = false;           // the request had been recorded before
  [[nodiscard]] bool made_ledger() const { return run == 1 && !again; }  // there was none before: a ledger is made with its first run
};
[[nodiscard]] std::string json_of(const Receipt& receipt);
// Decides every provision for every subject and records it. `options` are those that the run was prepared with. A run that was
// settled with others is replayed with them: all are recorded, with one request id.
[[nodiscard]] Result<Receipt> record(const Run& run, const RunOptions& options, const RecordOptions& how);

// --- Computing again

struct ReplayOptions {
  std::string ledger;
  std::int64_t run = 0;
  std::string subject;         // "": all
  std::string pack, records;   // where the bureau keeps them, if not in the ledger; their digests must be the recorded ones
};
struct Replay {
  bool certified = false;      // every byte is the same
  std::uint64_t subjects = 0;  // compared
  std::vector<Message> missing;          // what kept it from being certified: not at hand, or another engine
  std::optional<Message> difference;     // the first: where, both values, both explanations
  std::vector<Run::Explained> explained; // of the one subject asked for
};
[[nodiscard]] Result<Replay> replay(const ReplayOptions& options);

// --- Proving

// A subject by its key. Where several have it, in other entities or under other owners, these tell them apart.
struct SubjectName {
  std::string key;
  std::string entity;               // "": any
  std::vector<std::string> owners;  // keys that must be among those of its owners
};

// A proof file for one subject: of its last run, or of the one with that number.
[[nodiscard]] Result<std::string> prove(const std::string& ledger, const SubjectName& subject, std::optional<std::int64_t> run = std::nullopt);
// A proof file that the ledger only grew since `head` (the text of a signed note).
[[nodiscard]] Result<std::string> prove_growth(const std::string& ledger, const std::string& head);

struct Verified {
  Message what;                      // what has been proved, in a sentence
  std::vector<Decision> decisions;   // of a subject's proof
  std::string text;                  // them and their facts, in `language`
};
// Checks a proof file offline. `key` is the text of a public key. `head`, where given, is a signed note that the proof's must
// equal, or that a proof of growth must start from or lead to.
[[nodiscard]] Result<Verified> verify(const std::string& proof, const std::string& key, const std::optional<std::string>& head, Language language);

// --- Asking

struct HistoryOptions {
  std::string ledger;
  SubjectName subject;         // all that it fits
  std::optional<Date> valid;   // only runs whose rules and facts hold on this day: as of then or before
  std::optional<Date> known;   // only what was recorded by the end of this day (UTC)
};
struct Report {
  std::string text, json;
  bool sound = true;           // nothing was found wrong
};
[[nodiscard]] Result<Report> history(const HistoryOptions& options, Language language);

struct AuditOptions {
  std::string ledger;
  std::optional<std::string> key;  // text of the public key that it should have; without it its own word is taken
  std::vector<std::string> heads;  // signed notes kept elsewhere, that the ledger must have grown from; none: LEDGER.head, where it stands
  std::string pdf;             // a file to write the report to
};
[[nodiscard]] Result<Report> audit(const AuditOptions& options, Language language);

// Every changed amount between two runs, each with its cause.
[[nodiscard]] Result<Report> diff(const std::string& ledger, std::int64_t from, std::int64_t to, Language language);

}  // namespace duixian::ledger
