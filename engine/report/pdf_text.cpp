#include "report/pdf_text.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

#include "report/pending_file.h"
#include "report/valid_text.h"

namespace duixian::report {

namespace {

// Points: 72 to the inch.
constexpr double page_width = 595, page_height = 842, margin = 48, line_height = 12.5, title_height = 30, font_size = 8.5, title_size = 14;
constexpr double column_width = font_size / 2;  // of a Latin letter in the font below

struct Free {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* pen) const { cairo_destroy(pen); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

class Pages {
 public:
  Pages(cairo_surface_t* surface, const std::string& title) : pen_(cairo_create(surface)), layout_(pango_cairo_create_layout(pen_.get())) {
    use_font(title_size);
    put(title, margin, margin);
    at_ = margin + title_height;
    use_font(font_size);
    pango_layout_set_width(layout_.get(), static_cast<int>((page_width - 2 * margin) * PANGO_SCALE));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  }

  void line(std::string_view text) {
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
    int width = 0, height = 0;
    pango_layout_get_pixel_size(layout_.get(), &width, &height);
    const double needed = text.empty() ? line_height / 2 : height;
    if (at_ + needed > page_height - margin) turn();
    height > 1.5 * line_height ? put(text, margin, at_) : put_cells(text);
    at_ += needed;
  }

  void finish() { foot(); }

 private:
  void use_font(double size) {
    const std::unique_ptr<PangoFontDescription, Free> font(pango_font_description_from_string("Noto Sans Mono CJK SC"));
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_layout_set_font_description(layout_.get(), font.get());
  }
  // Two blanks and more divide a line into cells. Each begins at its own column, however wide the font draws a quotation mark or a
  // dash in the one before.
  void put_cells(std::string_view text) {
    for (std::size_t from = text.find_first_not_of(' '); from < text.size();) {
      const std::size_t end = std::min(text.find("  ", from), text.size());
      put(text.substr(from, end - from), margin + width_of(text.substr(0, from)) * column_width, at_);
      from = text.find_first_not_of(' ', end);
    }
  }
  void put(std::string_view text, double across, double down) {
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
    cairo_move_to(pen_.get(), across, down);
    pango_cairo_show_layout(pen_.get(), layout_.get());
  }
  void foot() {
    put("- " + std::to_string(page_) + " -", margin, page_height - margin + line_height);
    cairo_show_page(pen_.get());
  }
  void turn() {
    foot();
    ++page_;
    at_ = margin;
  }

  std::unique_ptr<cairo_t, Free> pen_;
  std::unique_ptr<PangoLayout, Free> layout_;
  double at_ = margin;
  int page_ = 1;
};

}  // namespace

Diagnostics write_pdf(const std::filesystem::path& file, const std::string& title, const std::string& text) {
  auto pending = PendingFile::beside(file);
  if (!pending) return pending.diagnostics();
  const std::unique_ptr<cairo_surface_t, Free> surface(cairo_pdf_surface_create(pending->path().c_str(), page_width, page_height));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");  // no clock in a result
  {
    Pages pages(surface.get(), title);
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      pages.line(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    pages.finish();
  }
  cairo_surface_finish(surface.get());
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return {cannot_write(file, EIO)};
  return pending->finish();
}

}  // namespace duixian::report
