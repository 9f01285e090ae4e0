#include "report/explanation_html.h"

#include <catch2/catch.hpp>

#include "sample_decisions.h"

using namespace duixian;
using namespace duixian::report;

namespace {

int count_of(const std::string& text, const std::string& part) {
  int count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("The page needs nothing but itself") {
  const std::string html = to_html(granted_award(), granted_explanation(), Language::chinese);
  CHECK(html.starts_with("<!DOCTYPE html>"));
  for (const char* outside : {"<script", "http:", "https:", "<link", "<img", "@import", "url("})
    CHECK_FALSE(says(html, outside));
  CHECK(says(html, "<html lang=\"zh-CN\">"));
}

TEST_CASE("Every element that opens closes") {
  const std::string html = to_html(refused_award(), refused_explanation(), Language::english);
  for (const char* tag : {"details", "summary", "section", "ul", "header", "main"}) {
    CHECK(count_of(html, "<" + std::string(tag)) == count_of(html, "</" + std::string(tag) + ">"));
  }
}

TEST_CASE("Names cannot smuggle markup into the page") {
  Decision decision = granted_award("<script>alert('1')</script>");
  decision.subject_name = "\"><img src=x onerror=alert(1)>";
  decision.title.zh = "a & b";
  Explanation explanation = fact("<b>", {"<b>", "<b>"}, name("</details>"));
  const std::string html = to_html(decision, explanation, Language::chinese);
  CHECK_FALSE(says(html, "<script>"));
  CHECK_FALSE(says(html, "<img"));
  CHECK_FALSE(says(html, "<b>"));
  CHECK(says(html, "a &amp; b"));
  CHECK(says(html, "&lt;/details&gt;"));
}

TEST_CASE("The page says what the text says") {
  const std::string html = to_html(refused_award(), refused_explanation(), Language::chinese);
  for (const char* part : {"4.99875亿元", "还差12.5万元", "records.xlsx「园区」C7", "第十三条第一款", "未满足的条件"})
    CHECK(says(html, part));
}
