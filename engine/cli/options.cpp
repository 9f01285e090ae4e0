// The only file that sees CLI11: it is slow to compile.
#include "cli/options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <map>

namespace duixian::cli {

namespace {

const std::map<std::string, Language> languages{{"zh", Language::chinese}, {"en", Language::english}};

class Commands {
 public:
  explicit Commands(Options& options) : options_(options) {
    app_.require_subcommand(1);
    app_.set_help_all_flag("--help-all", "Help of every command");
    app_.set_version_flag("--version", "duixian 0.1.0");
    app_.footer("Exit codes: 0 ok, 1 something fell short, 2 wrong use or unreadable input.\nExample: duixian run policies/changsha --records samples/changsha --year 2007 --out out");
    run();
    settle();
    explain();
    funnel();
    targets();
    readings();
    test();
    check();
    describe();
    make();
    keys();
    replay();
    prove();
    verify();
    history();
    audit();
    diff();
  }

  int parse(int count, char** words) {
    try {
      app_.parse(count, words);
    } catch (const CLI::ParseError& error) {
      return app_.exit(error) == 0 ? exit_ok : exit_wrong;
    }
    options_.command = app_.get_subcommands().front()->get_name();
    return -1;
  }

 private:
  CLI::App* command(const char* name, const char* what, const char* example) {
    CLI::App* command = app_.add_subcommand(name, what);
    command->footer(std::string("Example: ") + example);
    command->add_option("--lang", options_.language, "Language of messages: zh or en")->transform(CLI::CheckedTransformer(languages))->option_text("zh|en");
    return command;
  }

  // An empty name, such as a shell makes of a variable that is not set, is no way to leave the option out.
  static CLI::Option* named(CLI::Option* option) {
    return option->check([](const std::string& text) { return text.empty() ? std::string("文件名是空的; the file's name is empty") : std::string(); });
  }

  static CLI::Option* run_number(CLI::Option* option) {
    return option->check([](const std::string& text) {
      const bool is_number = !text.empty() && text.size() < 19 && text.find_first_not_of("0123456789") == std::string::npos && text.find_first_not_of('0') != std::string::npos;
      return is_number ? std::string() : "\"" + text + "\" 不是运行的编号（1、2、……）; it is no run's number (1, 2, ...)";
    });
  }

  void format(CLI::App* command, std::map<std::string, Format> known, const char* text) {
    command->add_option("--format", options_.format, "Form of the output")->transform(CLI::CheckedTransformer(std::move(known)))->option_text(text);
  }

  void pack(CLI::App* command, const char* what = "Pack folder") {
    command->add_option("PACK", options_.packs, what)->required()->expected(1)->option_text("PACK");
  }

  void records(CLI::App* command) {
    command->add_option("--records", options_.records, "A folder, a workbook or one CSV file")->required();
    command->add_option("--year", options_.year, "The year to compute")->required()->check(CLI::Range(1, 9999));
    command->add_option("--as-of", options_.as_of, "The day whose rules apply (31 December of the year)");
    command->add_option("--encoding", options_.encoding, "Encoding of CSV files: utf-8 or gb18030 (found out if left away)")->check(CLI::IsMember({"utf-8", "gb18030"}));
    command->add_option("--mapping", options_.mapping, "Column names that the pack does not know (TOML)");
    command->add_option("--readings", options_.readings, "Readings and parameters chosen for this run (TOML)");
    command->add_option("--rulings", options_.rulings, "What authorities decided under a discretion (table)");
    command->add_option("--approvals", options_.approvals, "Approvals given and refused (table)");
    command->add_option("--history", options_.history, "What was paid before (table)");
    command->add_option("--series", options_.series, "Dated series: exchange rates, bank rates (table)");
    command->add_option("--set", options_.set, "parameter.NAME=VALUE or reading.ID=CHOICE, any number of times")->allow_extra_args(false);
  }

  void threads(CLI::App* command) {
    command->add_option("--threads", options_.threads, "Threads to compute with (one for each core); no result depends on it")->check(CLI::Range(1, 1024));
  }

  void settlement(CLI::Option* flag, CLI::App* command) {
    const auto option = [&](const char* name, std::string& into, const char* what) {
      CLI::Option* added = command->add_option(name, into, what);
      if (flag) added->needs(flag);
    };
    option("--exclusions", options_.exclusions, "Who is on a list of exclusions (table)");
    option("--notices", options_.notices, "A PDF with a notice for each enterprise");
    option("--corrections", options_.corrections, "Facts that turned out to be wrong (table): what changes, and why");
    option("--earlier", options_.earlier, "settlement.csv of an earlier settlement of the year: what changes against it");
  }

