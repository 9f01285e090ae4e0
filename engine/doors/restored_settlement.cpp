#include "doors/restored_settlement.h"

namespace duixian {

namespace fs = std::filesystem;

RestoredSettlement::RestoredSettlement(const ledger::OpenedLedger& ledger, const ledger::RunEntry& entry, const RestoredRun& own, const std::string& pack, const std::string& records) {
  if (!entry.settlement || !own.run()) return;
  std::vector<Run> runs;
  for (const std::string& id : entry.settlement->packs) {
    if (id == entry.pack) number_ = runs.size();
    const Run* run = id == entry.pack ? own.run() : other(ledger, entry, id, pack, records);
    if (run) runs.push_back(*run);
  }
  if (!missing_.empty()) return;
  SettleOptions how;
  how.exclusions = own.exclusions();
  how.claims = false;
  const auto settling = Settling::begin(runs, how);
  if (!settling) {
    const Message why = settling.diagnostics().front().what;
    missing_.push_back({"已不能结算：" + why.zh, "it cannot be settled any more: " + why.en});
    return;
  }
  std::vector<Decisions> decisions;
  for (const Run& run : runs) decisions.push_back(run.decide());
  settled_ = settling->settle(decisions);
}

const Run* RestoredSettlement::other(const ledger::OpenedLedger& ledger, const ledger::RunEntry& entry, const std::string& id, const std::string& pack, const std::string& records) {
  for (const ledger::RunPlace& place : ledger.runs()) {
    if (place.request != entry.request || place.pack != id) continue;
    ledger::RunEntry run = ledger.run_entry(place);
    (void)ledger.glossary(run);  // it names the files
    const std::string beside = pack.empty() ? "" : (fs::path(pack).parent_path() / fs::path(id).filename()).string();
    others_.push_back(std::make_unique<RestoredRun>(ledger, run, beside, records));
    const auto& missing = others_.back()->missing();
    missing_.insert(missing_.end(), missing.begin(), missing.end());
    return others_.back()->run();
  }
  missing_.push_back({"一起结算的 " + id + " 没有入账，请求号 " + entry.request, "the run of " + id + " that it was settled with is not recorded, request " + entry.request});
  return nullptr;
}

}  // namespace duixian
