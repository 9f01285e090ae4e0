#include "duixian/doors/ledger.h"
#include "report/json_writer.h"

namespace duixian::ledger {

std::string json_of(const Receipt& receipt) {
  std::string out;
  report::JsonWriter json(out);
  json.begin_object();
  json.field("run", receipt.run);
  json.field("request", receipt.request);
  json.field("entries", static_cast<std::int64_t>(receipt.entries));
  json.field("subjects", static_cast<std::int64_t>(receipt.subjects));
  json.field("decisions", receipt.decisions);
  json.key("again");
  json.truth(receipt.again);
  json.key("new");
  json.truth(receipt.made_ledger());
  json.end_object();
  return out;
}

}  // namespace duixian::ledger
