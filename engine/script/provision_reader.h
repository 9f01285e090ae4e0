// Reads the keys of one provision, each by its own rule, and adds it to the rulebook.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "script/builder.h"

namespace duixian::script {

// The keys are those of the table at stack index 2.
class ProvisionReader {
 public:
  ProvisionReader(lua_State* state, Builder& builder) : state_(state), builder_(builder) {}
  void read();

 private:
  // Pushes the key's value; false (and nothing pushed) where it is absent. Mistakes from here on are of its line.
  bool field(const char* key);
  void blame(const std::string& key);
  void mistake(const char* code, Message what, Message remedy);
  std::optional<std::string> text(const char* key);
  std::optional<Message> message_at(int index);
  std::string plain(int table, const char* key);
  Message said(int table, const char* key);  // one text for both languages, or { zh, en }

  bool unknown_keys();
  void title();
  void cite();
  void kind();
  void subject();
  void effective();
  void once();
  void figures();
  void parts_as_figures();
  void keep();

  // provision_values.cpp
  void reads();
  // A value must be one of the subject or of what the subject belongs to.
  bool fits_subject(OutlineId id);
  OutlineId value_of_top(const Type* beside = nullptr);
  OutlineId value_or_function(const Type& type);
  OutlineId computed(std::uint32_t number, const Type& type);
  std::optional<OutlineId> condition(const char* key);
  void checks();
  void one_check();
  void pays();
  void gives();
  void rows_of_gives(int table, graph::GivenResult& result);
  // Tells of names in a table that are not among `known`: a misspelt one would be ignored in silence.

  // provision_parties.cpp
  bool known_party(const std::string& party);
  std::optional<graph::Funding> funding(const char* key);
  void split_funding(const SplitView& view, const char* key, graph::Funding& funding);
  void expression_funding(OutlineId id, const char* key, graph::Funding& funding);
  void instalments();
  void shares(int table, graph::InstalmentPlan& plan);
  void constant_shares(int parts, graph::InstalmentPlan& plan);
  void terms(int parts, graph::InstalmentPlan& plan);
  std::optional<graph::InstalmentTerms> one_term(int part);

  lua_State* state_;
  Builder& builder_;
  graph::Provision provision_;
  std::vector<OutlineId> reads_;
  std::vector<std::string> read_names_;  // one for each of reads_
  bool broken_ = false;                  // beyond use: told of, and not kept
};

}  // namespace duixian::script
