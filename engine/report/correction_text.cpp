#include "report/correction_text.h"

namespace duixian::report {

namespace {

// The decision, and what settlement cut from it.
std::string side(const Message& decided, const Message& why, Language language) {
  const std::string first = decided.in(language), then = why.in(language);
  if (first.empty() || then.empty()) return first + then;
  return first + (language == Language::chinese ? "；" : "; ") + then;
}

}  // namespace

std::string corrected_text(const Correction& correction, Language language) {
  const bool chinese = language == Language::chinese;
  std::string text;
  for (const CorrectedFact& one : correction.corrected) {
    const std::string value = one.value.empty() ? (chinese ? "（未知）" : "(not known)") : one.value;
    text += (text.empty() ? "" : chinese ? "；" : "; ") + one.subject + " " + one.fact + (one.year.empty() ? "" : " " + one.year) + " → " + value;
    if (!one.why.empty()) text += (chinese ? "（" : " (") + one.why + (chinese ? "）" : ")");
  }
  return text;
}

std::string before_text(const Correction& correction, Language language) { return side(correction.decided_before, correction.why_before, language); }
std::string now_text(const Correction& correction, Language language) { return side(correction.decided_now, correction.why_now, language); }

}  // namespace duixian::report
