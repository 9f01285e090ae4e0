-- Projects that enter a zone or park: article 10. Cheap land, returned land fees, special support, fewer charges.

-- 以上, with or without the figure itself, as the reading of the clause says.
local function from(id, x, line)
  return reading(id) { R1 = x:at_least(line), R2 = x:more_than(line) }
end

-- Article 10: industrial projects that enter a zone or park get land on easy terms; which terms, the text does not say.
provision "10-2" {
  title = { zh = "工业项目用地低门槛", en = "Easy land terms for industrial projects" },
  cite  = { article = 10, paragraph = 2 }, kind = "right", subject = project,
  when  = all { project.is_industrial_project, project.locates_in_zone_or_park },
}

local rate, years = discretion.rebate_rate_decided, discretion.rebate_years_decided

local taxed_enough = from("10-3/A2", project.project_annual_tax_cny, parameter.rebate_tax_line)

local both_lines = all {
  project.project_total_investment_usd:more_than(parameter.rebate_investment_line),
  taxed_enough,
}

local fee_base = reading "10-3/A6" {
  R1 = project.land_transfer_fee_paid_cny,
  R2 = highest { project.land_transfer_fee_paid_cny - project.central_deduction_cny - project.provincial_deduction_cny, "0元" },
}

local rebate = reading "10-3/A4" {
  R1 = fee_base * rate,
  R2 = (fee_base * rate * years):capped(fee_base),
}

-- Article 10: newcomers of three kinds, above both lines, get back between 30% and all of the land fee they paid, over
-- three to five years. Who fixes the share and the years is not said.
provision "10-3" {
  title       = { zh = "土地出让金返还", en = "Return of the land transfer fee" },
  cite        = { article = 10, paragraph = 3 }, kind = "rebate", subject = project,
  when        = all {
    project.is_new_entrant,
    project.project_category:one_of { "hightech_industrialisation", "key_industrial", "major_contribution" },
    reading "10-3/A1" {
      R1 = both_lines,
      R2 = any { project.project_category:is_not "major_contribution", both_lines },
    },
  },
  pays        = rebate,
  funded_by   = split(rebate, { city = project.income_tax_city_cny, district = project.income_tax_district_cny }),
  instalments = { years = years, when = reading "10-3/A5" { R1 = always, R2 = taxed_enough } },
  figures     = { years_min = years:lowest(), years_max = years:highest(), instalments_yuan = equal_parts(rebate, years) },
}

project.rebate_total_cny = decision "10-3".amount

local shares = split(project.rebate_total_cny, { city = project.income_tax_city_cny, district = project.income_tax_district_cny })

-- Article 10: city and district bear what is returned in proportion to the income tax that each keeps.
provision "10-4" {
  title     = { zh = "返还资金市区分担", en = "Who bears the returned land fee" },
  cite      = { article = 10, paragraph = 4 }, kind = "share", subject = project,
  pays      = project.rebate_total_cny,
  funded_by = shares,
  figures   = { city_share_yuan = shares.city, district_share_yuan = shares.district },
}

local merits = {
  local_jobs = from("10-5/A2", project.local_jobs, parameter.special_support_jobs),
  tax_year_after_investment_excl_customs_cny =
    from("10-5/A2", project.tax_year_after_investment_excl_customs_cny, parameter.special_support_tax),
  annual_export_fx_settlement_usd =
    from("10-5/A2", project.annual_export_fx_settlement_usd, parameter.special_support_export),
  is_structural_driver_project = project.is_structural_driver_project,
}

-- Article 10: a long operating period and one of four merits open special support, if the municipal government agrees.
-- How much, the text does not say.
provision "10-5" {
  title    = { zh = "重大项目特别扶持", en = "Special support for major projects" },
  cite     = { article = 10, paragraph = 5 }, kind = "award", subject = project,
  when     = all {
    from("10-5/A2", project.operating_period_years, parameter.special_support_operating_years),
    any(merits),
  },
  approval = approval.municipal_government_approved,
  pays     = not_stated,
  figures  = { satisfied = which(merits) },
}

project.qualifies_under_art10 = reading "10-6/A1" {
  R1 = any { decision "10-3".qualifies, decision "10-5".qualifies },
  R2 = decision "10-5".qualifies,
}

local due              = project.land_transfer_fee_due_cny
local agreed           = project.contract_instalments_cny
local may_pay_in_parts = all { project.qualifies_under_art10, project.contract_allows_instalments }

-- Article 10: such projects may pay the land fee in instalments, as their land contract provides; others owe it at once.
provision "10-6" {
  title   = { zh = "土地出让金分期交付", en = "Land fee payable in instalments" },
  cite    = { article = 10, paragraph = 6 }, kind = "right", subject = project,
  when    = may_pay_in_parts,
  checks  = { { agreed:sum(contract_instalment.value):is(due), { zh = "合同约定的各期之和不等于出让金", en = "contract instalments do not add up to the fee" } } },
  figures = { instalments_yuan = choose(may_pay_in_parts, {
    yes = agreed:values(contract_instalment.value),
    no  = equal_parts(due, 1),
  }) },
}

local invested_share = project.invested_to_date_cny / project.project_total_investment_cny

-- Article 10: once half of the investment is made, the land office may issue the certificate.
provision "10-7" {
  title   = { zh = "土地证书提前办理", en = "Early land certificate" },
  cite    = { article = 10, paragraph = 7 }, kind = "right", subject = project,
  when    = all {
    project.qualifies_under_art10,
    from("10-7/A1", invested_share, parameter.certificate_invested_share),
  },
  figures = { invested_share = invested_share },
}

local administrative = project.fee_items
  :where(all { fee_item.nature:is "administrative", fee_item.set_by:is "city" })
  :sum(fee_item.amount_cny)
local operational = project.fee_items
  :where(all { fee_item.nature:is "operational", reading "10-8/A1" { R1 = fee_item.set_by:is "city", R2 = always } })
  :sum(fee_item.amount_cny)
local all_charges = project.fee_items:sum(fee_item.amount_cny)

local charges_spared = (administrative * parameter.administrative_charge_relief + operational * parameter.operational_charge_relief)
  :rounded("0.01元", "half up")
local spared_who = all { project.is_new_entrant, project.is_industrial_project }

-- Article 10: industrial projects that newly enter a park pay no administrative charge of the city's and half of its
-- service charges.
provision "10-8" {
  title     = { zh = "新进园区项目收费减免", en = "Fewer charges for new entrants" },
  cite      = { article = 10, paragraph = 8 }, kind = "relief", subject = project,
  when      = spared_who,
  pays      = charges_spared,
  funded_by = "collecting_bodies",
  figures   = { payable_yuan = all_charges - choose(spared_who, { yes = charges_spared, no = "0元" }) },
}
