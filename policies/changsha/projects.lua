-- Takeovers, and the projects of suppliers: article 12.

-- Article 12: an advantaged enterprise that takes over one of the three or related industries pays no deed tax on it, and
-- puts the saving into the business or its staff.
provision "12-1" {
  title     = { zh = "并购重组契税免缴", en = "No deed tax on takeovers" },
  cite      = { article = 12, paragraph = 1 }, kind = "relief", subject = enterprise,
  when      = all {
    enterprise.acquirer_is_advantaged,
    enterprise.target_industry_class:one_of { "three_industries", "related" },
    enterprise.transaction_type:one_of { "acquisition", "merger", "restructuring" },
    reading "12-1/A2" { R1 = enterprise.saving_used_for_development_or_staff, R2 = always },
  },
  pays      = enterprise.deed_tax_due_cny * parameter.deed_tax_relief,
  funded_by = { "city", "district", "county" },
}

local supporting_project = all {
  project.is_registered_in_changsha,
  project.is_supporting_enterprise,
  project.is_new_project,
  reading "12-2/A1" {
    R1 = project.project_total_investment_cny:at_least(parameter.supporting_project_investment),
    R2 = project.project_total_investment_cny:more_than(parameter.supporting_project_investment),
  },
  (project.equipment_investment_cny / project.project_total_investment_cny):at_least(parameter.supporting_project_equipment_share),
  project.meets_national_policy,
  project.meets_regional_plan,
}

local standard  = project.equipment_investment_cny * parameter.equipment_subsidy_rate
local city_part = (standard * parameter.city_part_of_county_projects):rounded("0.01元", "half up")

-- Article 12: a supplier registered here gets 5% of the equipment of a new project that is large enough, half of it
-- equipment, and fits policy and plan; as an interest subsidy or a grant.
provision "12-2" {
  title     = { zh = "配套项目设备投资补助", en = "Equipment subsidy for supporting projects" },
  cite      = { article = 12, paragraph = 2 }, kind = "subsidy", subject = project,
  when      = supporting_project,
  pays      = standard,
  funded_by = split(standard, {
    city   = choose(project.project_jurisdiction, { city = "100%", county_or_zone = parameter.city_part_of_county_projects }),
    county = choose(project.project_jurisdiction, { city = "0%", county_or_zone = 1 - parameter.city_part_of_county_projects }),
  }),
}

local county_part = reading "12-3/A1" {
  R1 = city_part * parameter.county_match,
  R2 = (standard * parameter.county_match):rounded("0.01元", "half up"),
}
local together = city_part + county_part
local parts    = split(together, { city = city_part, county = county_part })

-- Article 12: for projects of the counties, districts and zones the city pays half of that, and they match it one to one.
provision "12-3" {
  title     = { zh = "县区配套项目分担", en = "Who pays for county and zone projects" },
  cite      = { article = 12, paragraph = 3 }, kind = "share", subject = project,
  when      = all { supporting_project, project.project_jurisdiction:is "county_or_zone" },
  pays      = together,
  funded_by = parts,
  figures   = { city_share_yuan = parts.city, county_share_yuan = parts.county },
}

local function per_mu(x, line)
  local yield = x / project.land_area_mu
  return reading "12-4/A1" { R1 = yield:at_least(line), R2 = yield:more_than(line) }
end

-- Article 12: where a supplier's project invests or turns out enough on each mu, the government that gains pays back 30% of
-- its part of the year's VAT and income tax, for three years from commissioning.
provision "12-4" {
  title     = { zh = "项目地方受益税收奖励", en = "Award out of the local part of a project's taxes" },
  cite      = { article = 12, paragraph = 4 }, kind = "rebate", subject = project,
  when      = all {
    project.is_supporting_enterprise,
    project.project_type:one_of { "renewal", "new" },
    any {
      per_mu(project.fixed_asset_investment_incl_land_cny, parameter.investment_per_mu),
      per_mu(project.annual_output_cny, parameter.output_per_mu),
    },
    project.year_since_commissioning:between(1, parameter.local_tax_award_years),
  },
  pays      = (project.local_retained_vat_cny + project.local_retained_income_tax_cny) * parameter.local_tax_award_rate,
  matter    = "project_taxes",
  funded_by = { "city", "district", "county", "development_zone" },
}

project.fixed_asset_investment_cny = project.fixed_asset_investment_usd * project.fx_rate_cny_per_usd

local investment = project.fixed_asset_investment_cny

local relief_rate = reading "12-5/A5" {
  R1 = reading "12-5/A2" {
    R1 = tiers(investment, parameter.construction_fee_relief),
    R2 = tiers(investment, parameter.construction_fee_relief_first_band_closed),
  },
  R2 = slices(investment, parameter.construction_fee_relief) / investment,
}

local fee        = project.construction_fee_local_authority_cny
local fee_spared = (fee * relief_rate):rounded("0.01元", "half up")
local fee_who    = all {
  project.building_use:one_of { "workshop", "production_auxiliary" },
  reading "12-5/A1" {
    R1 = investment:at_least(parameter.construction_fee_relief_line),
    R2 = investment:more_than(parameter.construction_fee_relief_line),
  },
}

-- Article 12: on approval, construction charges of new workshops and auxiliary buildings fall by half, by 80% or to nothing,
-- by the size of the fixed-asset investment; foreign money counts at the rate of its time.
provision "12-5" {
  title     = { zh = "建设规费减免", en = "Reduced construction charges" },
  cite      = { article = 12, paragraph = 5 }, kind = "relief", subject = project,
  when      = fee_who,
  approval  = approval.fee_relief_approved,
  pays      = fee_spared,
  funded_by = { "city", "county" },
  figures   = { relief_rate = relief_rate, payable_yuan = fee - choose(fee_who, { yes = fee_spared, no = "0元" }) },
}
