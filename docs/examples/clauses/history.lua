-- Earlier years and earlier payments.

-- B3 产值首次突破10亿元（含）的，一次性奖励100万元。
provision "B3-1" {
  title = { zh = "产值首次达到10亿元", en = "output of a billion for the first time" },
  cite  = { article = "B3" }, kind = "award", subject = enterprise,
  when  = enterprise.output:at_least("10亿元"):first_time(), pays = "100万元",
}

-- B3 首次达到5亿元、10亿元的，分别奖励50万元、100万元。
provision "B3-2" {
  title = { zh = "产值晋级奖励，每级一次", en = "a line of output reached for the first time" },
  cite  = { article = "B3" }, kind = "award", subject = enterprise,
  pays  = newly_reached(enterprise.output, parameter.output_award),
}

-- B3 晋级的补足差额。
provision "B3-3" {
  title = { zh = "晋级补足差额", en = "the higher award less what was paid" },
  cite  = { article = "B3" }, kind = "award", subject = enterprise,
  pays  = top_up(tiers(enterprise.output, parameter.output_award)),
}

-- B3 研发补助，累计不超过500万元。
provision "B3-4" {
  title = { zh = "研发补助，累计不超过500万元", en = "10% of research, five million over all years" },
  cite  = { article = "B3" }, kind = "subsidy", subject = enterprise,
  pays  = (enterprise.rnd * "10%"):capped("500万元" - paid_before()),
}

-- B3 超过历史最高年度的部分，按1%奖励。
provision "B3-5" {
  title = { zh = "销售额超过历史最高的部分奖励1%", en = "1% of sales above the highest year before" },
  cite  = { article = "B3" }, kind = "award", subject = enterprise,
  pays  = (enterprise.sales - enterprise.sales:highest_before()) * "1%",
}

-- B3 已按B3-2、B3-3享受的予以扣除。
provision "B3-6" {
  title = { zh = "100万元，扣除已按前两项享受的", en = "a million less what two others paid" },
  cite  = { article = "B3" }, kind = "award", subject = enterprise,
  pays  = top_up("100万元", { "B3-2", "B3-3" }),
}

-- B3 从未进入行业前十的企业首次进入的除外：以前曾进入前十的不予奖励。
provision "B3-7" {
  title = { zh = "以前年度未进入过前十的", en = "never before among the first ten" },
  cite  = { article = "B3" }, kind = "right", subject = enterprise,
  when  = none { enterprise.rank:at_most(10):ever_before() },
}

-- B3 项目年度投资额超过以前各年最高的（项目台账自2021年起完整）。
provision "B3-8" {
  title = { zh = "项目年度投资额超过以前各年", en = "more invested in a project than in any year before" },
  cite  = { article = "B3" }, kind = "right", subject = project,
  when  = project.invested:more_than(project.invested:highest_before()),
}

-- B9 近三年销售额年均复合增长率15%以上。
provision "B9-1" {
  title = { zh = "近三年年均复合增长15%以上", en = "15% a year on average over three years" },
  cite  = { article = "B9" }, kind = "right", subject = enterprise,
  when  = enterprise.sales:compound_growth(3):at_least "15%",
}

-- B9 连续三年增长。
provision "B9-2" {
  title = { zh = "销售额连续三年增长", en = "sales that rise three years running" },
  cite  = { article = "B9" }, kind = "right", subject = enterprise,
  when  = enterprise.sales:rising_for(3),
}

-- B9 一季度增加值比上年同期增长8%以上。
provision "B9-3" {
  title = { zh = "一季度增加值同比增长8%以上", en = "8% more in the first quarter than in last year's" },
  cite  = { article = "B9" }, kind = "right", subject = enterprise,
  when  = enterprise.added_value:quarter(1):growth_over(enterprise.added_value:quarter(1):last_year()):at_least "8%",
}

-- B9 以上年11月为基数，11月用电量的增量每度补贴0.1元。
provision "B9-4" {
  title = { zh = "11月用电量增量补贴", en = "0.1 yuan for each kilowatt-hour more than last November" },
  cite  = { article = "B9" }, kind = "subsidy", subject = enterprise,
  pays  = (enterprise.monthly_power:month(11) - enterprise.monthly_power:month(11):last_year()) * "0.1元/千瓦时",
}

-- B9 以两年前为基数，超过部分奖励2%。
provision "B9-5" {
  title = { zh = "以两年前为基数的增量奖励", en = "2% of what is above the sales of two years ago" },
  cite  = { article = "B9" }, kind = "award", subject = enterprise,
  pays  = (enterprise.sales - enterprise.sales:years_ago(2)) * "2%",
}

-- C1 销售额比上年增长10%以上。
provision "C1-1" {
  title = { zh = "销售额增长10%以上，上年为零的没有基数", en = "10% more sales; a base of zero is none" },
  cite  = { article = "C1" }, kind = "right", subject = enterprise,
  when  = enterprise.sales:growth_over(enterprise.sales:last_year()):at_least "10%",
}

-- C1 同上，新投产企业按增长100%计。
provision "C1-2" {
  title = { zh = "销售额增长10%以上，新企业按100%计", en = "10% more sales; a newcomer counts as 100%" },
  cite  = { article = "C1" }, kind = "right", subject = enterprise,
  when  = enterprise.sales:growth_over(enterprise.sales:last_year(), { new_entrant = "100%" }):at_least "10%",
}

-- C2 当年产值不低于上年的。
provision "C2-1" {
  title = { zh = "当年产值不低于上年", en = "output not below last year's" },
  cite  = { article = "C2" }, kind = "right", subject = enterprise,
  when  = enterprise.output:at_least(enterprise.output:last_year()),
}
