-- Guarantee institutions: article 16. (What the city puts into the guarantee fund is in funds.lua.)

local is_institution = guarantee_institution.institution_type:is "guarantee_institution"
local last_day       = guarantee_institution.registration_date + parameter.business_tax_exemption_period

-- Article 16: for three years from its registration an institution owes no business tax, if the tax department agrees.
provision "16-1" {
  title     = { zh = "担保机构营业税免征", en = "No business tax on guarantee institutions" },
  cite      = { article = 16, paragraph = 1 }, kind = "relief", subject = guarantee_institution,
  when      = all {
    is_institution,
    reading "16-1/A1" {
      R1 = guarantee_institution.tax_date:at_most(last_day),
      R2 = guarantee_institution.tax_date:less_than(last_day),
    },
  },
  approval  = approval.tax_department_approved,
  pays      = guarantee_institution.business_tax_due_cny,
  funded_by = { "city", "district", "county" },
}

local term   = reading "16-3/A2" {
  R1 = guarantee.term_days / parameter.days_of_a_full_year,
  R2 = guarantee.term_days:whole_steps(30) / 12,                -- whole months of thirty days, in twelfths
}
local weight = reading "16-3/A1" { R1 = term:capped "100%", R2 = term:capped "100%", R3 = term }

local a_year_of_guarantees = guarantee_institution.guarantees
  :where(all {
    guarantee.borrower_is_sme,
    guarantee.borrower_tax_level_in_city,
    reading "16-3/A1" { R1 = always, R2 = guarantee.term_days:at_most(parameter.days_of_a_full_year), R3 = always },
  })
  :sum(guarantee.amount_cny * weight)

-- Article 16: institutions get 1% of what they guaranteed in the year for the city's small and medium enterprises, shorter
-- terms counted by their length; the supervision committee fixes the sum.
provision "16-3" {
  title     = { zh = "中小企业担保补贴", en = "Subsidy for guarantees to small and medium enterprises" },
  cite      = { article = 16, paragraph = 3 }, kind = "subsidy", subject = guarantee_institution,
  when      = is_institution,
  approval  = approval.supervision_committee_approved,
  pays      = a_year_of_guarantees * parameter.guarantee_subsidy_rate,
  funded_by = "guarantee_fund",
  figures   = { annualised_guarantee_yuan = a_year_of_guarantees:rounded("0.01元", "half up") },
}
