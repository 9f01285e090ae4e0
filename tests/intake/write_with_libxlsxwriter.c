/* The table of workbooks_test.py as libxlsxwriter writes it. */
#include <xlsxwriter.h>

int main(int count, char **names) {
  if (count < 2) return 2;
  lxw_workbook *workbook = workbook_new(names[1]);
  lxw_worksheet *sheet = workbook_add_worksheet(workbook, "企业");
  lxw_format *date = workbook_add_format(workbook), *share = workbook_add_format(workbook), *bold = workbook_add_format(workbook);
  format_set_num_format(date, "yyyy-mm-dd");
  format_set_num_format(share, "0.00%");
  format_set_bold(bold);
  const char *headings[] = {"统一社会信用代码", "企业名称", "年产值（万元）", "职工人数", "是否上市", "类别", "成立日期", "税率", "土地面积(亩)", "所在区"};
  worksheet_merge_range(sheet, 0, 0, 0, 9, "2006年企业情况", bold);
  for (int i = 0; i < 10; ++i) worksheet_write_string(sheet, 1, (lxw_col_t)i, headings[i], NULL);
  lxw_datetime day = {.year = 2006, .month = 1, .day = 5};
  lxw_rich_string_tuple plain = {.format = NULL, .string = "长沙"}, strong = {.format = bold, .string = "机械"};
  lxw_rich_string_tuple *rich[] = {&plain, &strong, NULL};
  worksheet_write_string(sheet, 2, 0, "91430100MA4L16JQ8B", NULL);
  worksheet_write_rich_string(sheet, 2, 1, rich, NULL);
  worksheet_write_number(sheet, 2, 2, 12345.67, NULL);
  worksheet_write_number(sheet, 2, 3, 120, NULL);
  worksheet_write_boolean(sheet, 2, 4, 1, NULL);
  worksheet_write_string(sheet, 2, 5, "core", NULL);
  worksheet_write_datetime(sheet, 2, 6, &day, date);
  worksheet_write_number(sheet, 2, 7, 0.1 + 0.2, share);
  worksheet_write_number(sheet, 2, 8, 3, NULL);
  worksheet_write_string(sheet, 2, 9, "岳麓区", NULL);
  worksheet_write_string(sheet, 3, 0, "002", NULL);
  worksheet_write_formula_num(sheet, 3, 2, "=1.1*2", NULL, 2.2);
  worksheet_write_string(sheet, 3, 3, "-", NULL);
  worksheet_set_row_opt(sheet, 3, 15, NULL, &(lxw_row_col_options){.hidden = LXW_TRUE});
  worksheet_write_string(sheet, 4, 0, "合计", NULL);
  worksheet_write_number(sheet, 4, 2, 12347.87, NULL);
  return workbook_close(workbook) == LXW_NO_ERROR ? 0 : 1;
}
