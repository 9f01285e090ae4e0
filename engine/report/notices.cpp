#include "report/notices.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <memory>

#include "report/output_file.h"

namespace duixian::report {

namespace {

constexpr double page_width = 595, page_height = 842, margin = 64;  // A4 in points
constexpr std::size_t maximum_notices = 5000;  // 100 kB each: what one file can reasonably hold
constexpr const char* font = "Noto Sans CJK SC";

// Pages of wrapped lines; what does not fit goes on to the next.
class Pages {
 public:
  Pages() : surface_(cairo_pdf_surface_create_for_stream(&Pages::keep, &bytes_, page_width, page_height)) {
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");  // the same bytes on every day
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "duixian");
    context_ = cairo_create(surface_);
    layout_ = pango_cairo_create_layout(context_);
    pango_layout_set_width(layout_, static_cast<int>((page_width - 2 * margin) * PANGO_SCALE));
    pango_layout_set_wrap(layout_, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(layout_, 4 * PANGO_SCALE);
  }
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;
  ~Pages() {
    g_object_unref(layout_);
    cairo_destroy(context_);
    cairo_surface_destroy(surface_);
  }

  void page(const Notice& notice, const std::string& heading) {
    at_ = margin;
    write(heading, 18, PANGO_ALIGN_CENTER, true);
    at_ += 14;
    for (const std::string& line : notice.lines) write(line, 11, PANGO_ALIGN_LEFT, false);
    cairo_show_page(context_);
  }

  // The whole file; nothing where the library failed.
  std::optional<std::string> finish() {
    cairo_surface_finish(surface_);
    if (cairo_status(context_) != CAIRO_STATUS_SUCCESS || cairo_surface_status(surface_) != CAIRO_STATUS_SUCCESS) return std::nullopt;
    return std::move(bytes_);
  }

 private:
  static cairo_status_t keep(void* into, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  }

  void write(const std::string& text, int size, PangoAlignment alignment, bool bold) {
    PangoFontDescription* description = pango_font_description_from_string(font);
    pango_font_description_set_size(description, size * PANGO_SCALE);
    pango_font_description_set_weight(description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout_, description);
    pango_font_description_free(description);
    pango_layout_set_alignment(layout_, alignment);
    pango_layout_set_text(layout_, text.empty() ? " " : text.c_str(), -1);
    PangoLayoutIter* lines = pango_layout_get_iter(layout_);
    do {
      PangoRectangle box;
      pango_layout_iter_get_line_extents(lines, nullptr, &box);
      const double height = static_cast<double>(box.height) / PANGO_SCALE;
      if (at_ + height > page_height - margin) {
        cairo_show_page(context_);
        at_ = margin;
      }
      const double baseline = static_cast<double>(pango_layout_iter_get_baseline(lines) - box.y) / PANGO_SCALE;
      cairo_move_to(context_, margin + static_cast<double>(box.x) / PANGO_SCALE, at_ + baseline);
      // As outlines: the subset of Noto Sans CJK that cairo 1.16 embeds lacks single characters (如), which a reader would not see.
      pango_cairo_layout_line_path(context_, pango_layout_iter_get_line_readonly(lines));
      cairo_fill(context_);
      at_ += height + 4;
    } while (pango_layout_iter_next_line(lines));
    pango_layout_iter_free(lines);
  }

  std::string bytes_;
  cairo_surface_t* surface_;
  cairo_t* context_ = nullptr;
  PangoLayout* layout_ = nullptr;
  double at_ = margin;
};

}  // namespace

Diagnostics write_notices(const std::filesystem::path& path, const Settled& settled, const Message& title, Language language) {
  Pages pages;
  const std::string heading = language == Language::chinese ? "政策兑现告知书" : "Notice of award";
  const auto notices = notices_of(settled, title, language);
  if (notices.empty()) {
    return {{Severity::warning, "no-notices", path.string(), 0, "", "", {"没有可告知的结果，未写告知书", "nothing was settled, so that no notice is written"}, {"检查年度和记录", "check the year and the records"}}};
  }
  if (notices.size() > maximum_notices) {
    const std::string most = std::to_string(maximum_notices), found = std::to_string(notices.size());
    return {{Severity::error, "too-many-notices", path.string(), 0, "", "", {"一份文件最多 " + most + " 份告知书，现有 " + found + " 份", "one file holds at most " + most + " notices, and there are " + found},
             {"按区县分开运行", "run district by district"}}};
  }
  for (const Notice& notice : notices) pages.page(notice, heading);
  const auto bytes = pages.finish();
  if (bytes) return write_file(path, *bytes);
  return {{Severity::error, "output-failed", path.string(), 0, "", "", {"告知书无法生成", "the notices cannot be made"}, {"检查是否安装了 Noto CJK 字体", "check that the Noto CJK fonts are installed"}}};
}

}  // namespace duixian::report
