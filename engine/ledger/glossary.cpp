#include "ledger/glossary.h"

#include <algorithm>

#include "base/canonical_writer.h"
#include "ledger/run_entry.h"

namespace duixian::ledger {

std::uint64_t Glossary::number(std::string_view line) {
  const std::uint64_t hash = columns::hash_text(line);
  if (const auto found = index_.find(hash, [&](std::uint32_t at) { return lines_.view(at) == line; })) return *found;
  const auto number = static_cast<std::uint32_t>(lines_.size());
  lines_.add(line);
  index_.add(hash, number);
  return number;
}

void Glossary::refer(std::string& out, std::string_view line) { CanonicalWriter(out).natural(number(line)); }

std::vector<Digest> Glossary::leaves() const {
  std::vector<Digest> all;
  for (const std::string_view line : lines_) all.push_back(leaf_hash(line));
  return all;
}

Digest Glossary::root() const { return root_of(leaves()); }

std::string Glossary::to_bytes() const {
  std::string out;
  CanonicalWriter writer(out);
  writer.array(lines_.size());
  for (const std::string_view line : lines_) writer.raw(line);
  return out;
}

Glossary Glossary::sparse(std::uint64_t size, const std::map<std::uint64_t, std::string>& known) {
  Glossary glossary;
  for (std::uint64_t i = 0; i < size; ++i) {
    const auto line = known.find(i);
    glossary.lines_.add(line == known.end() ? std::string_view{} : std::string_view(line->second));
  }
  return glossary;
}

CanonicalReader referred_line(CanonicalReader& from, const Glossary& glossary, Line kind) {
  const std::uint64_t number = from.natural();
  if (!from.ok() || number >= glossary.size()) {
    from.refuse("an entry names a line that the glossary lacks");
    return CanonicalReader("");
  }
  CanonicalReader line(glossary.line(number));
  (void)line.array();
  if (line.natural() != static_cast<std::uint64_t>(kind) || !line.ok()) from.refuse("an entry names a line of another kind");
  return line;
}

void write_descriptions(RunEntry& run, Glossary& words) {
  run.inputs = words.number(run.inputs_line());
  for (Entity& entity : run.entities) {
    entity.lines.clear();
    for (const Decision& provision : entity.provisions) entity.lines.push_back(words.number(run.provision_line(provision)));
    entity.line = words.number(run.entity_line(entity));
  }
}

std::string read_descriptions(RunEntry& run, const Glossary& words) {
  constexpr const char* nowhere = "an entity names a line that the glossary lacks";
  if (run.inputs >= words.size()) return nowhere;
  std::string why = run.describe_inputs(words.line(run.inputs));
  for (Entity& entity : run.entities) {
    if (!why.empty()) return why;
    if (entity.line >= words.size()) return nowhere;
    why = run.describe(entity, words.line(entity.line));
    for (std::size_t i = 0; i < entity.lines.size() && why.empty(); ++i) {
      if (entity.lines[i] >= words.size()) return nowhere;
      why = run.describe(entity.provisions[i], entity, words.line(entity.lines[i]));
    }
  }
  return why;
}

void take_words(Sha256& into, const RunEntry& run, const Glossary& words) {
  std::uint64_t first = run.inputs + 1;
  for (const Entity& entity : run.entities) first = std::max(first, entity.line + 1);
  for (std::uint64_t i = first; i < words.size(); ++i) into.take(words.line(i));
}

std::optional<Glossary> Glossary::from_bytes(std::string_view bytes) {
  Glossary glossary;
  CanonicalReader reader(bytes);
  const std::size_t count = reader.array();
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    if (glossary.number(reader.item()) != i) reader.refuse("a line comes twice");
  }
  if (!reader.finished()) return std::nullopt;
  return glossary;
}

}  // namespace duixian::ledger
