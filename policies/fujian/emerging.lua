-- Emerging industries, and who takes the lead: part 3, 4 and 8.

local emerging = { zh = "第三部分4", en = "part 3, 4" }

local growth = province.emerging_output_end_cny:growth_over(province.emerging_output_start_cny, province.years_between)

-- Part 3, 4: in the plan period the six emerging industries grow by a quarter a year on average.
provision "3-4" {
  title   = { zh = "六大新兴产业年均增长目标", en = "Average growth of the six emerging industries" },
  cite    = { article = emerging }, kind = "target", subject = province,
  when    = reading "3-4/A1" { R1 = growth:at_least(parameter.emerging_growth), R2 = growth:more_than(parameter.emerging_growth) },
  figures = { growth = growth:rounded "0.000000000001" },
}

-- Part 3, 4: which the six are.
provision "3-4b" {
  title = { zh = "六大战略型新兴产业", en = "The six strategic emerging industries" },
  cite  = { article = emerging }, kind = "class", subject = project,
  when  = reading "3-4b/A1" {
    R1 = project.emerging_industry:one_of(parameter.emerging_industries),
    R2 = project.emerging_industry:is_not "other",
  },
  gives = "emerging_industry",
}

-- Part 3, 8: for clusters and bases the city or county leads and the province supports, for longer chains it is the other way
-- round; key projects are managed at three levels. Of other matters the clause says nothing.
provision "3-8" {
  title   = { zh = "分级推进的牵头单位", en = "Which level takes the lead" },
  cite    = { article = { zh = "第三部分8", en = "part 3, 8" } }, kind = "right", subject = task,
  gives   = choose(task.matter, {
    cluster_or_base = "routed", industry_chain_extension = "routed",
    project_tier_province = "routed", project_tier_city = "routed", project_tier_county = "routed",
  }),
  figures = {
    lead_authority = choose(task.matter, {
      cluster_or_base = "city_or_county", industry_chain_extension = "province",
      project_tier_province = "province", project_tier_city = "city", project_tier_county = "county",
    }),
    supporting_authority = choose(task.matter, { cluster_or_base = "province", industry_chain_extension = "city_or_county" }),
  },
}
