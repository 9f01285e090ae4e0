#include "report/book.h"

#include <algorithm>

namespace duixian::report {

namespace {

constexpr std::time_t creation_date = 946684800;  // 2000-01-01: the same bytes on every day
constexpr int deepest_indent = 15;                // what Excel can show
constexpr lxw_color_t header_fill = 0xD9E2F3, heading_fill = 0xF2F2F2, green = 0x00803C, red = 0xC00000, amber = 0x9C6500;

bool is_total(Style style) {
  return style == Style::total || style == Style::total_count || style == Style::total_yuan || style == Style::total_wan;
}

void set_border_and_font(lxw_format* format, Style style) {
  format_set_font_name(format, "宋体");
  format_set_font_size(format, style == Style::title ? 16 : 10);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  const bool in_table =
      style != Style::plain && style != Style::title && style != Style::subtitle && style != Style::heading;
  if (in_table) format_set_border(format, LXW_BORDER_THIN);
  if (in_table || style == Style::plain) format_set_text_wrap(format);
  if (style == Style::title || style == Style::header || style == Style::heading || is_total(style)) format_set_bold(format);
}

void set_number(lxw_format* format, Style style) {
  if (style == Style::count || style == Style::total_count) format_set_num_format(format, "#,##0;-#,##0;\"-\"");
  if (style == Style::yuan || style == Style::total_yuan) format_set_num_format(format, "#,##0.00;-#,##0.00;\"-\"");
  if (style == Style::wan || style == Style::total_wan) format_set_num_format(format, "#,##0.00####");
  if (style == Style::amount_text) format_set_align(format, LXW_ALIGN_RIGHT);
}

void set_place_and_colour(lxw_format* format, Style style) {
  const bool centred = style == Style::title || style == Style::header || style == Style::centred || style == Style::holds ||
                       style == Style::fails || style == Style::unknown;
  if (centred) format_set_align(format, LXW_ALIGN_CENTER);
  if (style == Style::subtitle) format_set_align(format, LXW_ALIGN_RIGHT);
  if (style == Style::header) format_set_bg_color(format, header_fill);
  if (style == Style::heading) format_set_bg_color(format, heading_fill);
  if (style == Style::holds) format_set_font_color(format, green);
  if (style == Style::fails) format_set_font_color(format, red);
  if (style == Style::unknown) format_set_font_color(format, amber);
}

}  // namespace

Book::Book(const std::filesystem::path& file, const std::string& title)
    : folder_(file.has_parent_path() ? file.parent_path().string() : "."), file_(file.string()) {
  lxw_workbook_options options{};
  options.tmpdir = folder_.data();
  workbook_ = workbook_new_opt(file_.c_str(), &options);
  std::string title_text = title, program = "duixian";
  lxw_doc_properties properties{};
  properties.title = title_text.data();
  properties.author = program.data();
  properties.created = creation_date;
  check(workbook_set_properties(workbook_, &properties));
  for (std::size_t style = 0; style < style_count; ++style) formats_.push_back(make(static_cast<Style>(style)));
}

Book::~Book() {
  if (workbook_ != nullptr) lxw_workbook_free(workbook_);
}

lxw_format* Book::make(Style style) {
  lxw_format* format = workbook_add_format(workbook_);
  set_border_and_font(format, style);
  set_number(format, style);
  set_place_and_colour(format, style);
  return format;
}

lxw_chart* Book::add_column_chart() {
  lxw_chart* chart = workbook_ == nullptr ? nullptr : workbook_add_chart(workbook_, LXW_CHART_COLUMN_STACKED);
  if (chart == nullptr) check(LXW_ERROR_MEMORY_MALLOC_FAILED);
  return chart;
}

lxw_format* Book::indented(int level) {
  const auto at = static_cast<std::size_t>(std::clamp(level, 0, deepest_indent));
  while (indented_.size() <= at) {
    lxw_format* format = make(Style::text);
    format_set_indent(format, static_cast<std::uint8_t>(indented_.size()));
    indented_.push_back(format);
  }
  return indented_[at];
}

lxw_worksheet* Book::add_sheet(const std::string& wanted_name) {
  return workbook_add_worksheet(workbook_, names_.take(wanted_name).c_str());
}

void Book::check(lxw_error error) {
  if (error_ == LXW_NO_ERROR) error_ = error;
}

lxw_error Book::close() {
  check(workbook_close(workbook_));
  workbook_ = nullptr;
  return error_;
}

}  // namespace duixian::report
