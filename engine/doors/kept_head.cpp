#include "doors/kept_head.h"

#include "ledger/trouble.h"

namespace duixian {

using namespace ledger;

std::string head_file(const std::string& ledger, const std::string& asked) {
  if (!asked.empty()) return asked;
  return ledger.starts_with("postgresql://") ? "" : ledger + ".head";
}

void grown_from(OpenedLedger& ledger, const std::string& note, const std::string& where) {
  const OpenedNote kept = opened(note, ledger.key());
  if (kept.fault == NoteFault::no_note) stop("no-head", where, {"这不是签名树头，或已损坏", "this is no signed head, or it is damaged"}, {"取备份核对", "compare a backup"});
  if (kept.fault != NoteFault::none) stop("forged-head", where, {"这个树头不是账本的钥匙签的", "this head was not signed by the ledger's key"}, {"检查是不是另一本账本的树头；否则是伪造的", "see whether it belongs to another ledger; else it is forged"});
  const Message remedy{"账本可能被换回旧副本或被截断；不要写入，取备份核对", "the ledger may have been cut or put back to an old copy; write nothing and compare a backup"};
  if (kept.head.size > ledger.head().size) {
    stop("rolled-back", where, {"签过 " + std::to_string(kept.head.size) + " 条的树头，账本却只有 " + std::to_string(ledger.head().size) + " 条", "a head of " + std::to_string(kept.head.size) + " entries was signed, and the ledger has only " + std::to_string(ledger.head().size)}, remedy);
  }
  const auto proof = ledger.tree().consistency(kept.head.size);
  if (!is_consistent(kept.head.size, ledger.head().size, kept.head.root, ledger.head().root, proof)) {
    stop("forked", where, {"账本的前 " + std::to_string(kept.head.size) + " 条与当时签名的不同", "the first " + std::to_string(kept.head.size) + " entries of the ledger are not those that were signed"}, remedy);
  }
}

}  // namespace duixian
