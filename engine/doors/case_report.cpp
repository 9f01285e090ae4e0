#include <array>

#include "duixian/doors/report.h"
#include "report/diagnostic_text.h"
#include "report/explanation_text.h"

namespace duixian {

namespace {

std::string json_text(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      constexpr std::array<char, 17> digits{"0123456789abcdef"};
      out += std::string("\\u00") + digits[byte >> 4] + digits[byte & 15];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string xml_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n') out += c;
    }
  }
  return out;
}

// { "outcome": "granted", "amount": "500,000.00元", ... } of one side of the comparison.
std::string side(const CaseOutcome& one, bool expected) {
  std::string out = "{";
  for (const auto& line : one.compared) out += (out.size() > 1 ? ", " : "") + json_text(line.what) + ": " + json_text(expected ? line.expected : line.found);
  return out + "}";
}

std::string of(const Message& message, Language language) { return message.in(language); }

void uncovered_text(const CaseReport& report, Language language, std::string& out) {
  if (report.uncovered.empty() || report.cases.empty()) return;
  constexpr std::size_t most = 20;
  const std::string reached = std::to_string(report.reachable - report.uncovered.size()) + "/" + std::to_string(report.reachable);
  out += language == Language::chinese ? "\n案例触及 " + reached + " 处；没有触及的：\n" : "\nThe cases reach " + reached + " places; not reached:\n";
  for (std::size_t i = 0; i < report.uncovered.size() && i < most; ++i) {
    const Uncovered& one = report.uncovered[i];
    out += "  " + one.file + ":" + std::to_string(one.line) + "  " + one.provision + "  " + one.kind + "  " + one.what + "\n";
  }
  if (report.uncovered.size() <= most) return;
  const std::string more = std::to_string(report.uncovered.size() - most);
  out += language == Language::chinese ? "  ……另有 " + more + " 处\n" : "  ... and " + more + " more\n";
}

}  // namespace

std::string text_of(const CaseReport& report, Language language, bool colour) {
  std::string out = report::to_text(report.diagnostics, language, colour);
  for (const CaseOutcome& one : report.cases) {
    if (one.status == "passed") continue;
    out += (language == Language::chinese ? "未通过 " : "FAILED ") + one.file + ":" + std::to_string(one.line) + "  " + one.provision + "  " + one.name + "\n";
    out += report::to_text(one.errors, language, colour);
    for (const auto& line : one.compared) {
      if (line.equal) continue;
      out += language == Language::chinese ? "  " + line.what + "：应为 " + line.expected + "，实为 " + line.found + "\n" : "  " + line.what + ": expected " + line.expected + ", found " + line.found + "\n";
    }
    if (one.status == "failed") out += report::to_text(one.decision, one.explanation, language, colour) + "\n";
  }
  uncovered_text(report, language, out);
  const std::string passed = std::to_string(report.passed()), failed = std::to_string(report.failed());
  out += language == Language::chinese ? "\n" + passed + " 个案例通过，" + failed + " 个未通过\n" : "\n" + passed + " cases passed, " + failed + " failed\n";
  return out;
}

std::string json_of(const CaseReport& report) {
  std::string out = "{\n  \"passed\": " + std::to_string(report.passed()) + ",\n  \"failed\": " + std::to_string(report.failed()) + ",\n  \"cases\": [";
  bool first = true;
  for (const CaseOutcome& one : report.cases) {
    out += std::string(first ? "\n" : ",\n") + "    {\"provision\": " + json_text(one.provision) + ", \"name\": " + json_text(one.name) + ", \"status\": \"" + one.status + "\", \"expected\": " + side(one, true) +
           ", \"found\": " + side(one, false);
    if (!one.errors.empty()) out += ", \"error\": " + json_text(of(one.errors.front().what, Language::english));
    out += "}";
    first = false;
  }
  out += "\n  ],\n  \"uncovered\": [";
  first = true;
  for (const Uncovered& one : report.uncovered) {
    out += std::string(first ? "\n" : ",\n") + "    {\"provision\": " + json_text(one.provision) + ", \"kind\": " + json_text(one.kind) + ", \"what\": " + json_text(one.what) + ", \"file\": " + json_text(one.file) + ", \"line\": " + std::to_string(one.line) + "}";
    first = false;
  }
  return out + "\n  ],\n  \"diagnostics\": " + report::to_json(report.diagnostics) + "\n}\n";
}

std::string junit_of(const CaseReport& report) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"duixian\" tests=\"" + std::to_string(report.cases.size()) + "\" failures=\"" + std::to_string(report.failed()) + "\">\n";
  for (const CaseOutcome& one : report.cases) {
    out += "  <testcase classname=\"" + xml_text(one.provision) + "\" name=\"" + xml_text(one.name) + "\" file=\"" + xml_text(one.file) + "\" line=\"" + std::to_string(one.line) + "\"";
    if (one.status == "passed") {
      out += "/>\n";
      continue;
    }
    std::string why;
    for (const auto& line : one.compared) {
      if (!line.equal) why += line.what + ": expected " + line.expected + ", found " + line.found + "\n";
    }
    for (const Diagnostic& error : one.errors) why += error.what.en + "\n";
    out += ">\n    <failure>" + xml_text(why) + "</failure>\n  </testcase>\n";
  }
  return out + "</testsuite>\n";
}

}  // namespace duixian
