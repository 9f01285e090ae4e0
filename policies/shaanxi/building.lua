-- Plans, core enterprises, technology centres and parks: part 3.

-- Part 3 (1): one outline plan and twenty cluster plans, with schemes for sub-clusters.
provision "3-1-1" {
  title = { zh = "编制规划纲要和专项规划", en = "Outline plan and cluster plans" },
  cite  = { article = { zh = "第三部分（一）", en = "part 3 (1)" } }, kind = "target", subject = province,
  when  = all {
    province.cluster_plans_compiled:at_least(parameter.cluster_plans),
    province.outline_plan_compiled:at_least(parameter.outline_plans),
    reading "3-1-1/A1" { R1 = always, R2 = province.subcluster_schemes_compiled:at_least(province.named_subclusters) },
  },
}

local part_three_two = { zh = "第三部分（二）", en = "part 3 (2)" }

local sales   = enterprise_sale.value
local largest = sales:more_than(parameter.largest_core_sales)
local large   = reading "3-2-1/A1" {
  R1 = sales:more_than(parameter.large_core_sales),
  R2 = sales:at_least(parameter.large_core_sales),
}

local number_of_largest = province.enterprise_sales_yi:where(largest):count()
local number_of_large   = province.enterprise_sales_yi:where(reading "3-2-1/A2" {
  R1 = large,
  R2 = all { large, none { largest } },
}):count()

-- Part 3 (2): at least five core enterprises sell for more than 100 billion and ten for more than 50.
provision "3-2-1" {
  title   = { zh = "核心企业培育目标", en = "Core enterprises" },
  cite    = { article = part_three_two }, kind = "target", subject = province,
  when    = all { number_of_largest:at_least(parameter.largest_core_count), number_of_large:at_least(parameter.large_core_count) },
  figures = { over_1000_yi = number_of_largest, over_500_yi = number_of_large },
}

local due      = province.programme_year_index:between(1, parameter.capital_years)
local injected = province.injected_into_leading_cny
local required = reading "3-2-2/A1" {
  R1 = province.state_capital_income_cny,
  R2 = province.state_capital_income_cny * discretion.capital_share_decided,
}

-- Part 3 (2): for three years, state capital income goes into leading enterprises as state capital. Unless the year is known
-- to be one of the three, no breach is known.
provision "3-2-2" {
  title     = { zh = "国有资本收益注入龙头企业", en = "State capital income put into leading enterprises" },
  cite      = { article = part_three_two }, kind = "duty", subject = province,
  applies   = due,
  when      = any { none { due }, injected:at_least(required) },
  pays      = required,
  funded_by = "province",
  figures   = { shortfall_yuan = choose(due, { yes = highest { required - injected, "0元" }, no = "0元" }) },
}

-- Part 3 (2): large enterprises may buy their power from the generator itself.
provision "3-2-3" {
  title = { zh = "大企业直接购电", en = "Power bought directly from generators" },
  cite  = { article = part_three_two }, kind = "right", subject = enterprise,
  when  = all { enterprise.is_large_enterprise, enterprise.has_generator_contract },
}

-- Part 3 (4): national, provincial and industry technology centres, so many of each.
provision "3-4-1" {
  title     = { zh = "技术中心建设目标", en = "Technology centres" },
  cite      = { article = { zh = "第三部分（四）", en = "part 3 (4)" } }, kind = "target", subject = province,
  when      = all {
    province.national_enterprise_tech_centres:at_least(parameter.national_centres),
    province.provincial_enterprise_tech_centres:at_least(parameter.provincial_centres),
    province.industry_tech_centres:at_least(parameter.industry_centres),
  },
}

local part_three_five = { zh = "第三部分（五）", en = "part 3 (5)" }

-- Part 3 (5): large enterprises are each supported to build one circular-economy park; how, the text does not say.
provision "3-5-1" {
  title = { zh = "大企业建循环经济工业园区", en = "Circular-economy parks of large enterprises" },
  cite  = { article = part_three_five }, kind = "award", subject = enterprise,
  when  = all {
    reading "3-5-1/A1" {
      R1 = enterprise.annual_sales_revenue_cny:at_least(parameter.circular_park_sales),
      R2 = enterprise.annual_sales_revenue_cny:more_than(parameter.circular_park_sales),
    },
    enterprise.circular_parks_supported:less_than(parameter.circular_parks_each),
    reading "3-5-1/A2" { R1 = always, R2 = enterprise.enterprise_name:one_of(parameter.circular_park_builders) },
  },
  pays  = not_stated,
}

-- Part 3 (5): the parks that exist are upgraded.
provision "3-5-2" {
  title = { zh = "现有工业园区提升目标", en = "Upgrading of existing parks" },
  cite  = { article = part_three_five }, kind = "target", subject = province,
  when  = reading "3-5-2/A1" {
    R1 = all {
      province.provincial_parks_upgraded:at_least(parameter.provincial_parks),
      province.county_parks_upgraded:at_least(parameter.county_parks),
    },
    R2 = all {
      province.provincial_parks_upgraded:at_least(province.existing_provincial_parks),
      province.county_parks_upgraded:at_least(province.existing_county_parks),
    },
  },
}
