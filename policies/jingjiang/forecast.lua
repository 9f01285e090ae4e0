-- Part 1: the timber logistics project soon brings at least ten billion yuan of sales and processing.
provision "1-1" {
  title = { zh = "木材物流项目产值预计", en = "Output expected of the timber project" },
  cite  = { article = { zh = "第一部分", en = "part 1" }, paragraph = 1 }, kind = "target", subject = project,
  when  = project.timber_sales_and_processing_cny:at_least(parameter.timber_output),
}
