-- Units, ceilings, zero and less, taxes and rounding.

-- B1 对列入名单的企业，租用标准厂房的，按每平方米每月15元给予补贴。
provision "B1-1" {
  title = { zh = "标准厂房租金补贴，每平方米每月15元", en = "15 yuan for each square metre and month of rent" },
  cite  = { article = "B1" }, kind = "subsidy", subject = enterprise,
  when  = enterprise.on_list,
  pays  = enterprise.rented * "15元/平方米/月" * enterprise.rent_months,
}

-- B1 未列入名单的，每度电补贴5分钱。
provision "B1-2" {
  title = { zh = "用电补贴，每度0.05元", en = "0.05 yuan for each kilowatt-hour" },
  cite  = { article = "B1" }, kind = "subsidy", subject = enterprise,
  when  = none { enterprise.on_list },
  pays  = enterprise.power * "0.05元/千瓦时",
}

-- B2 按设备投资额的5%给予补助，不超过当年研发投入的25%，最高不超过200万元。
provision "B2-1" {
  title = { zh = "设备补助，依次受两个上限约束", en = "5% of equipment under a computed ceiling and a fixed one" },
  cite  = { article = "B2" }, kind = "subsidy", subject = enterprise,
  pays  = (enterprise.equipment * "5%"):capped(enterprise.rnd * "25%"):capped "200万元",
}

-- B2 按实际租金补贴，单价不高于每平方米每月30元。
provision "B2-2" {
  title = { zh = "按实际租金补贴，单价不高于30元", en = "the rent itself, at no more than 30 yuan a square metre and month" },
  cite  = { article = "B2" }, kind = "subsidy", subject = enterprise,
  pays  = enterprise.rented * enterprise.rent_price:capped "30元/平方米/月" * enterprise.rent_months,
}

-- B2 按研发投入的10%给予补助，不足1万元的按1万元补助。
provision "B2-3" {
  title = { zh = "研发补助，不足1万元的按1万元", en = "10% of research, 10,000 yuan at least" },
  cite  = { article = "B2" }, kind = "subsidy", subject = enterprise,
  pays  = (enterprise.rnd * "10%"):not_below "1万元",
}

-- B5 销售额比上年每增加1000万元奖励3万元，不足部分不计。
provision "B5-1" {
  title = { zh = "每增1000万元奖励3万元，不足部分不计", en = "30,000 yuan for each whole 10 million of increase" },
  cite  = { article = "B5" }, kind = "award", subject = enterprise,
  pays  = (enterprise.sales - enterprise.sales:last_year()):whole_steps "1000万元" * "3万元",
}

-- B5 按地方贡献增量的20%奖励，为负的按零计。
provision "B5-2" {
  title = { zh = "地方贡献增量奖励，为负的按零计", en = "20% of the increase in local tax, nothing for a decrease" },
  cite  = { article = "B5" }, kind = "award", subject = enterprise,
  pays  = (enterprise.local_tax - enterprise.local_tax:last_year()) * "20%",
}

-- B5 各笔担保业务按增量的1%补助，减少的不抵扣其他各笔。
provision "B5-3" {
  title = { zh = "逐笔增量补助，减少的不抵扣", en = "1% of each guarantee's increase, decreases do not offset others" },
  cite  = { article = "B5" }, kind = "subsidy", subject = enterprise,
  pays  = enterprise.guarantees:sum(highest { loan.amount - loan.before, "0元" }) * "1%",
  figures = { net = enterprise.guarantees:sum(loan.amount - loan.before) },
}

-- B23 按不含税设备购置额（税率13%）的10%补助。
enterprise.net_equipment = enterprise.equipment:net_of "13%"
provision "B23-1" {
  title = { zh = "按不含税设备购置额的10%补助", en = "10% of equipment without its 13% tax" },
  cite  = { article = "B23" }, kind = "subsidy", subject = enterprise,
  pays  = enterprise.net_equipment * "10%",
}

-- B23 属重点产业的上浮20%，上浮后最高不超过120万元。
provision "B23-2" {
  title = { zh = "重点产业上浮20%，最高120万元", en = "a fifth more for key trades, 1.2 million at most" },
  cite  = { article = "B23" }, kind = "subsidy", subject = enterprise,
  pays  = (enterprise.rnd * "10%"):times(first_that { { when = enterprise.trade:on(list.key_trades), gives = "120%" } }):capped "120万元",
}

-- B23 原则上不超过其当年地方贡献。
provision "B23-3" {
  title = { zh = "设备补助，原则上不超过当年地方贡献", en = "5% of equipment, as a rule not above the local tax" },
  cite  = { article = "B23" }, kind = "subsidy", subject = enterprise,
  pays  = (enterprise.equipment * "5%"):capped_if_known(enterprise.local_tax),
}

-- B23 市级承担比例按企业税收入库级次确定，其余由区级承担。
local shared = enterprise.fees * "50%"
provision "B23-4" {
  title = { zh = "规费返还，市级承担比例按事实确定", en = "half of the fees, the city's share a fact" },
  cite  = { article = "B23" }, kind = "rebate", subject = enterprise,
  pays  = shared,
  funded_by = split(shared, { city = enterprise.city_share, district = 1 - enterprise.city_share }),
}

-- C5 按三分之一补助：中间不取整，只在最后取到分。
provision "C5-1" {
  title = { zh = "只在最后取整到分", en = "rounded once, last, to the fen" },
  cite  = { article = "C5" }, kind = "subsidy", subject = enterprise,
  pays  = (enterprise.fees / 3) * 2,
}

-- C5 精确到万元，不足万元的不计。
provision "C5-2" {
  title = { zh = "精确到万元，不足万元的不计", en = "in whole ten thousands, rounded down" },
  cite  = { article = "C5" }, kind = "subsidy", subject = enterprise,
  pays  = (enterprise.fees / 3):rounded("1万元", "down"),
}

-- C7 按规费的50%补助，补助额不足1万元的不予补助。
local small = enterprise.fees * "50%"
provision "C7-1" {
  title = { zh = "补助额不足1万元的不予补助", en = "nothing below 10,000 yuan" },
  cite  = { article = "C7" }, kind = "subsidy", subject = enterprise,
  when  = small:at_least "1万元", pays = small,
}
