-- Whom the document singles out among the enterprises, and what it promises them: parts 2 (2), 4 (2), 4 (4), 4 (7), 4 (8).

local is_named = enterprise.enterprise_name_zh:one_of(parameter.backbone_enterprises)

-- Part 2 (2): fourteen named backbone enterprises are to strive for national brand titles.
provision "2-7" {
  title = { zh = "列名重点骨干企业", en = "Named backbone enterprises" },
  cite  = { article = { zh = "第二部分（二）", en = "part 2 (2)" }, paragraph = 7 }, kind = "class", subject = enterprise,
  when  = reading "2-7/A1" { R1 = is_named, R2 = any { is_named, enterprise.is_added_backbone_enterprise } },
  gives = "named_backbone_enterprise",
}

local chooses_to = enterprise.enterprise_consents

-- Part 4 (2): who chooses to move into the northern industrial zone must not be hindered by local governments; where the
-- enterprise does not choose to, nothing is asked of anybody, and unless it is known to have chosen, no breach is known.
provision "4-2-1" {
  title   = { zh = "企业自愿进驻不受干涉", en = "No interference with enterprises that choose to move in" },
  cite    = { article = { zh = "第四部分（二）", en = "part 4 (2)" }, paragraph = 1 }, kind = "duty", subject = enterprise,
  applies = chooses_to,
  when    = any { none { chooses_to }, none { enterprise.local_government_blocked } },
}

-- Part 4 (4): a hundred enterprises are picked as dragons and eagles, by rules that the document does not print.
provision "4-4-2" {
  title = { zh = "龙鹰企业", en = "Dragon and eagle enterprises" },
  cite  = { article = { zh = "第四部分（四）", en = "part 4 (4)" }, paragraph = 2 }, kind = "class", subject = enterprise,
  when  = enterprise.on_dragon_eagle_list,
  gives = enterprise.dragon_eagle_type,
}

-- Part 4 (7): projects of advantaged special industries that enter a park come first for land and pay less for it; how much
-- less, the text does not say.
provision "4-7-2" {
  title = { zh = "入园项目用地优惠", en = "Land on easy terms in the parks" },
  cite  = { article = { zh = "第四部分（七）", en = "part 4 (7)" }, paragraph = 2 }, kind = "relief", subject = project,
  when  = all { project.is_advantaged_special_industry, project.locates_in_zone_or_park },
  pays  = not_stated,
}

-- Part 4 (8): makers of brand products with high technology, added value and market potential are supported first; by which
-- sum, the text does not say.
provision "4-8-1" {
  title = { zh = "名牌产品企业重点扶持", en = "Support first for brand products" },
  cite  = { article = { zh = "第四部分（八）", en = "part 4 (8)" }, paragraph = 1 }, kind = "award", subject = enterprise,
  when  = all {
    enterprise.has_brand_product,
    enterprise.high_technology_and_value_added,
    enterprise.has_market_potential,
  },
  pays  = not_stated,
}
