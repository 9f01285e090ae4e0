// The fields of a run's entry, each written and read by the same few lines, so that the two cannot drift apart.
//
// `archive(key, field)` is called once for each field; what it does with it is its own affair.
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "ledger/run_entry.h"

namespace duixian::ledger {

// The columns of one table, as the entry lists sources.
struct SourceTable {
  std::string file, sheet;
  std::vector<int> columns;
};

template <class Archive, class Entry>
void each_field(Archive& archive, Entry& entry) {
  archive("request", entry.request);
  archive("recorded", entry.recorded);
  archive("corrects", entry.corrects);
  archive("size before", entry.size_before);
  archive("root before", entry.root_before);
  archive("engine", entry.engine);
  archive("pack", entry.pack);
  archive("pack digest", entry.pack_digest);
  archive("pack title", entry.pack_title);
  archive("inputs", entry.inputs);
  archive("pack from", entry.pack_from);
  archive("pack until", entry.pack_until);
  archive("currency", entry.currency);
  archive("year", entry.year);
  archive("as of", entry.as_of);
  archive("choices", entry.choices);
  archive("limits", entry.limits);
  archive("records name", entry.records_name);
  archive("encoding", entry.encoding);
  archive("records digest", entry.records_digest);
  archive("beside", entry.beside);
  archive("dossier", entry.dossier);
  archive("keeps files", entry.keeps_files);
  archive("settlement", entry.settlement);
  archive("entities", entry.entities);
  archive("sources", entry.sources);
  archive("glossary size", entry.glossary_size);
  archive("glossary root", entry.glossary_root);
  archive("glossary", entry.glossary);
  archive("first", entry.first);
  archive("count", entry.count);
  archive("outcomes", entry.outcomes);
  archive("decisions", entry.decisions);
}

// The parts of a field that is a list of parts.
template <class Archive, class Part>
void each_part(Archive& archive, Part& part) {
  using Plain = std::remove_const_t<Part>;
  if constexpr (std::is_same_v<Plain, FileEntry>) archive(part.name, part.digest, part.size);
  else if constexpr (std::is_same_v<Plain, Engine>) archive(part.version, part.build, part.lua, part.lua_digest);
  else if constexpr (std::is_same_v<Plain, Choices>) archive(part.switched, part.parameters, part.set, part.file);
  else if constexpr (std::is_same_v<Plain, SettlementEntry>) archive(part.packs, part.exclusions, part.told);
  else if constexpr (std::is_same_v<Plain, Entity>) archive(part.name, part.line);
  else if constexpr (std::is_same_v<Plain, SourceTable>) archive(part.file, part.sheet, part.columns);
  else if constexpr (std::is_same_v<Plain, Message>) archive(part.zh, part.en);
  else if constexpr (std::is_same_v<Plain, Citation>) archive(part.document, part.article, part.paragraph);
  else archive(part.first, part.second);
}

}  // namespace duixian::ledger
