#include "doors/condition_texts.h"

#include "report/phrase.h"

namespace duixian {

void write_condition_texts(Decision& decision) {
  for (FailedCondition& failed : decision.failing) {
    failed.text = report::condition_text(failed.condition);
    failed.condition = {};
  }
}

}  // namespace duixian
