// The commands that need a pack and no records: test, check, describe, new.
#include <algorithm>

#include "cli/commands.h"
#include "duixian/doors/description.h"
#include "duixian/doors/report.h"

namespace duixian::cli {

int test(const Options& options) {
  const auto pack = Pack::load(options.packs.front());
  if (!pack) return tell(options, pack.diagnostics()), exit_wrong;
  const CaseReport report = run_cases(*pack, options.cases);
  const bool json = options.format == Format::json, junit = options.format == Format::junit;
  print(json ? json_of(report) : junit ? junit_of(report) : text_of(report, options.language, options.colour));
  if (has_errors(report.diagnostics)) {
    if (json || junit) tell(options, report.diagnostics);
    return exit_wrong;
  }
  if (report.cases.empty()) {
    tell(options, Message{"没有找到案例", "no cases were found"});
    return exit_wrong;
  }
  return report.failed() == 0 ? exit_ok : exit_short;
}

int check(const Options& options) {
  const auto pack = Pack::load(options.packs.front());
  const Diagnostics& found = pack.diagnostics();
  if (options.format == Format::json) {
    print(json_of(found) + "\n");
  } else {
    tell(options, found);
    if (pack) {
      const std::string count = std::to_string((*pack).provisions().size());
      print(options.language == Language::chinese ? (*pack).title().zh + "：" + count + " 个条款，没有错误\n" : (*pack).title().en + ": " + count + " provisions, no errors\n");
    }
  }
  if (pack) return exit_ok;
  const bool unreadable = std::any_of(found.begin(), found.end(), [](const Diagnostic& one) { return one.code == "no-pack" || one.code == "no-manifest" || one.code == "unreadable-file"; });
  return unreadable ? exit_wrong : exit_short;
}

int describe(const Options& options) {
  const auto pack = Pack::load(options.packs.front());
  if (!pack) return tell(options, pack.diagnostics()), exit_wrong;
  Date day = *Date::of(9999, 12, 31);
  if (!options.as_of.empty()) {
    const WrittenQuantity read = read_quantity(options.as_of);
    if (!read.date) return tell(options, Message{"--as-of 需要日期，如 2007-12-31", "--as-of takes a date such as 2007-12-31"}), exit_wrong;
    day = *read.date;
  }
  if (options.format == Format::json) return print(json_of(*pack, day)) ? exit_ok : exit_wrong;
  std::string text;
  for (const ProvisionEntry& entry : (*pack).provisions()) {
    if (options.provision.empty() || options.provision == entry.id) text += *(*pack).rule(entry.id, options.language, day) + "\n";
  }
  if (text.empty()) return tell(options, Message{"没有条款“" + options.provision + "”", "there is no provision \"" + options.provision + "\""}), exit_wrong;
  print(text);
  return exit_ok;
}

int make_pack(const Options& options) {
  const Diagnostics wrong = write_new_pack(options.folder);
  if (!wrong.empty()) return tell(options, wrong), exit_wrong;
  print(options.language == Language::chinese ? "已建 " + options.folder + "；试试 duixian test " + options.folder + "\n" : "Made " + options.folder + "; try duixian test " + options.folder + "\n");
  return exit_ok;
}

}  // namespace duixian::cli
