-- Technology centres and research: article 17.

local centres = enterprise.new_tech_centre_levels:where(new_tech_centre_level.value:one_of { "national", "provincial" })
local award_of_level = choose(new_tech_centre_level.value, parameter.tech_centre_award)

-- Article 17: a member of the three clusters that newly sets up a national or provincial technology centre gets an award once.
provision "17-1" {
  title     = { zh = "技术中心奖励", en = "Award for technology centres" },
  cite      = { article = 17, paragraph = 1 }, kind = "award", subject = enterprise,
  when      = all {
    reading "17-1/A1" { R1 = enterprise.is_three_industry_member, R2 = always },
    centres:count():at_least(1),
  },
  pays      = reading "17-1/A2" { R1 = centres:highest(award_of_level), R2 = centres:sum(award_of_level) },
  once      = "per tier",
  matter    = "tech_centre",
  funded_by = "city",
}

local spent, before = enterprise.rd_expense_this_year_cny, enterprise.rd_expense_last_year_cny
local growth        = spent:growth_over(before)
local grown         = growth:at_least(parameter.rd_growth_line)

-- Where last year's expense is not told apart, it is last year's record.
enterprise.rd_expense_last_year_cny = enterprise.rd_expense_this_year_cny:years_ago(1)

local set_off = spent * parameter.rd_offset_share
local used    = reading "17-2/A1" {
  R1 = lowest { set_off, enterprise.income_tax_payable_cny },
  R2 = highest { lowest { set_off, enterprise.taxable_income_before_cny }, "0元" },
}

-- Article 17: where research spending grew by a tenth, half of it is set off once more; against the tax itself or against
-- the income that is taxed, the text can be read either way, and no reading is taken until somebody rules.
provision "17-2" {
  title    = { zh = "研发费用抵扣所得税", en = "Research expense set off against income tax" },
  cite     = { article = 17, paragraph = 2 }, kind = "relief", subject = enterprise,
  when     = all {
    enterprise.is_three_industry_member,
    reading "17-2/A3" { R1 = grown, R2 = any { before:at_most "0元", grown } },
  },
  approval = approval.tax_authority_reviewed,
  pays     = reading "17-2/A1" { R1 = used, R2 = used * enterprise.income_tax_rate },
  funded_by = { "central", "city" },
  figures  = { growth = growth, carried_forward_yuan = reading "17-2/A2" { R1 = "0元", R2 = set_off - used } },
}
