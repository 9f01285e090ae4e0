// What the command line asked for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "duixian/words/message.h"

namespace duixian::cli {

enum class Format { text, json, junit, html, xlsx };

struct Options {
  std::string command;
  Language language = Language::chinese;
  Format format = Format::text;
  bool colour = false;         // standard output is a terminal
  bool error_colour = false;   // standard error is one
  bool progress = false;       // show a progress bar on standard error

  std::vector<std::string> packs;
  std::string records, as_of, encoding, mapping, readings, rulings, approvals, history, series, out, subject, provision, folder;
  std::vector<std::string> set, cases, papers;
  int year = 0;
  unsigned threads = 0;        // 0: one for each core
  std::uint64_t memory = 0;    // bytes that the program may take; 0: as many as the records need
  bool wide = false;
  bool settle = false;         // settle what was decided
  std::string exclusions, earlier, notices, corrections;

  // The ledger's commands.
  std::string ledger, key, head, request, proof, name, valid, known, pdf, pack, entity;
  std::vector<std::string> heads, owners;
  std::int64_t number = 0, other = 0, corrects = 0;
  bool keep_elsewhere = false;
};

// Exit codes of the program.
inline constexpr int exit_ok = 0;
inline constexpr int exit_short = 1;  // something fell short: a case failed, a pack has mistakes, a year has no data
inline constexpr int exit_wrong = 2;  // wrong use or unreadable input

// Parses the command line. Returns an exit code where the program should end now (help was shown, or the use was wrong).
struct Parsed {
  Options options;
  int exit = -1;
};
[[nodiscard]] Parsed parse(int count, char** words);

}  // namespace duixian::cli
