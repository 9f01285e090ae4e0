-- Money: how parks that are built together share their tax (part 2), what the district put into parks (part 2) and into the
-- fund for small and medium enterprises (part 5).

local shares = shared_park.shares
local parts  = shares:split(shared_park.local_retained_tax_cny, tax_share.value)

-- Part 2: who builds a park together shares its tax; at which ratios, the parties agree.
provision "2-1" {
  title     = { zh = "园区共建税收分成", en = "Tax shared by who built the park" },
  cite      = { article = { zh = "第二部分", en = "part 2" }, paragraph = 1 }, kind = "share", subject = shared_park,
  checks    = { { shares:sum(tax_share.value):is(1), { zh = "分成比例之和不等于1", en = "shares do not add to 1" } } },
  pays      = shared_park.local_retained_tax_cny,
  funded_by = "park", paid_to = parts,
  figures   = { shares_yuan = parts },
}

-- Part 2: this year more than seven million of budget money came first, and fifty million was invested in the parks.
provision "2-2" {
  title = { zh = "园区建设资金投入", en = "Money for building the parks" },
  cite  = { article = { zh = "第二部分", en = "part 2" }, paragraph = 2 }, kind = "target", subject = fund,
  when  = all {
    fund.budget_priority_cny:at_least(parameter.budget_priority_sum),
    fund.park_investment_this_year_cny:at_least(parameter.park_investment_sum),
  },
}

local paid_in = fund.sme_fund_allocated_cny

-- Part 5: the district puts half a million into a fund for small and medium enterprises.
provision "5-1" {
  title     = { zh = "中小企业发展基金", en = "Fund for small and medium enterprises" },
  cite      = { article = { zh = "第五部分", en = "part 5" }, paragraph = 1 }, kind = "duty", subject = fund,
  when      = paid_in:at_least(parameter.sme_fund),
  pays      = parameter.sme_fund,
  funded_by = "district",
  figures   = { shortfall_yuan = highest { parameter.sme_fund - paid_in, "0元" } },
}
