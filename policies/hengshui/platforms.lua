-- Public service platforms of the key clusters: part 4 (3) for the public money, part 4 (5) for who pays the most.

local of_key_cluster = cluster.cluster_level:one_of { "provincial_key", "municipal_key" }
local listed_kind    = platform.platform_type:one_of {
  "technology_rd_centre", "product_testing_centre", "mould_centre",
  "industry_information_centre", "logistics_centre", "training_centre",
}

local matching_ratio = reading "4-3-1/A1" {
  R1 = parameter.provincial_matching_ratio,
  R2 = parameter.provincial_matching_ratio_one_to_one,
}

-- Part 4 (3): city and counties keep a line for platforms of the key clusters, which also serves to match provincial money.
-- Neither the sums nor the ratio are stated.
provision "4-3-1" {
  title     = { zh = "公共服务平台专项资金", en = "Money for public service platforms" },
  cite      = { article = { zh = "第四部分（三）", en = "part 4 (3)" }, paragraph = 1 }, kind = "subsidy", subject = platform,
  when      = all { of_key_cluster, listed_kind },
  pays      = not_stated,
  funded_by = { "city", "county" },
  figures   = {
    matches_provincial_fund = platform.is_matching_provincial_fund,
    matching_yuan = choose(platform.is_matching_provincial_fund, {
      yes = platform.provincial_support_cny * matching_ratio,
      no  = "0元",
    }),
  },
}

local own, public, social = platform.enterprise_share, platform.government_share, platform.social_share

local mainly_by_enterprises = all {
  public:more_than "0%",
  social:more_than "0%",
  reading "4-5-2/A1" {
    R1 = all { own:more_than(public), own:more_than(social) },
    R2 = own:more_than(parameter.main_share),
  },
}

local bound = all { of_key_cluster, listed_kind }

-- Part 4 (5): such platforms are paid for by government, society and enterprises, by enterprises in the main. Unless it is
-- known to be such a platform, no breach is known.
provision "4-5-2" {
  title   = { zh = "公共服务平台企业投入为主", en = "Platforms paid for mainly by enterprises" },
  cite    = { article = { zh = "第四部分（五）", en = "part 4 (5)" }, paragraph = 2 }, kind = "duty", subject = platform,
  applies = bound,
  when    = any { none { bound }, mainly_by_enterprises },
}
