-- Growth, steps, slices, shares of a cost or a tax, interest.

local function subsidy(id, title, when, pays)
  provision(id) {
    title = title, cite = { article = 2 }, kind = "subsidy", subject = enterprise, when = when, pays = pays, funded_by = "city",
  }
end

local sales_before, tax_before = enterprise.sales:years_ago(1), enterprise.local_tax:years_ago(1)
local energy_before            = enterprise.energy:years_ago(1)

subsidy("S-11", "销售增长奖励", all {
  enterprise.sales:at_least(parameter.growth_sales),
  enterprise.sales:growth_over(sales_before):at_least(parameter.growth_line),
}, parameter.growth_fixed)

subsidy("S-12", "税收增量返还", enterprise.local_tax:growth_over(tax_before):at_least(parameter.tax_growth_line),
  highest { (enterprise.local_tax - tax_before) * parameter.tax_growth_share, "0元" })

subsidy("S-13", "新增本地采购奖励", enterprise.is_registered_here,
  ((enterprise.purchases - enterprise.purchases:years_ago(1)):whole_steps(parameter.purchase_step) * parameter.purchase_award):capped(parameter.purchase_cap))

subsidy("S-14", "研发费用分段补助", all { enterprise.is_high_tech, enterprise.rnd:at_least(enterprise.rnd:years_ago(1)) },
  slices(enterprise.rnd, parameter.rnd_sliding))

subsidy("S-15", "设备投资补助", all {
  enterprise.is_new,
  enterprise.investment:at_least(parameter.equipment_line),
  (enterprise.equipment / enterprise.investment):at_least(parameter.equipment_part),
}, (enterprise.equipment * parameter.equipment_rate):capped(parameter.equipment_cap))

subsidy("S-16", "亩均产值奖励", (enterprise.output / enterprise.land):at_least(parameter.yield_line), enterprise.local_tax * parameter.yield_rate)

subsidy("S-17", "规费减免", none { enterprise.has_overdue_tax }, enterprise.fees * tiers(enterprise.investment, parameter.fee_relief))

subsidy("S-18", "贷款贴息", all {
  enterprise.is_registered_here,
  enterprise.loan:at_least(parameter.loan_line),
  enterprise.loan_days:at_least(parameter.loan_term),
}, (enterprise.loan * enterprise.loan_rate * (enterprise.loan_days / "365天") * parameter.interest_part):capped(parameter.interest_cap))

subsidy("S-19", "节能奖励", all {
  enterprise.green_investment:at_least(parameter.green_line),
  enterprise.energy:at_most(energy_before * parameter.energy_part),
}, ((energy_before - enterprise.energy) * parameter.energy_award):capped(parameter.energy_cap))

subsidy("S-20", "园区房租补助", all { enterprise.is_park_tenant, enterprise.size:is_not "large" },
  (enterprise.rent * parameter.rent_rate):not_below(parameter.rent_least):capped(parameter.rent_cap))
