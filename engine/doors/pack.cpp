#include "duixian/doors/pack.h"

#include <algorithm>

#include "evaluate/explain.h"
#include "packs/load_pack.h"
#include "report/rule_text.h"
#include "report/value_text.h"

namespace duixian {

namespace {

using graph::OutlineId;

class RuleWriter {
 public:
  RuleWriter(const packs::Pack& pack, const graph::Provision& provision, Language language, Date day)
      : pack_(pack), provision_(provision), language_(language), day_(day) {}

  std::string write() {
    Citation cite = provision_.cite;
    if (cite.document.empty()) cite.document = pack_.title;
    std::string text = provision_.id + "  " + provision_.title.in(language_) + "\n" + report::citation_text(cite, language_) + "\n\n";
    Explanation whole;
    whole.word = "provision";
    whole.cite = cite;
    section(whole, "applies", provision_.applies);
    section(whole, "when", provision_.when);
    for (const graph::Check& check : provision_.checks) {
      section(whole, "checks", check.condition);
      whole.parts.back().title = check.reason;
    }
    section(whole, "pays", provision_.pays);
    if (provision_.amount_not_stated) {
      Explanation pays, none;
      pays.word = "pays";
      none.word = "not_stated";
      pays.parts.push_back(none);
      whole.parts.push_back(pays);
    }
    if (provision_.gives) section(whole, "gives", provision_.gives->value ? provision_.gives->value : provision_.gives->first_that);
    section(whole, "approval", provision_.approval);
    for (const auto& [word, funding] : {std::pair{"funded_by", &provision_.funded_by}, {"paid_to", &provision_.paid_to}}) {
      if (*funding) parties(whole, word, **funding);
    }
    if (provision_.instalments) section(whole, "instalments", provision_.instalments->years);
    return text + report::rule_text(whole, language_) + readings();
  }

 private:
  void section(Explanation& whole, const char* word, const std::optional<OutlineId>& id) {
    if (!id) return;
    Explanation part;
    part.word = word;
    part.parts.push_back(evaluate::Explainer::rule(pack_, *id, day_));
    whole.parts.push_back(std::move(part));
  }

  void parties(Explanation& whole, const char* word, const graph::Funding& funding) {
    const auto one = funding.choice ? funding.choice : funding.list_split ? funding.list_split : funding.split;
    if (one) return section(whole, word, one);
    Explanation part;
    part.word = word;
    for (const std::string& party : funding.parties) {
      Explanation name;
      name.word = "constant";
      name.name = party;
      name.title = party_title(party);
      name.value.is = party;
      part.parts.push_back(name);
    }
    whole.parts.push_back(std::move(part));
  }

  Message party_title(const std::string& party) const {
    const auto& declared = pack_.book->declarations;
    const auto at = std::ranges::find(declared.parties, party);
    const auto number = static_cast<std::size_t>(at - declared.parties.begin());
    return number < declared.party_titles.size() ? declared.party_titles[number] : Message{};
  }

  // The readings of this provision, those too that only say how the data are taken.
  std::string readings() const {
    std::string text;
    for (const auto& reading : pack_.book->declarations.readings) {
      if (reading.id.substr(0, reading.id.find('/')) != provision_.id) continue;
      if (text.empty()) text = language_ == Language::chinese ? "\n读法：\n" : "\nReadings:\n";
      text += "  " + reading.id + "  " + reading.issue.in(language_) + "\n";
      for (const auto& choice : reading.choices) {
        text += std::string("    ") + (choice.name == reading.chosen ? "* " : "  ") + choice.name + "  " + choice.text.in(language_) + "\n";
      }
    }
    return text;
  }

  const packs::Pack& pack_;
  const graph::Provision& provision_;
  Language language_;
  Date day_;
};

}  // namespace

Result<Pack> Pack::load(const std::string& folder) {
  auto loaded = packs::load_pack(folder);
  if (!loaded) return loaded.diagnostics();
  const Diagnostics warnings = loaded.diagnostics();
  return {Pack(std::make_shared<const packs::Pack>(*std::move(loaded))), warnings};
}

const std::string& Pack::id() const { return inner_->id; }
const Message& Pack::title() const { return inner_->title; }
const std::string& Pack::digest() const { return inner_->digest; }

std::vector<ProvisionEntry> Pack::provisions() const {
  std::vector<ProvisionEntry> entries;
  for (const auto& provision : inner_->book->provisions) {
    entries.push_back({provision.id, provision.title, provision.kind, provision.cite, inner_->book->schema.entities[provision.subject].name});
  }
  return entries;
}

std::optional<std::string> Pack::rule(const std::string& id, Language language, Date day) const {
  const auto number = inner_->book->provision(id);
  if (!number) return std::nullopt;
  return RuleWriter(*inner_, inner_->book->provisions[*number], language, day).write();
}

}  // namespace duixian
