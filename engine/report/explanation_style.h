// How the page of a decision looks: on a screen, and on A4 paper.
#pragma once

#include <string_view>

namespace duixian::report {

inline constexpr std::string_view style_sheet = R"(
:root{color-scheme:light}
body{font:15px/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1d2433;background:#fff;max-width:60em;margin:2em auto;padding:0 1.2em}
h1{font-size:1.35em;margin:0 0 .2em}h2{font-size:1.05em;margin:1.6em 0 .4em;border-bottom:1px solid #d5dae3;padding-bottom:.2em}
header{border-left:5px solid #8a94a6;padding:.2em 0 .2em 1em;margin-bottom:1.5em}
header.holds{border-color:#00803c}header.fails{border-color:#c00000}header.unknown{border-color:#c08a00}
.subject,.basis{color:#55607a}.outcome{font-size:1.15em;font-weight:600;margin:.3em 0}
.holds>.outcome,.holds>summary>.mark,.holds>.mark{color:#00803c}.fails>.outcome,.fails>summary>.mark,.fails>.mark{color:#c00000}
.unknown>.outcome,.unknown>summary>.mark,.unknown>.mark{color:#9c6500}
.mark{display:inline-block;width:1.3em;font-weight:700;color:#8a94a6}
.node{margin:.15em 0 .15em 1.4em}.tree>.node{margin-left:0}
summary{cursor:pointer;list-style:none}summary::-webkit-details-marker{display:none}
.key>summary{font-weight:600}
summary::after{content:" ▾";color:#b3bac8;font-weight:400}details:not([open])>summary::after{content:" ▸"}
.found{font-weight:600}.shortfall{color:#c00000}
.detail{margin-left:1.3em;color:#55607a;font-size:.9em}
ul{margin:.3em 0;padding-left:1.4em}
@media print{body{margin:0;max-width:none;font-size:11pt}details{break-inside:avoid}summary{cursor:auto}summary::after{content:none}}
@page{size:A4;margin:18mm}
)";

}  // namespace duixian::report
