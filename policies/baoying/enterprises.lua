-- The classes by which the survey counts the makers of glass craft.

local size = enterprise.annual_output_and_sales_cny

-- Part 1 (1): by output and sales, from one, five, ten and fifty million yuan on; the highest line reached counts.
provision "1-1" {
  title = { zh = "产销规模分档", en = "Enterprises by size" },
  cite  = { article = { zh = "第一部分（一）", en = "part 1 (1)" }, paragraph = 1 }, kind = "class", subject = enterprise,
  gives = {
    { "over_50m", when = size:at_least(parameter.over_50m) },
    { "over_10m", when = size:at_least(parameter.over_10m) },
    { "over_5m", when = size:at_least(parameter.over_5m) },
    { "over_1m", when = reading "1-1/A1" { R1 = size:at_least(parameter.over_1m), R2 = size:more_than(parameter.over_1m) } },
  },
}

local about     = parameter.param_size_cny
local tolerance = reading "1-2/A1" { R1 = parameter.param_tolerance_ratio, R2 = parameter.customary_tolerance }

-- Part 1 (2): growing enterprises are of about a stated size and grow by 30% a year or more. The size is damaged in every copy.
provision "1-2" {
  title = { zh = "成长型企业", en = "Growing enterprises" },
  cite  = { article = { zh = "第一部分（二）", en = "part 1 (2)" }, paragraph = 1 }, kind = "class", subject = enterprise,
  when  = all {
    size:between(about * (1 - tolerance), about * (1 + tolerance)),
    enterprise.average_growth:at_least(parameter.growing_rate),
  },
  gives = "growing_enterprise",
}
