-- Moving enterprises, funds, land and awards: parts 4 and 5.

local part_four_one = { zh = "第四部分（一）", en = "part 4 (1)" }

-- What the place moved from is to have; without an agreement, what the text can be read to leave it.
local agreed_share = discretion.negotiated_origin_share
local origin_share = reading "4-1-1/A1" {
  R1 = agreed_share,
  R2 = choose(enterprise.sharing_agreement_on_file, { yes = agreed_share, no = "0%" }),
}
local shares = split(enterprise.local_retained_tax_cny, { origin = origin_share, receiving = 1 - origin_share })

-- Part 4 (1): what the locality keeps of a moved enterprise's taxes is shared by the two places as they agree, from the
-- first payment of tax.
provision "4-1-1" {
  title     = { zh = "迁入企业税收两地分成", en = "Taxes of moved enterprises shared" },
  cite      = { article = part_four_one }, kind = "share", subject = enterprise,
  when      = all { enterprise.is_relocated_within_province, enterprise.taxpaying_started },
  pays      = enterprise.local_retained_tax_cny,
  funded_by = "receiving",
  paid_to   = shares,
  figures   = { origin_share_yuan = shares.origin, receiving_share_yuan = shares.receiving },
}

local fee = enterprise.land_transfer_fee_paid_cny

-- Part 4 (1): enterprises that the government moves for the sake of restructuring get their land fee back.
provision "4-1-2" {
  title = { zh = "搬迁企业土地出让金先征后返", en = "Land fee of moved enterprises returned" },
  cite  = { article = part_four_one }, kind = "rebate", subject = enterprise,
  when  = all { enterprise.relocation_for_restructuring, enterprise.is_government_led_relocation },
  pays  = reading "4-1-2/A1" {
    R1 = fee,
    R2 = highest { fee - enterprise.mandatory_deductions_cny, "0元" },
    R3 = fee * discretion.land_fee_return_decided,
  },
}

-- Part 4 (1): major industrialisation projects and suppliers of advantaged industries come first; with what, the text does
-- not say.
provision "4-1-3" {
  title     = { zh = "重大产业化项目和配套企业重点扶持", en = "Support for major projects and suppliers" },
  cite      = { article = part_four_one }, kind = "award", subject = enterprise,
  when      = all { enterprise.meets_national_policy, enterprise.is_major_project_or_supporting_enterprise },
  pays      = not_stated,
  funded_by = { "province", "city", "park" },
}

local funds    = province.fund_sizes_yi
local size     = fund_size.value
local minimum  = reading "4-2-1/A2" { R1 = parameter.param_fund_minimum_yi, R2 = parameter.fund_minimum_as_printed }
local function five_to_ten(list) return list:count():between(parameter.fewest_funds, parameter.most_funds) end

-- Part 4 (2): five to ten industry development funds of a least size, which is damaged in both copies.
provision "4-2-1" {
  title   = { zh = "设立产业发展基金", en = "Industry development funds" },
  cite    = { article = { zh = "第四部分（二）", en = "part 4 (2)" } }, kind = "target", subject = province,
  when    = reading "4-2-1/A1" {
    R1 = five_to_ten(funds:where(size:at_least(minimum))),
    R2 = all { five_to_ten(funds), funds:sum(size):at_least(minimum) },
  },
  figures = { funds = funds:count() },
}

-- Part 4 (3): land for key projects of leading enterprises is made sure of, out of quotas balanced over the province.
provision "4-3-1" {
  title = { zh = "龙头企业重点项目用地保障", en = "Land for key projects of leading enterprises" },
  cite  = { article = { zh = "第四部分（三）", en = "part 4 (3)" } }, kind = "right", subject = project,
  when  = all { enterprise.is_leading_enterprise, project.is_key_project },
}

-- Part 4 (4): province and city support key projects that attract investment; with what sum, the text does not say.
provision "4-4-1" {
  title     = { zh = "关键招商项目资金支持或奖励", en = "Support for key projects that attract investment" },
  cite      = { article = { zh = "第四部分（四）", en = "part 4 (4)" } }, kind = "award", subject = project,
  when      = all { project.is_investment_attraction_project, project.has_major_cluster_effect },
  pays      = not_stated,
  funded_by = { "province", "city" },
}

local part_four_five = { zh = "第四部分（五）", en = "part 4 (5)" }

-- Part 4 (5): the provincial cluster fund works by three instruments, chiefly for four purposes; no sum is stated.
provision "4-5-1" {
  title     = { zh = "产业集群专项资金", en = "Provincial cluster fund" },
  cite      = { article = part_four_five }, kind = "subsidy", subject = funded_item,
  when      = all {
    funded_item.support_instrument:one_of(parameter.supported_instruments),
    funded_item.support_target_class:one_of(parameter.supported_classes),
  },
  pays      = not_stated,
  funded_by = "province",
}

-- Part 4 (5): cities and counties set up cluster funds of their own, of whatever size.
provision "4-5-2" {
  title = { zh = "市县设立产业集群专项资金", en = "Cluster funds of cities and counties" },
  cite  = { article = part_four_five }, kind = "duty", subject = government,
  when  = all { government.is_city_or_county, government.has_cluster_fund },
}

-- Part 5: units and persons with an outstanding contribution are commended and rewarded; with what sum, the text does not say.
provision "5-1" {
  title = { zh = "突出贡献表彰奖励", en = "Awards for outstanding contributions" },
  cite  = { article = { zh = "第五部分", en = "part 5" } }, kind = "award", subject = nominee,
  when  = all { nominee.outstanding_contribution_recognised, nominee.is_unit_or_person_in_province },
  pays  = not_stated,
}