  void run() {
    CLI::App* run = command("run", "Compute packs over records", "duixian run policies/changsha --records samples/changsha --year 2007 --out out");
    run->add_option("PACK", options_.packs, "Pack folders")->required();
    records(run);
    CLI::Option* out = run->add_option("--out", options_.out, "Folder for decisions.csv, decisions.json and workbook.xlsx");
    CLI::Option* paper = run->add_option("--paper", options_.papers, "Key of a subject that gets a working-paper sheet, any number of times")->allow_extra_args(false);
    run->add_flag("--wide", options_.wide, "One line a subject instead: wide-ENTITY.csv with every outcome and sum")->needs(out)->excludes(paper);
    threads(run);
    CLI::Option* memory = run->add_option("--memory", options_.memory, "Read and compute part by part within so much memory, such as 1GiB")->transform(CLI::AsSizeValue(false))->excludes(paper);
    CLI::Option* ledger = run->add_option("--ledger", options_.ledger, "Record the run in this ledger: a file, or postgresql://...")->excludes(memory);
    named(run->add_option("--key", options_.key, "File of the secret key that signs the ledger's head"))->needs(ledger);
    ledger->needs("--key");
    named(run->add_option("--head", options_.head, "File that keeps the signed head (LEDGER.head)"))->needs(ledger);
    run->add_option("--request", options_.request, "Request id: the same again gives the stored run")->needs(ledger);
    run_number(run->add_option("--corrects", options_.corrects, "Number of the recorded run that this one corrects"))->needs(ledger);
    run->add_flag("--keep-elsewhere", options_.keep_elsewhere, "Record pack and records by digest only")->needs(ledger);
    settlement(run->add_flag("--settle", options_.settle, "Settle what was decided: bars, stacking, caps, funds, instalments")->excludes("--wide")->excludes("--memory"), run);
    format(run, {{"text", Format::text}, {"json", Format::json}}, "text|json");
  }

  void settle() {
    CLI::App* settle = command("settle", "Settle the decisions of packs: what is paid, cut and held back", "duixian settle policies/changsha --records samples/changsha --year 2007 --out out");
    settle->add_option("PACK", options_.packs, "Pack folders")->required();
    records(settle);
    settlement(nullptr, settle);
    threads(settle);
    settle->add_option("--out", options_.out, "Folder for settlement.csv, settlement.json and the files of a run");
    format(settle, {{"text", Format::text}, {"json", Format::json}, {"html", Format::html}}, "text|json|html");
  }

  void explain() {
    CLI::App* explain = command("explain", "Explain the decisions on one subject", "duixian explain policies/changsha --records samples/changsha --year 2007 --subject P01 --provision 13-1");
    pack(explain);
    records(explain);
    explain->add_option("--subject", options_.subject, "Key of the subject")->required();
    explain->add_option("--provision", options_.provision, "Only this provision");
    CLI::Option* settle = explain->add_flag("--settle", options_.settle, "Settle all subjects, and say what becomes of each decision");
    explain->add_option("--exclusions", options_.exclusions, "Who is on a list of exclusions (table)")->needs(settle);
    explain->add_option("--out", options_.out, "Write to this file");
    format(explain, {{"text", Format::text}, {"json", Format::json}, {"html", Format::html}}, "text|json|html");
  }

  void funnel() {
    CLI::App* funnel = command("funnel", "Show how many each condition stops, and how much money", "duixian funnel policies/changsha --records samples/changsha --year 2007 --provision 13-1");
    funnel->add_option("PACK", options_.packs, "Pack folders")->required();
    records(funnel);
    funnel->add_option("--provision", options_.provision, "Only this provision");
    funnel->add_option("--out", options_.out, "Write to this file");
    threads(funnel);
    format(funnel, {{"text", Format::text}, {"json", Format::json}, {"html", Format::html}}, "text|json|html");
  }

  void targets() {
    CLI::App* targets = command("targets", "Which targets are met, and how far the others are from it", "duixian targets policies/changsha --records samples/changsha --year 2007");
    targets->add_option("PACK", options_.packs, "Pack folders")->required();
    records(targets);
    targets->add_option("--out", options_.out, "Write to this file");
    format(targets, {{"text", Format::text}, {"json", Format::json}, {"html", Format::html}}, "text|json|html");
  }

  void readings() {
    CLI::App* readings = command("readings", "What each way of reading the text costs", "duixian readings policies/changsha --records samples/changsha --year 2007 --provision 13-1");
    readings->add_option("PACK", options_.packs, "Pack folders")->required();
    records(readings);
    readings->add_option("--provision", options_.provision, "Only the readings of this provision");
    readings->add_option("--out", options_.out, "Write to this file");
    format(readings, {{"text", Format::text}, {"json", Format::json}, {"html", Format::html}, {"xlsx", Format::xlsx}}, "text|json|html|xlsx");
  }

  void test() {
    CLI::App* test = command("test", "Run a pack's worked examples", "duixian test policies/changsha --format json");
    pack(test);
    test->add_option("--cases", options_.cases, "Case files or folders (the pack's own folder cases)")->allow_extra_args(false);
    format(test, {{"text", Format::text}, {"json", Format::json}, {"junit", Format::junit}}, "text|json|junit");
  }

  void check() {
    CLI::App* check = command("check", "Show every mistake of a pack, without records", "duixian check policies/changsha");
    pack(check);
    format(check, {{"text", Format::text}, {"json", Format::json}}, "text|json");
  }

