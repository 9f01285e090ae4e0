-- Money, credit and assessment: part 3. None of the clauses states a sum.

local funds, credit = { zh = "第三部分（一）1", en = "part 3 (1) 1" }, { zh = "第三部分（一）2", en = "part 3 (1) 2" }

-- Part 3 (1) 1: city and districts pool special funds, chiefly for five uses inside bases and parks.
provision "3-1-1" {
  title     = { zh = "产业集群专项资金重点支持", en = "What the pooled special funds support first" },
  cite      = { article = funds }, kind = "subsidy", subject = funded_item,
  when      = all { funded_item.fund_use:one_of(parameter.supported_uses), funded_item.is_in_base_or_park },
  pays      = not_stated,
  funded_by = { "city", "district" },
}

-- Part 3 (1) 2: cluster enterprises that list on a stock market get an award; nobody says who pays it.
provision "3-1-2a" {
  title = { zh = "产业集群企业上市奖励", en = "Award for listing" },
  cite  = { article = credit }, kind = "award", subject = enterprise,
  when  = all { enterprise.is_cluster_enterprise, enterprise.has_listed },
  pays  = not_stated,
}

local share = bank.cluster_loans_cny / bank.total_loans_cny

-- Part 3 (1) 2: local commercial banks keep a share of their lending for clusters; which share, the text does not say.
provision "3-1-2b" {
  title   = { zh = "地方商业银行产业集群贷款比例", en = "Share of lending kept for clusters" },
  cite    = { article = credit }, kind = "duty", subject = bank,
  when    = reading "3-1-2b/A1" { R1 = share:at_least(parameter.param_required_loan_share), R2 = share:more_than "0%" },
  figures = { share = share },
}

-- Part 3 (1) 2: banks lend to cluster projects first, where lending policy allows.
provision "3-1-2c" {
  title = { zh = "产业集群项目优先信贷", en = "Credit for cluster projects first" },
  cite  = { article = credit }, kind = "right", subject = project,
  when  = all { project.is_cluster_project, project.meets_credit_policy },
}

-- Part 3 (1) 2: the city's guarantee institution serves enterprises of cluster bases first.
provision "3-1-2d" {
  title = { zh = "基地企业优先担保", en = "Guarantees for enterprises of cluster bases first" },
  cite  = { article = credit }, kind = "right", subject = enterprise,
  when  = all {
    enterprise.is_in_cluster_base,
    reading "3-1-2d/A1" { R1 = enterprise.meets_guarantee_conditions, R2 = always },
  },
}

-- Part 3 (1) 2: a fund for credit risks, of no stated size, serves key projects of clusters.
provision "3-1-2e" {
  title     = { zh = "信贷风险补偿专项资金", en = "Fund for credit risks" },
  cite      = { article = credit }, kind = "subsidy", subject = project,
  when      = all { project.is_cluster_project, project.is_key_project },
  pays      = not_stated,
  funded_by = "city",
}

-- Part 3 (2) 7: the city assesses districts, counties and pilot zones by how their clusters develop.
provision "3-2-7" {
  title = { zh = "产业集群发展纳入绩效考核", en = "Cluster development in the performance assessment" },
  cite  = { article = { zh = "第三部分（二）7", en = "part 3 (2) 7" } }, kind = "target", subject = jurisdiction,
  when  = all { jurisdiction.is_district_county_or_pilot_zone, jurisdiction.cluster_indicator_in_assessment },
}
