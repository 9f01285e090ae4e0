#include "script/provision_reader.h"

#include <algorithm>
#include <array>

#include "base/nearest_name.h"
#include "duixian/words/quantity.h"
#include "graph/provision_roots.h"
#include "script/arguments.h"
#include "script/handle.h"
#include "script/limits.h"

namespace duixian::script {

namespace {

constexpr std::array<std::string_view, 19> keys{"title", "cite", "kind", "subject", "applies", "when", "checks", "pays", "gives",
                                                "approval", "once", "matter", "funded_by", "paid_to", "instalments", "figures",
                                                "reads", "effective", "note"};

constexpr std::array<std::pair<std::string_view, ProvisionKind>, 9> kinds{{
    {"award", ProvisionKind::award}, {"subsidy", ProvisionKind::subsidy}, {"rebate", ProvisionKind::rebate},
    {"relief", ProvisionKind::relief}, {"share", ProvisionKind::share}, {"right", ProvisionKind::right},
    {"class", ProvisionKind::classification}, {"target", ProvisionKind::target}, {"duty", ProvisionKind::duty}}};

}  // namespace

void ProvisionReader::read() {
  provision_.id = builder_.provision;
  provision_.file = builder_.file;
  provision_.line = current_line(state_);
  if (!unknown_keys()) return;
  title();
  cite();
  kind();
  subject();
  effective();
  reads();
  provision_.applies = condition("applies");
  provision_.when = condition("when");
  provision_.approval = condition("approval");
  checks();
  pays();
  gives();
  once();
  provision_.matter = text("matter").value_or("");
  provision_.funded_by = funding("funded_by");
  provision_.paid_to = funding("paid_to");
  instalments();
  figures();
  parts_as_figures();
  keep();
}

void ProvisionReader::blame(const std::string& key) {
  const auto at = builder_.key_lines.find({provision_.id, key});
  builder_.blamed_line = at == builder_.key_lines.end() ? 0 : at->second;
}

bool ProvisionReader::field(const char* key) {
  blame(key);
  lua_getfield(state_, 2, key);
  if (!lua_isnil(state_, -1)) return true;
  lua_pop(state_, 1);
  builder_.blamed_line = 0;
  return false;
}

void ProvisionReader::mistake(const char* code, Message what, Message remedy) { builder_.report(state_, code, std::move(what), std::move(remedy)); }

bool ProvisionReader::unknown_keys() {
  const auto members = members_of(state_, builder_, 2, "provision");
  if (!members) return false;
  for (const std::string& name : members->names) {
    if (std::find(keys.begin(), keys.end(), name) != keys.end()) continue;
    blame(name);
    const auto close = nearest(name, {keys.begin(), keys.end()});
    mistake("unknown-key", {"条款没有“" + name + "”这一项", "a provision has no key `" + name + "`"},
            close ? Message{"是否为 " + *close + "？", "did you mean `" + *close + "`?"} : Message{"删去它，见语言参考", "delete it; see the language reference"});
  }
  return true;
}

std::optional<Message> ProvisionReader::message_at(int index) {
  if (is_text(state_, index)) return Message{text_at(state_, index), text_at(state_, index)};
  if (!lua_istable(state_, index)) return std::nullopt;
  Message message;
  for (auto [name, half] : {std::pair{"zh", &message.zh}, std::pair{"en", &message.en}}) {
    lua_getfield(state_, index, name);
    if (is_text(state_, -1)) *half = text_at(state_, lua_gettop(state_));
    lua_pop(state_, 1);
  }
  if (message.zh.empty()) message.zh = message.en;
  if (message.en.empty()) message.en = message.zh;
  if (message.empty()) return std::nullopt;
  return message;
}

void ProvisionReader::title() {
  std::optional<Message> found;
  if (field("title")) {
    found = message_at(lua_gettop(state_));
    lua_pop(state_, 1);
  }
  if (found) {
    provision_.title = *found;
  } else {
    mistake("no-title", {"条款没有 title", "the provision has no title"}, {"写 title = { zh = \"…\", en = \"…\" }", "write title = { zh = \"...\", en = \"...\" }"});
  }
}

std::string ProvisionReader::plain(int table, const char* key) {
  lua_getfield(state_, table, key);
  std::string text;
  if (lua_isinteger(state_, -1)) text = std::to_string(lua_tointeger(state_, -1));
  if (is_text(state_, -1)) text = text_at(state_, lua_gettop(state_));
  lua_pop(state_, 1);
  return text;
}

Message ProvisionReader::said(int table, const char* key) {
  lua_getfield(state_, table, key);
  const auto words = message_at(lua_gettop(state_));
  lua_pop(state_, 1);
  return words ? *words : Message{plain(table, key), plain(table, key)};
}

void ProvisionReader::cite() {
  if (field("cite")) {
    if (lua_istable(state_, -1)) {
      const int table = lua_gettop(state_);
      provision_.cite = {said(table, "document"), said(table, "article"), plain(table, "paragraph")};
    }
    lua_pop(state_, 1);
  }
  if (!provision_.cite.article.empty()) return;
  mistake("no-citation", {"条款没有引注（cite）", "the provision has no citation"}, {"写 cite = { article = 13, paragraph = 1 }", "write cite = { article = 13, paragraph = 1 }"});
}

void ProvisionReader::kind() {
  if (!field("kind")) {
    mistake("no-kind", {"条款没有种类（kind）", "the provision has no kind"}, {"写 kind = \"award\"，或 subsidy rebate relief share right class target duty", "write kind = \"award\", or subsidy, rebate, relief, share, right, class, target, duty"});
    return;
  }
  lua_pop(state_, 1);
  const std::string name = text("kind").value_or("");
  for (const auto& [word, kind] : kinds) {
    if (word == name) {
      provision_.kind = kind;
      return;
    }
  }
  std::vector<std::string> known;
  for (const auto& [word, kind] : kinds) known.emplace_back(word);
  const auto close = nearest(name, known);
  mistake("unknown-kind", {"条款种类（kind）“" + name + "”不存在", "there is no kind `" + name + "`"},
          close ? Message{"是否为 " + *close + "？", "did you mean `" + *close + "`?"}
                : Message{"可选 award subsidy rebate relief share right class target duty", "it is one of award subsidy rebate relief share right class target duty"});
}

void ProvisionReader::subject() {
  if (field("subject")) {
    const Handle* handle = handle_at(state_, -1);
    const bool entity = handle && handle->kind == HandleKind::entity;
    if (entity) provision_.subject = handle->index;
    lua_pop(state_, 1);
    if (entity) return;
  }
  mistake("no-subject", {"条款没有主体（subject）", "the provision has no subject"}, {"写 subject = 实体名，例如 subject = park", "write subject = ENTITY, such as subject = park"});
  broken_ = true;
}

// Its own dates: { from = "2020-01-01", to = "2022-12-31" }, either of them, both days included.
void ProvisionReader::effective() {
  if (!field("effective")) return;
  const int table = lua_gettop(state_);
  bool fine = lua_istable(state_, table);
  for (auto [key, date] : {std::pair{"from", &provision_.from}, {"to", &provision_.until}}) {
    if (!fine) break;
    lua_getfield(state_, table, key);
    const auto read = is_text(state_, -1) ? read_quantity(text_at(state_, lua_gettop(state_))) : WrittenQuantity{};
    if (!lua_isnil(state_, -1)) {
      fine = read.reading == Reading::exact && read.date;
      if (fine) *date = *read.date;
    }
    lua_pop(state_, 1);
  }
  if (fine) only_names(state_, builder_, table, {"from", "to"}, "effective");
  lua_pop(state_, 1);
  const bool empty = !provision_.from && !provision_.until;
  if (!fine || empty || (provision_.from && provision_.until && *provision_.until < *provision_.from)) {
    mistake("wrong-argument", {"effective 写本条自己的起止日，终止日不早于起始日", "`effective` gives the provision's own dates, and does not end before it begins"},
            {"写 effective = { from = \"2020-01-01\", to = \"2022-12-31\" }", "write effective = { from = \"2020-01-01\", to = \"2022-12-31\" }"});
  }
}

void ProvisionReader::once() {
  const auto word = text("once");
  if (!word) return;
  if (*word == "ever") {
    provision_.once = graph::Once::ever;
  } else if (*word == "per tier") {
    provision_.once = graph::Once::per_tier;
  } else {
    mistake("wrong-argument", {"once 是 \"ever\" 或 \"per tier\"", "`once` is \"ever\" or \"per tier\""}, {"选其一，或删去", "choose one, or leave it out"});
  }
}

std::optional<std::string> ProvisionReader::text(const char* key) {
  if (!field(key)) return std::nullopt;
  std::optional<std::string> found;
  if (is_text(state_, -1)) found = text_at(state_, lua_gettop(state_));
  lua_pop(state_, 1);
  if (!found) mistake("wrong-argument", {std::string(key) + " 需要文字", std::string("`") + key + "` takes a text"}, {"用引号写", "write it in quotes"});
  return found;
}

void ProvisionReader::figures() {
  if (!field("figures")) return;
  const int table = lua_gettop(state_);
  const auto members = members_of(state_, builder_, table, "figures");
  if (members && !members->by_name && members->size > 0) {
    wrong_argument(state_, builder_, "figures", "按名字写的数", "values by name", "figures = { growth = g }");
  }
  for (std::size_t i = 0; members && members->by_name && i < members->size; ++i) {
    push_member(state_, table, *members, i);
    const OutlineId id = value_of_top();
    lua_pop(state_, 1);
    if (!(id == builder_.poison())) provision_.figures.emplace_back(members->names[i], id);
  }
  lua_pop(state_, 1);
}

// The parts of a sum of parts are figures too, unless the author shows something else by that name.
void ProvisionReader::parts_as_figures() {
  if (!provision_.pays) return;
  const graph::OutlineEntry sum = builder_.book.outline[*provision_.pays];
  for (std::size_t i = 0; sum.word == "sum_of" && i < sum.parts.size(); ++i) {
    const auto named = [&](const auto& figure) { return figure.first == sum.part_names[i]; };
    if (std::ranges::none_of(provision_.figures, named)) provision_.figures.emplace_back(sum.part_names[i], sum.parts[i]);
  }
}

// What will be looked through again and again costs by its length.
void ProvisionReader::keep() {
  builder_.blamed_line = 0;
  for (const OutlineId root : graph::roots_of(provision_)) LuaState::of(state_).charge(rule_cost * builder_.book.outline[root].weight);
  auto& provisions = builder_.book.provisions;
  const auto twice = builder_.book.provision(provision_.id);
  if (twice) {
    const graph::Provision& first = provisions[*twice];
    const std::string where = builder_.book.files[static_cast<std::size_t>(first.file)] + ":" + std::to_string(first.line);
    mistake("defined-twice", {"条款“" + provision_.id + "”定义了两次，先前在 " + where, "provision \"" + provision_.id + "\" is defined twice, first at " + where},
            {"给其中一个换个编号", "give one of them another id"});
    return;
  }
  if (!broken_) provisions.push_back(std::move(provision_));
}

}  // namespace duixian::script
