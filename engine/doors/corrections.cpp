#include "doors/corrections.h"

#include <map>
#include <tuple>

namespace duixian {

namespace {

using Sums = std::map<int, std::int64_t>;  // by year of payment

Message why_of(const SettledClaim& claim) {
  Message why;
  const auto put = [&](const Message& more) {
    why = {why.zh + (why.zh.empty() ? "" : "；") + more.zh, why.en + (why.en.empty() ? "" : "; ") + more.en};
  };
  for (const SettledCut& cut : claim.cuts) put(cut.reason);
  if (claim.held) put(claim.held_because);
  return why;
}

// By year of payment; what lapsed is not owed, and what waits is not due before it is known.
std::vector<std::pair<int, std::int64_t>> owed(const SettledClaim& claim) {
  std::vector<std::pair<int, std::int64_t>> found;
  for (const SettledPayment& one : claim.payments) {
    if (one.due != "lapsed" && one.due != "waiting") found.emplace_back(one.year, one.amount.minor);
  }
  return found;
}

class Comparing {
 public:
  Comparing(const std::vector<EarlierClaim>& earlier, const Settled& now) : now_(now) {
    for (const EarlierClaim& one : earlier) before_[{one.pack, one.provision, one.enterprise, one.subject}] = &one;
  }

  std::vector<Correction> compare() {
    for (const SettledClaim& claim : now_.claims) {
      Correction line = line_of(claim, claim.title);
      line.why_now = why_of(claim);
      Sums sums, then;
      for (const auto& [year, amount] : owed(claim)) sums[year] += amount;
      const auto before = before_.find({claim.pack, claim.provision, claim.enterprise, claim.subject});
      line.why_before = {"原先没有这一项", "it was not there before"};
      if (before != before_.end()) {
        line.why_before = before->second->why;
        then = sums_of(*before->second);
        before_.erase(before);
      }
      differences(line, then, sums);
    }
    for (const auto& [key, gone] : before_) {
      Correction line = line_of(*gone, {gone->title, gone->title});
      line.why_before = gone->why;
      line.why_now = {"现在不再有应付的结论", "no decision makes anything due now"};
      differences(line, sums_of(*gone), {});
    }
    return std::move(found_);
  }

 private:
  template <class Claim>
  static Correction line_of(const Claim& claim, const Message& title) {
    Correction line;
    line.pack = claim.pack;
    line.provision = claim.provision;
    line.enterprise = claim.enterprise;
    line.subject = claim.subject;
    line.subject_name = claim.subject_name;
    line.title = title;
    return line;
  }

  static Sums sums_of(const EarlierClaim& claim) {
    Sums sums;
    for (const auto& [year, amount] : claim.payments) sums[year] += amount;
    return sums;
  }

  void differences(Correction line, const Sums& before, const Sums& now) {
    std::map<int, std::pair<std::int64_t, std::int64_t>> years;
    for (const auto& [year, sum] : before) years[year].first = sum;
    for (const auto& [year, sum] : now) years[year].second = sum;
    for (const auto& [year, sums] : years) {
      if (sums.first == sums.second) continue;
      line.year = year;
      line.before = {sums.first, now_.currency};
      line.now = {sums.second, now_.currency};
      line.difference = {sums.second - sums.first, now_.currency};
      found_.push_back(line);
    }
  }

  const Settled& now_;
  std::map<std::tuple<std::string, std::string, std::string, std::string>, const EarlierClaim*> before_;
  std::vector<Correction> found_;
};

}  // namespace

std::vector<Correction> corrections_of(const std::vector<EarlierClaim>& earlier, const Settled& now) { return Comparing(earlier, now).compare(); }

std::vector<EarlierClaim> earlier_claims(const Settled& before) {
  std::vector<EarlierClaim> found;
  for (const SettledClaim& claim : before.claims) {
    found.push_back({claim.pack, claim.provision, claim.title.zh, claim.enterprise, claim.subject, claim.subject_name, before.currency, before.year, why_of(claim), owed(claim), {}});
  }
  return found;
}

}  // namespace duixian
