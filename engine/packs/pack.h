// One policy document made computable: what its manifest says, and the rules that its scripts made.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "duixian/words/date.h"
#include "duixian/words/message.h"
#include "graph/rulebook.h"

namespace duixian::packs {

struct Pack {
  std::string id;
  Message title;
  std::string issuer;
  std::string jurisdiction;
  Date from;                  // in force from this day
  std::optional<Date> until;  // and to this one, itself included
  std::string folder;
  std::string digest;         // SHA-256 over the names and bytes of its files, hexadecimal
  std::unique_ptr<graph::Rulebook> book;  // stays at its address: scripts' functions refer to it
};

}  // namespace duixian::packs
