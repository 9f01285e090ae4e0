-- Supporting parks, bases and service centres: article 11 for building them, article 13 for what they turn out.

local supporting_facility = park.facility_type:one_of { "specialised_supporting_park", "base", "specialised_service_centre" }

local spent = park.infrastructure_investment_cny

-- Article 11: a new facility for suppliers of the three industries gets a grant for every step spent on its infrastructure.
provision "11-1" {
  title     = { zh = "新建配套园区基础设施补助", en = "Grant for the infrastructure of new supporting parks" },
  cite      = { article = 11, paragraph = 1 }, kind = "subsidy", subject = park,
  when      = all { park.is_new_facility, park.supports_three_industries, supporting_facility },
  pays      = reading "11-1/A1" {
    R1 = spent:whole_steps(parameter.infrastructure_step) * parameter.infrastructure_subsidy_per_step,
    R2 = spent / parameter.infrastructure_step * parameter.infrastructure_subsidy_per_step,
  },
  funded_by = "city",
}

local output = park.annual_supporting_output_cny
local paid   = park.already_paid_tier_cny
local tier   = tiers(output, parameter.supporting_output_award)

local something_paid = paid:more_than "0元"

-- Article 13: supporting output of 500 million yuan earns one award, a billion a second; each of the two is paid once.
provision "13-1" {
  title     = { zh = "配套园区年配套产值奖励", en = "Award for a supporting park's yearly output" },
  cite      = { article = 13, paragraph = 1 }, kind = "award", subject = park,
  when      = all {
    supporting_facility,
    tier:more_than "0元",
    none { all { something_paid, paid:at_least(tier) } },        -- a line that was paid for earns nothing again
  },
  pays      = choose(something_paid, {
    yes = reading "13-1/A1" { R1 = tier, R2 = tier - paid },
    no  = reading "13-1/A3" { R1 = tier, R2 = tiers(output, parameter.supporting_output_award_added_up) },
  }),
  once      = "per tier",
  matter    = "supporting_output",
  funded_by = "city",
}
