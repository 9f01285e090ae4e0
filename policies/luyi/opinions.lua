-- Awards without sums, and a meeting every month. Who pays the awards, the text does not say.

-- Opinion 2: entrepreneurs with outstanding contributions get a large award; how large, the text does not say.
provision "2-1" {
  title = { zh = "突出贡献企业家重奖", en = "Award for entrepreneurs" },
  cite  = { article = 2, paragraph = 1 }, kind = "award", subject = person,
  when  = all { person.is_entrepreneur, person.outstanding_contribution_recognised },
  pays  = not_stated,
}

local enough_forums = government.enterprise_forums_per_year:at_least(parameter.forums_a_year)

-- Opinion 2: the county meets its enterprises once a month.
provision "2-2" {
  title = { zh = "每月企业座谈会", en = "Monthly meeting with enterprises" },
  cite  = { article = 2, paragraph = 2 }, kind = "duty", subject = government,
  when  = reading "2-2/A1" {
    R1 = all { enough_forums, government.months_without_forum:at_most(0) },
    R2 = enough_forums,
  },
}

-- Opinion 5: persons who bring in investment for the hair industry get a large award; how large, the text does not say.
provision "5-1" {
  title = { zh = "招商引资个人重奖", en = "Award for bringing in investment" },
  cite  = { article = 5, paragraph = 1 }, kind = "award", subject = person,
  when  = all { person.is_person, person.brought_in_hair_industry_investment },
  pays  = not_stated,
}

-- Opinion 7: a fund encourages innovation, new products and own brands; of which size, the text does not say.
provision "7-1" {
  title     = { zh = "创新基金扶持", en = "Support from the innovation fund" },
  cite      = { article = 7, paragraph = 1 }, kind = "subsidy", subject = enterprise,
  when      = all { enterprise.is_cluster_enterprise, enterprise.does_innovation_or_new_products },
  pays      = not_stated,
  funded_by = { "government", "industry_association" },
}
