-- Makers who buy from local suppliers, and suppliers who lead their trade: article 13.

local increase = enterprise.local_purchase_this_year_cny - enterprise.local_purchase_last_year_cny

-- Where last year's purchases are not told apart, they are last year's record.
enterprise.local_purchase_last_year_cny = enterprise.local_purchase_this_year_cny:years_ago(1)

-- Article 13: main-engine makers get an award for every step by which they buy more from local suppliers than the year before.
provision "13-2" {
  title     = { zh = "主机企业新增本地采购奖励", en = "Award for buying more from local suppliers" },
  cite      = { article = 13, paragraph = 2 }, kind = "award", subject = enterprise,
  when      = all {
    enterprise.is_main_engine_enterprise,
    reading "13-2/A3" { R1 = always, R2 = enterprise.local_purchase_last_year_cny:more_than "0元" },
  },
  pays      = reading "13-2/A1" {
    R1 = increase:whole_steps(parameter.local_purchase_step) * parameter.local_purchase_award_per_step,
    R2 = highest { increase / parameter.local_purchase_step * parameter.local_purchase_award_per_step, "0元" },
  },
  matter    = "local_purchases",
  funded_by = "city",
  figures   = { increase_yuan = increase },
}

-- Each of the last years on the list, and none of them missing.
local function every_year(ranks, rank, line)
  return all { ranks:count():at_least(parameter.ranking_years), ranks:every(rank.value:at_most(line)) }
end

local function some_year(ranks, rank, line)
  return ranks:where(rank.value:at_most(line)):count():at_least(1)
end

-- Article 13: a supplier registered here that three years running is among the ten strongest of its trade in the country,
-- or among the first three by market share of one product, gets an award once.
provision "13-3" {
  title     = { zh = "配套企业行业排名奖励", en = "Award for suppliers that lead their trade" },
  cite      = { article = 13, paragraph = 3 }, kind = "award", subject = enterprise,
  when      = all {
    enterprise.is_registered_in_changsha,
    enterprise.is_supporting_enterprise,
    any {
      every_year(enterprise.industry_rank_last3, industry_rank, parameter.industry_rank_line),
      reading "13-3/A1" {
        R1 = every_year(enterprise.product_share_rank_last3, product_share_rank, parameter.product_share_rank_line),
        R2 = some_year(enterprise.product_share_rank_last3, product_share_rank, parameter.product_share_rank_line),
      },
    },
    none { enterprise.already_awarded_13_3 },
  },
  pays      = parameter.ranking_award,
  once      = "ever",
  matter    = "national_ranking",
  funded_by = "city",
}
