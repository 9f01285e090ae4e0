// The decisions of one or several runs as settlement reads them: by enterprise, with what its rules ask of the records.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "doors/run_state.h"
#include "settle/claim.h"
#include "settle/rules.h"

namespace duixian {

class RunClaims : public settle::Claims {
 public:
  // A decision that may cost money, with what is shown of it.
  struct Entry {
    settle::Claim claim;
    std::size_t run = 0, entity = 0;
    columns::Row row = 0;
    std::uint32_t enterprise = 0;
    std::string subject, subject_name;
    std::vector<settle::OwnPart> parts;
    std::vector<settle::OwnPayer> payers;
  };

  RunClaims(const settle::Rules& rules, std::vector<const Run::State*> runs, std::vector<Exclusion> exclusions, bool exclusions_given);

  void add(std::size_t run, std::size_t first_provision, const Decision& decision);
  // The enterprise of a decision that costs nothing: its number until finish(), which place() turns into that after it.
  std::uint32_t enterprise_of(std::size_t run, const Decision& decision);
  [[nodiscard]] std::size_t place(std::uint32_t number) const { return places_[number]; }
  // Orders what was added: enterprises by key. Call once, before settling.
  void finish();

  // The claims of an enterprise, in the order in which settlement reads them.
  [[nodiscard]] std::span<const Entry> of(std::size_t enterprise) const;
  [[nodiscard]] const std::string& enterprise_key(std::size_t enterprise) const { return enterprises_[enterprise].key; }
  [[nodiscard]] std::string enterprise_name(std::size_t enterprise) const;
  // A fact of an entry's family as text, "" where it is unknown; `figure` is of that run's pack.
  [[nodiscard]] std::string text_of(const graph::Figure& figure, const Entry& entry) const;
  // What was paid before to an enterprise and its subjects, with the subject's key.
  struct Past {
    settle::PastPayment payment;
    const PastAward* award = nullptr;
    std::size_t run = 0;
  };
  [[nodiscard]] const std::vector<Past>& history(std::size_t enterprise) const { return enterprises_[enterprise].past; }
  [[nodiscard]] std::optional<Rational> figure_of_enterprise(std::size_t figure, std::size_t enterprise) const;

  [[nodiscard]] std::size_t enterprises() const override { return enterprises_.size(); }
  void read(std::size_t first, std::size_t last, std::vector<settle::Claim>& claims, std::vector<std::uint32_t>& counts) const override;
  [[nodiscard]] std::optional<Rational> figure(std::size_t figure, std::size_t enterprise, const settle::Claim& claim) const override;
  [[nodiscard]] std::vector<settle::PastPayment> paid_before(std::size_t enterprise) const override;
  [[nodiscard]] std::vector<settle::OwnPart> own_parts(std::size_t enterprise, const settle::Claim& claim) const override { return entry(enterprise, claim).parts; }
  [[nodiscard]] std::vector<settle::OwnPayer> own_payers(std::size_t enterprise, const settle::Claim& claim) const override { return entry(enterprise, claim).payers; }
  [[nodiscard]] std::vector<std::uint32_t> places() const override;

 private:
  // Where a subject stands in the records of a run.
  struct Seat {
    std::size_t run = 0, entity = 0;
    columns::Row row = 0;
  };
  struct Enterprise {
    std::string key;
    Seat seat;
    std::vector<Past> past;
  };

  [[nodiscard]] const columns::Records& records(std::size_t run) const { return runs_[run]->records(); }
  [[nodiscard]] const Schema& schema(std::size_t run) const { return runs_[run]->pack.inner().book->schema; }
  [[nodiscard]] Seat root_of(Seat seat) const;
  std::uint32_t enterprise_at(const Seat& seat);
  std::uint32_t subject_number(std::size_t run, std::size_t entity, const std::string& key);
  void read_history();
  [[nodiscard]] const Entry& entry(std::size_t enterprise, const settle::Claim& claim) const;
  // The subject of a figure's fact in that family; nothing where it has none.
  [[nodiscard]] std::optional<Seat> seat_of(const graph::Figure& figure, const Seat& seat) const;
  [[nodiscard]] std::optional<Rational> fact_at(const graph::Figure& figure, const Seat& seat) const;
  [[nodiscard]] std::optional<std::string> name_at(const graph::Figure& figure, const Seat& seat) const;  // of choices and texts
  [[nodiscard]] std::optional<Rational> answer(const graph::Figure& figure, const Seat& seat, const std::string& provision) const;

  const settle::Rules& rules_;
  std::vector<const Run::State*> runs_;
  std::unordered_map<std::string, std::vector<Exclusion>> listed_;  // by subject and list
  bool exclusions_given_;
  std::unordered_map<std::string, bool> approvals_;                 // by run, subject, provision and approval
  std::unordered_map<std::string, std::uint32_t> enterprise_numbers_, subject_numbers_;
  std::vector<Enterprise> enterprises_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> first_, places_;
};

}  // namespace duixian
