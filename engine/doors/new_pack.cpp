#include <filesystem>

#include "duixian/doors/pack.h"
#include "report/output_file.h"

namespace duixian {

namespace {

constexpr const char* manifest = R"(# A policy document made computable. docs/pack-format.md describes every key.
[pack]
id        = "example"
title     = { zh = "示例奖励办法", en = "An example of an award" }
issuer    = "示例市人民政府"
effective = { from = 2024-01-01 }
currency  = "CNY"
parties   = ["city", "district"]

[entity.enterprise]
title = { zh = "企业", en = "enterprise" }
key   = "uscc"
key_columns = ["统一社会信用代码"]
[entity.enterprise.fact]
name             = { type = "text", columns = ["企业名称"] }
is_in_catalogue  = { type = "truth", columns = ["是否在目录内"] }
annual_output    = { type = "money", yearly = true, range = ["0元", "10万亿元"], columns = ["年产值"], source = "statistics" }

[parameter.output_award]
type  = "tiers"
title = { zh = "产值奖励", en = "Output award" }
value = [ { from = 2024-01-01, tiers = [
  { at_least = "5亿元",  gives = "50万元" },
  { at_least = "10亿元", gives = "100万元" },
] } ]
cite  = { article = 1 }
)";

constexpr const char* rules = R"(-- Article 1: an enterprise of the catalogue whose yearly output reaches a line is awarded, the highest line counting.
provision "1-1" {
  title = { zh = "年产值奖励", en = "Award for yearly output" },
  cite  = { article = 1 }, kind = "award", subject = enterprise,
  when  = enterprise.is_in_catalogue,
  pays  = tiers(enterprise.annual_output, parameter.output_award),
  funded_by = "city",
}
)";

constexpr const char* cases = R"(pack      = "example"
provision = "1-1"

[[case]]
name   = "just at the first line"
given  = { is_in_catalogue = true, annual_output = "5亿元" }
expect = { outcome = "granted", amount = "50万元" }

[[case]]
name   = "one fen below it"
given  = { is_in_catalogue = true, annual_output = "499999999.99元" }
expect = { outcome = "ineligible", failing = ["annual_output"] }

[[case]]
name   = "at the second line"
given  = { is_in_catalogue = true, annual_output = "10亿元" }
expect = { outcome = "granted", amount = "100万元" }

[[case]]
name   = "not in the catalogue, whatever the output"
given  = { is_in_catalogue = false }
expect = { outcome = "ineligible", failing = ["is_in_catalogue"] }

[[case]]
name   = "in the catalogue, output not known"
given  = { is_in_catalogue = true }
expect = { outcome = "undetermined", missing = ["annual_output"] }
)";

Diagnostic refused(const std::string& folder, Message what) {
  return {Severity::error, "folder-exists", folder, 0, "", "", std::move(what), {"换一个新的文件夹名", "name a new folder"}};
}

}  // namespace

Diagnostics write_new_pack(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code failure;
  if (fs::exists(folder, failure) && !(fs::is_directory(folder, failure) && fs::is_empty(folder, failure))) {
    return {refused(folder, {"这里已有内容，不会覆盖", "there is something here already, and nothing is overwritten"})};
  }
  fs::create_directories(fs::path(folder) / "cases", failure);
  if (failure) return {refused(folder, {"建不了文件夹：" + failure.message(), "the folder cannot be made: " + failure.message()})};
  Diagnostics all;
  for (const auto& [name, text] : {std::pair{"pack.toml", manifest}, {"awards.lua", rules}, {"cases/1-1.toml", cases}}) {
    for (const Diagnostic& one : report::write_file(fs::path(folder) / name, text)) all.push_back(one);
  }
  return all;
}

}  // namespace duixian
