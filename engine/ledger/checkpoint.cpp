#include "ledger/checkpoint.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/byte_text.h"
#include "base/utf8.h"

namespace duixian::ledger {

namespace {

constexpr std::string_view signature_mark = "\u2014 ";
constexpr std::size_t maximum_note_bytes = 64 * 1024;

std::string body_of(const Checkpoint& head) {
  const std::string root(head.root.begin(), head.root.end());
  return head.origin + "\n" + std::to_string(head.size) + "\n" + to_base64(root) + "\n";
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

struct Divided {
  std::string_view body;  // with its last line feed
  std::string_view signatures;
};

std::optional<Divided> divided(std::string_view note) {
  const bool plain = std::all_of(note.begin(), note.end(), [](unsigned char byte) { return byte >= ' ' || byte == '\n'; });
  if (note.size() > maximum_note_bytes || !plain || first_invalid_byte(note) || !note.ends_with('\n')) return std::nullopt;
  const std::size_t gap = note.rfind("\n\n");
  if (gap == std::string_view::npos || gap + 2 == note.size()) return std::nullopt;
  return Divided{note.substr(0, gap + 1), note.substr(gap + 2)};
}

// Extension lines are refused: no ledger writes them, and nothing may stand in a head that nobody reads.
std::optional<Checkpoint> head_of(std::string_view body) {
  const auto lines = lines_of(body);
  if (lines.size() != 3 || lines[0].empty()) return std::nullopt;
  Checkpoint head;
  head.origin = lines[0];
  const char* end = lines[1].data() + lines[1].size();
  const auto [stopped, failure] = std::from_chars(lines[1].data(), end, head.size);
  const auto root = from_base64(lines[2]);
  if (failure != std::errc{} || stopped != end || std::to_string(head.size) != lines[1] || !root || root->size() != head.root.size()) return std::nullopt;
  std::copy(root->begin(), root->end(), head.root.begin());
  return head;
}

}  // namespace

std::string signed_note(const Checkpoint& head, const SigningKey& key) {
  const std::string body = body_of(head);
  const Signature signature = sign(key.seed, body);
  const std::string bytes = key.verifying().id() + std::string(signature.begin(), signature.end());
  return body + "\n" + std::string(signature_mark) + key.name + " " + to_base64(bytes) + "\n";
}

OpenedNote opened(std::string_view note, const VerifyingKey& key) {
  const auto parts = divided(note);
  const auto head = parts ? head_of(parts->body) : std::nullopt;
  if (!head) return {{}, NoteFault::no_note};
  OpenedNote result{*head, NoteFault::not_signed_by_key};
  const std::string begins = std::string(signature_mark) + key.name + " ";
  for (std::string_view line : lines_of(parts->signatures)) {
    if (!line.starts_with(signature_mark)) return {{}, NoteFault::no_note};
    if (!line.starts_with(begins)) continue;
    const auto bytes = from_base64(line.substr(begins.size()));
    if (!bytes || bytes->size() < 5) return {{}, NoteFault::no_note};
    if (bytes->substr(0, 4) != key.id()) continue;
    Signature signature{};
    if (bytes->size() != 4 + signature.size()) return {*head, NoteFault::bad_signature};
    std::copy(bytes->begin() + 4, bytes->end(), signature.begin());
    if (!is_signed(key.key, parts->body, signature)) return {*head, NoteFault::bad_signature};
    result.fault = NoteFault::none;
  }
  return result;
}

std::optional<Checkpoint> unverified(std::string_view note) {
  const auto parts = divided(note);
  return parts ? head_of(parts->body) : std::nullopt;
}

}  // namespace duixian::ledger
