#include "packs/load_pack.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <set>

#include "base/utf8.h"
#include "packs/declared_name.h"
#include "packs/link.h"
#include "packs/mentions.h"
#include "packs/pack_files.h"
#include "packs/read_declarations.h"
#include "packs/read_parameters.h"
#include "packs/read_schema.h"
#include "packs/read_settlement.h"
#include "script/limits.h"
#include "script/run_scripts.h"

namespace duixian::packs {

namespace {

const std::vector<std::string> sections{"pack", "entity", "parameter", "list", "discretion", "approval", "stacking", "reading", "series"};
const std::vector<std::string> manifest_keys{"id", "title", "issuer", "jurisdiction", "effective", "currency", "parties", "note"};

class PackLoader {
 public:
  explicit PackLoader(const std::filesystem::path& folder) : folder_(folder) { pack_.book = std::make_unique<graph::Rulebook>(); }

  Result<Pack> load() {
    read();
    if (has_errors(diagnostics_)) return bounded();
    pack_.folder = folder_.string();
    return {std::move(pack_), std::move(diagnostics_)};
  }

 private:
  void read() {
    const PackFiles files = read_pack_files(folder_, diagnostics_);
    if (has_errors(diagnostics_)) return;
    pack_.digest = files.digest;
    std::vector<script::Source> scripts;
    for (const PackFile& file : files.lua) scripts.push_back({file.shown, file.text});
    bool whole = true;
    for (const PackFile& file : files.toml) whole = parse(file) && whole;
    if (whole) {
      manifest();
      declarations();
      entities();
    }
    if (has_errors(diagnostics_)) return script::check_scripts(*pack_.book, scripts, diagnostics_);
    rules(scripts);
  }

  void rules(const std::vector<script::Source>& scripts) {
    graph::Rulebook& book = *pack_.book;
    book.pack = pack_.id;
    script::run_scripts(book, scripts, diagnostics_);
    if (has_errors(diagnostics_)) return;
    std::vector<Mention> mentions;
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      const auto found = mentions_of(sources_[i].file(), tables_[i]);
      mentions.insert(mentions.end(), found.begin(), found.end());
    }
    link(book, mentions, diagnostics_);
    if (!has_errors(diagnostics_)) read_settlement(sources_, tables_, book);
    if (book.provisions.empty()) {
      diagnostics_.push_back({Severity::error, "no-provisions", folder_.string(), 0, "", "", {"政策包没有任何条款", "the pack has no provision"}, {"在 .lua 文件中写 provision \"编号\" { … }", "write provision \"ID\" { ... } in a .lua file"}});
    }
  }

  // Nobody reads more mistakes than these at once.
  Diagnostics bounded() {
    constexpr std::size_t most = script::maximum_diagnostics;
    if (diagnostics_.size() <= most) return std::move(diagnostics_);
    const std::string more = std::to_string(diagnostics_.size() - most);
    diagnostics_.resize(most);
    diagnostics_.push_back({Severity::note, "more", folder_.string(), 0, "", "", {"还有 " + more + " 处没有列出", more + " more are not shown"}, {"先改正以上各处", "mend these first"}});
    return std::move(diagnostics_);
  }

  bool parse(const PackFile& file) {
    sources_.emplace_back(file.shown, diagnostics_);
    if (first_invalid_byte(file.text)) {
      diagnostics_.push_back({Severity::error, "bad-character", file.shown, 0, "", "", {"文件不是有效的 UTF-8", "the file is not valid UTF-8"}, {"用 UTF-8 保存", "save it as UTF-8"}});
      return false;
    }
    auto table = parse_toml(file.text, file.shown, diagnostics_);
    if (!table) return false;
    tables_.push_back(*std::move(table));
    std::vector<std::string> known = sections;
    known.insert(known.end(), settlement_sections().begin(), settlement_sections().end());
    sources_.back().only_keys(tables_.back(), known, "pack.toml");
    return true;
  }

