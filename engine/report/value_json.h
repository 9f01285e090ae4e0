// Values, places and sums as JSON; docs/decisions-format.md describes them.
#pragma once

#include <optional>

#include "duixian/words/dossier.h"
#include "duixian/words/explanation.h"
#include "duixian/words/money.h"
#include "duixian/words/value.h"
#include "report/json_writer.h"

namespace duixian::report {

void write_value(JsonWriter& json, const Value& value);  // null where it is not known
void write_money(JsonWriter& json, const std::optional<Money>& money);
void write_place(JsonWriter& json, const Place& place);
void write_citation(JsonWriter& json, const Citation& cite);
// "1234567.89" CNY, "1500" 人, "0.05" for a rate, "1/3" where no finite decimal exists.
[[nodiscard]] std::string exact_number(const Quantity& quantity);

}  // namespace duixian::report
