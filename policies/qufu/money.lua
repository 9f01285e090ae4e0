-- Money: the fund and the financing of key projects (part 3 (1)), rewards after the yearly assessment (part 3 (6)).

local fund_now = fund.industrial_fund_cny

-- Part 3 (1): a fund of 100 million yuan for more capacity and new products.
provision "3-1-1" {
  title     = { zh = "工业发展专项资金", en = "Industrial development fund" },
  cite      = { article = { zh = "第三部分（一）", en = "part 3 (1)" }, paragraph = 1 }, kind = "duty", subject = fund,
  when      = fund_now:at_least(parameter.industrial_fund),
  pays      = parameter.industrial_fund,
  funded_by = "city",
  figures   = { shortfall_yuan = highest { parameter.industrial_fund - fund_now, "0元" } },
}

-- Part 3 (1): key projects that need financing get an interest subsidy or help; how much, the text does not say.
provision "3-1-3" {
  title     = { zh = "重点项目融资贴息", en = "Interest subsidy for key projects" },
  cite      = { article = { zh = "第三部分（一）", en = "part 3 (1)" }, paragraph = 3 }, kind = "subsidy", subject = project,
  when      = all { project.is_key_project, project.needs_financing },
  pays      = not_stated,
  funded_by = "city",
}

-- Part 3 (6): after the assessment at the end of the year and the leading group's study, rewards and penalties are carried
-- out; how much, the text does not say.
provision "3-6-1" {
  title     = { zh = "集群目标考核奖惩", en = "Rewards after the assessment" },
  cite      = { article = { zh = "第三部分（六）", en = "part 3 (6)" }, paragraph = 1 }, kind = "award", subject = cluster,
  when      = all { cluster.year_end_assessment_done, cluster.leading_group_decided },
  pays      = not_stated,
  funded_by = "city",
}