  void describe() {
    CLI::App* describe = command("describe", "Print rules back in words", "duixian describe policies/changsha --provision 13-1 --lang en");
    pack(describe);
    describe->add_option("--provision", options_.provision, "Only this provision");
    describe->add_option("--as-of", options_.as_of, "The day whose parameters are shown (today's rules: the latest)");
    format(describe, {{"text", Format::text}, {"json", Format::json}}, "text|json");
  }

  void make() {
    CLI::App* make = command("new", "Make a pack to start from", "duixian new my-policy");
    make->add_option("DIR", options_.folder, "A folder that does not exist yet")->required();
  }

  void ledger(CLI::App* command) { command->add_option("LEDGER", options_.ledger, "A ledger's file, or postgresql://...")->required(); }

  void told_apart(CLI::App* command, CLI::Option* subject) {
    command->add_option("--entity", options_.entity, "Its entity, where several subjects have this key")->needs(subject);
    command->add_option("--owner", options_.owners, "Key of an owner of it, where several have it; any number of times")->allow_extra_args(false)->needs(subject);
  }

  void keys() {
    CLI::App* key = command("key", "Make a key that signs a ledger's heads", "duixian key bureau.key --name changsha.example/ledger");
    key->add_option("FILE", options_.key, "The secret key's file; the public one is FILE.pub")->required();
    key->add_option("--name", options_.name, "The key's name, which heads begin with")->required();
  }

  void replay() {
    CLI::App* replay = command("replay", "Compute a recorded run again and compare every byte", "duixian replay books.ledger 1");
    ledger(replay);
    run_number(replay->add_option("RUN", options_.number, "Its number"))->required();
    replay->add_option("--subject", options_.subject, "Only this one, explained");
    replay->add_option("--pack", options_.pack, "The pack's folder, where the ledger does not keep it");
    replay->add_option("--records", options_.records, "The records, where the ledger does not keep them");
  }

  void prove() {
    CLI::App* prove = command("prove", "Write a proof that a decision stands in the ledger, or that it only grew", "duixian prove books.ledger --subject P01 --out P01.proof");
    ledger(prove);
    CLI::Option* subject = prove->add_option("--subject", options_.subject, "Key of the subject");
    run_number(prove->add_option("--run", options_.number, "Of this run (the subject's last)"))->needs(subject);
    told_apart(prove, subject);
    named(prove->add_option("--head", options_.head, "A signed head: prove that the ledger only grew since"))->excludes(subject);
    named(prove->add_option("--out", options_.out, "Write to this file"));
  }

  void verify() {
    CLI::App* verify = command("verify", "Check a proof file, without the ledger", "duixian verify P01.proof --key bureau.key.pub");
    named(verify->add_option("FILE", options_.proof, "The proof file"))->required();
    named(verify->add_option("--key", options_.key, "File of the public key"))->required();
    named(verify->add_option("--head", options_.head, "File of a signed head that the proof's must agree with"));
  }

  void history() {
    CLI::App* history = command("history", "What was known and decided about a subject, as of any day", "duixian history books.ledger --subject P01 --known 2008-06-30");
    ledger(history);
    told_apart(history, history->add_option("--subject", options_.subject, "Key of the subject")->required());
    history->add_option("--valid", options_.valid, "Only what holds for this day");
    history->add_option("--known", options_.known, "Only what had been recorded by this day");
    format(history, {{"text", Format::text}, {"json", Format::json}}, "text|json");
  }

  void audit() {
    CLI::App* audit = command("audit", "Verify a whole ledger and report on it", "duixian audit books.ledger --key bureau.key.pub --head books.ledger.head");
    ledger(audit);
    named(audit->add_option("--key", options_.key, "File of the public key that it should have"));
    named(audit->add_option("--head", options_.heads, "File of a signed head kept elsewhere, any number of times (LEDGER.head)"))->allow_extra_args(false);
    named(audit->add_option("--pdf", options_.pdf, "Write the report to this file, too"));
    format(audit, {{"text", Format::text}, {"json", Format::json}}, "text|json");
  }

  void diff() {
    CLI::App* diff = command("diff", "Explain every changed amount between two recorded runs", "duixian diff books.ledger 1 2");
    ledger(diff);
    run_number(diff->add_option("RUN", options_.number, "The earlier run"))->required();
    run_number(diff->add_option("OTHER", options_.other, "The later run"))->required();
    format(diff, {{"text", Format::text}, {"json", Format::json}}, "text|json");
  }

  Options& options_;
  CLI::App app_{"duixian (兑现): incentive policies computed exactly, and explained", "duixian"};
};

}  // namespace

Parsed parse(int count, char** words) {
  Parsed parsed;
  Commands commands(parsed.options);
  parsed.exit = commands.parse(count, words);
  const char* no_colour = std::getenv("NO_COLOR");
  const bool plain = no_colour && no_colour[0] != '\0';
  parsed.options.colour = !plain && isatty(STDOUT_FILENO) != 0;
  parsed.options.progress = isatty(STDERR_FILENO) != 0;
  parsed.options.error_colour = !plain && parsed.options.progress;
  return parsed;
}

}  // namespace duixian::cli
