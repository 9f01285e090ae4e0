-- What the city sets aside every year: article 10 for parks and clusters, article 16 for guarantees.

local minimum = reading "10-1/A2" { R1 = parameter.param_annual_minimum_cny, R2 = parameter.annual_minimum_as_printed }

-- Article 10: out of its industrial fund the city allots at least a stated sum to interest subsidies for parks, and as much
-- to clusters. The sum is damaged in every copy.
provision "10-1" {
  title     = { zh = "园区贴息和集群扶持资金安排", en = "Yearly money for parks and clusters" },
  cite      = { article = 10, paragraph = 1 }, kind = "duty", subject = fund,
  when      = reading "10-1/A1" {
    R1 = all { fund.alloc_park_interest_cny:at_least(minimum), fund.alloc_cluster_support_cny:at_least(minimum) },
    R2 = (fund.alloc_park_interest_cny + fund.alloc_cluster_support_cny):at_least(minimum),
  },
  funded_by = "city",
}

local due     = fund.programme_year_index:between(1, parameter.guarantee_fund_years)
local yearly  = parameter.guarantee_fund_yearly_sum
local paid_in = fund.allocated_cny

-- Article 16: five years running, the city budget adds this much to the guarantee fund. Unless the year is known to be one of
-- the five, no breach is known.
provision "16-2" {
  title     = { zh = "充实信用担保基金", en = "Money for the guarantee fund" },
  cite      = { article = 16, paragraph = 2 }, kind = "duty", subject = fund,
  applies   = due,
  when      = any {
    none { due },
    reading "16-2/A1" {
      R1 = paid_in:at_least(yearly),
      R2 = paid_in:is(yearly),
    },
  },
  pays      = yearly,
  funded_by = "city", paid_to = "guarantee_fund",
  figures   = { shortfall_yuan = choose(due, { yes = highest { yearly - paid_in, "0元" }, no = "0元" }) },
}