  // The members of one section in all files.
  template <class Read>
  void each(const char* section, Read read) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      const toml::node* node = tables_[i].get(section);
      if (!node) continue;
      const auto* table = node->as_table();
      if (!table) {
        sources_[i].error(*node, "wrong-type", {std::string(section) + " 应是一个表", std::string("`") + section + "` should be a table"}, {"写 [" + std::string(section) + "]", "write [" + std::string(section) + "]"});
        continue;
      }
      for (const auto& [name, inner] : TomlSource::members(*table)) {
        if (!seen.insert(name).second) {
          sources_[i].error(*inner, "defined-twice", {"“" + name + "”声明了两次", "`" + name + "` is declared twice"}, {"只保留一个", "keep one of them"});
        }
        read(sources_[i], name, *inner);
      }
    }
  }

  void manifest() {
    TomlSource& source = sources_[0];
    const auto* table = tables_[0].get_as<toml::table>("pack");
    if (!table) {
      diagnostics_.push_back({Severity::error, "no-manifest", source.file(), 0, "", "", {"pack.toml 没有 [pack]", "pack.toml has no [pack]"}, {"写 [pack] 和 id、title、effective", "write [pack] with id, title and effective"}});
      return;
    }
    source.only_keys(*table, manifest_keys, "pack");
    pack_.id = source.text(*table, "id").value_or("");
    pack_.title = source.message(*table, "title");
    pack_.issuer = source.text(*table, "issuer").value_or("");
    pack_.jurisdiction = source.text(*table, "jurisdiction").value_or("");
    auto& declared = pack_.book->declarations;
    declared.currency = source.text(*table, "currency").value_or("CNY");
    if (const auto* titled = table->get_as<toml::table>("parties")) {
      for (const auto& [party, node] : TomlSource::members(*titled)) {
        declared.parties.push_back(party);
        declared.party_titles.push_back(source.message(*titled, party));
      }
    } else {
      declared.parties = source.texts(*table, "parties");
    }
    const auto* effective = table->get_as<toml::table>("effective");
    if (effective) source.only_keys(*effective, {"from", "to"}, "effective");
    const auto from = effective ? source.date(*effective, "from") : std::nullopt;
    if (effective) pack_.until = source.date(*effective, "to");
    if (pack_.id.empty() || pack_.title.empty() || !from) {
      source.error(*table, "no-manifest", {"[pack] 缺少 id、title 或 effective.from", "[pack] lacks id, title or effective.from"}, {"写 id = \"…\", title = { zh, en }, effective = { from = 2006-01-01 }", "write id = \"...\", title = { zh, en }, effective = { from = 2006-01-01 }"});
    }
    pack_.from = from.value_or(Date{});
    if (effective && pack_.until.value_or(pack_.from) < pack_.from) {
      source.error(*effective, "wrong-range", {"effective 的 to 早于 from", "`effective` ends before it begins"}, {"改正日期", "correct the dates"});
    }
    if (!is_currency(declared.currency)) {
      source.error(*table, "unknown-currency", {"币种“" + declared.currency + "”不是三个大写字母", "the currency \"" + declared.currency + "\" is not three capital letters"}, {"写 currency = \"CNY\"", "write currency = \"CNY\""});
      declared.currency = "CNY";
    }
  }

  void declarations() {
    auto& into = pack_.book->declarations;
    each("parameter", [&](TomlSource& source, const std::string& name, const toml::node& node) {
      check_name(source, node, name);
      if (auto parameter = read_parameter(source, name, node, into.currency, pack_.from)) into.parameters.push_back(std::move(*parameter));
    });
    each("list", [&](TomlSource& source, const std::string& name, const toml::node& node) {
      check_name(source, node, name);
      if (std::ranges::find(into.parameters, name, &graph::Parameter::name) != into.parameters.end()) {
        source.error(node, "defined-twice", {"名单“" + name + "”与一个参数重名", "the list `" + name + "` has the name of a parameter"}, {"换个名字", "choose another name"});
        return;
      }
      if (auto list = read_list(source, name, node, into.currency, pack_.from)) into.parameters.push_back(std::move(*list));
    });
    each("discretion", [&](TomlSource& source, const std::string& name, const toml::node& node) { read_discretion(source, name, node, into.currency, into); });
    each("approval", [&](TomlSource& source, const std::string& name, const toml::node& node) { read_approval(source, name, node, into); });
    each("reading", [&](TomlSource& source, const std::string& name, const toml::node& node) { read_reading(source, name, node, into); });
    each("series", [&](TomlSource& source, const std::string& name, const toml::node& node) { read_series(source, name, node, into.currency, into); });
    each("stacking", [&](TomlSource& source, const std::string& name, const toml::node& node) { read_stacking(source, name, node, into); });
  }

  void entities() {
    std::vector<EntityTable> found;
    each("entity", [&](TomlSource& source, const std::string& name, const toml::node& node) {
      check_entity_name(source, node, name);
      if (const auto* table = node.as_table()) found.push_back({name, table, &source});
      else source.error(node, "wrong-type", {"实体“" + name + "”应是一个表", "the entity `" + name + "` should be a table"}, {"写 [entity." + name + "]", "write [entity." + name + "]"});
    });
    if (found.size() > maximum_entities) {
      sources_[0].error(tables_[0], "too-many-entities", {"实体超过 " + std::to_string(maximum_entities) + " 个", "there are more than " + std::to_string(maximum_entities) + " entities"}, {"合并一些", "merge some of them"});
      return;
    }
    pack_.book->schema = read_schema(found, pack_.book->declarations.currency);
  }

  std::filesystem::path folder_;
  Pack pack_;
  Diagnostics diagnostics_;
  std::deque<TomlSource> sources_;
  std::deque<toml::table> tables_;
};

}  // namespace

Result<Pack> load_pack(const std::filesystem::path& folder) { return PackLoader(folder).load(); }

}  // namespace duixian::packs
