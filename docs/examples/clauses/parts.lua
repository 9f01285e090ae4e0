-- Instalments, sums of parts, elections, shares of other awards, lists.

-- B8 分三年平均拨付。
provision "B8-1" {
  title = { zh = "分三年平均拨付", en = "three equal yearly parts" },
  cite  = { article = "B8" }, kind = "award", subject = enterprise,
  when  = enterprise.on_list, pays = "100万元",
  instalments = { years = 3 },
}

-- B8 首期40%；次年产值不减的，再付30%；验收后付其余。
provision "B8-2" {
  title = { zh = "首期四成，次年产值不减的三成，验收后付其余", en = "40%, 30% if output does not fall, the rest on acceptance" },
  cite  = { article = "B8" }, kind = "subsidy", subject = enterprise,
  pays  = enterprise.equipment * "10%",
  instalments = { parts = {
    "40%",
    { share = "30%", when = enterprise.output:at_least(enterprise.output:last_year()) },
    { in_year = enterprise.accepted_on:year() },
  } },
}

-- B8 分两年拨付，每期不超过当年地方贡献，超过部分结转下年。
provision "B8-3" {
  title = { zh = "每期不超过当年地方贡献，超过的结转", en = "two parts, each within the year's local tax, the rest carried" },
  cite  = { article = "B8" }, kind = "award", subject = enterprise,
  pays  = "100万元",
  instalments = { parts = { { share = "50%", at_most = enterprise.local_tax }, { share = "50%", at_most = enterprise.local_tax } }, cut = "carried" },
}

-- B8 同上，超过部分不再拨付。
provision "B8-4" {
  title = { zh = "每期不超过当年地方贡献，超过的不再拨付", en = "two parts, each within the year's local tax, the rest lapses" },
  cite  = { article = "B8" }, kind = "award", subject = enterprise,
  pays  = "100万元",
  instalments = { parts = { { share = "50%", at_most = enterprise.local_tax }, { share = "50%", at_most = enterprise.local_tax } } },
}

-- B10 给予最高100万元奖励。
provision "B10-1" {
  title = { zh = "给予最高100万元奖励", en = "up to a million" },
  cite  = { article = "B10" }, kind = "award", subject = enterprise,
  when  = enterprise.on_list, pays = up_to "100万元",
}

-- B11 设备补助与研发补助，五年内累计不超过500万元。
provision "B11-1" {
  title = { zh = "设备补助，五年累计有上限", en = "5% of equipment, under a ceiling over five years" },
  cite  = { article = "B11" }, kind = "subsidy", subject = enterprise,
  pays  = enterprise.equipment * "5%",
}
provision "B11-2" {
  title = { zh = "研发补助，五年累计有上限", en = "10% of research, under the same ceiling" },
  cite  = { article = "B11" }, kind = "subsidy", subject = enterprise,
  pays  = enterprise.rnd * "10%",
}

-- B14 对小微企业的单笔500万元以下担保业务，按担保额的1%补助。
provision "B14-1" {
  title = { zh = "小微企业担保业务按1%补助", en = "1% of the guarantees for small firms" },
  cite  = { article = "B14" }, kind = "subsidy", subject = enterprise,
  pays  = enterprise.guarantees:where(all { loan.is_small, loan.amount:at_most "500万元" }):sum(loan.amount) * "1%",
}

-- B14 至少有一笔1000万元以上的担保业务，且每一笔都在1万元以上。
provision "B14-2" {
  title = { zh = "至少一笔1000万元以上，每笔1万元以上", en = "one of ten million at least, none below 10,000" },
  cite  = { article = "B14" }, kind = "right", subject = enterprise,
  when  = all { enterprise.guarantees:any(loan.amount:at_least "1000万元"), enterprise.guarantees:every(loan.amount:at_least "1万元") },
}

-- B14 取最高一笔，按1%补助。
provision "B14-3" {
  title = { zh = "取最高一笔补助", en = "1% of the highest" },
  cite  = { article = "B14" }, kind = "subsidy", subject = enterprise,
  pays  = enterprise.guarantees:highest(loan.amount) * "1%",
}

-- B14 小微企业担保业务两笔以上。
provision "B14-4" {
  title = { zh = "小微企业担保业务两笔以上", en = "two guarantees for small firms at least" },
  cite  = { article = "B14" }, kind = "right", subject = enterprise,
  when  = enterprise.guarantees:where(loan.is_small):count():at_least(2),
}

-- B14 同一银行的担保额合并计算，合计1000万元以上的，每家银行奖励10万元。
local of_one_bank = enterprise.guarantees:by(loan.bank)

provision "B14-5" {
  title = { zh = "同一银行的担保额合并计算", en = "what is guaranteed with one bank counts together" },
  cite  = { article = "B14" }, kind = "award", subject = enterprise,
  pays  = of_one_bank:where(of_one_bank.members:sum(loan.amount):at_least "1000万元"):count() * "10万元",
  figures = { most = of_one_bank:highest(of_one_bank.members:sum(loan.amount)) },
}

-- B15 租房补贴（租金的50%）与购房补贴（房价的1%）二选一。
provision "B15-1" {
  title = { zh = "租房补贴与购房补贴二选一", en = "half the rent or 1% of the price, as elected" },
  cite  = { article = "B15" }, kind = "subsidy", subject = enterprise,
  pays  = best_of {
    rent     = enterprise.rented * enterprise.rent_price * enterprise.rent_months * "50%",
    purchase = enterprise.house_price * "1%",
    elected  = enterprise.elected,
  },
}

-- B15 就高不重复。
provision "B15-2" {
  title = { zh = "设备与研发两项就高", en = "the higher of two" },
  cite  = { article = "B15" }, kind = "subsidy", subject = enterprise,
  pays  = best_of { equipment = enterprise.equipment * "5%", rnd = enterprise.rnd * "10%" },
}

-- B15 下列两条不重复享受，就高。
provision "B15-3" {
  title = { zh = "规费奖励，与下一条就高", en = "an award that excludes the next one" },
  cite  = { article = "B15" }, kind = "award", subject = enterprise, pays = enterprise.fees * "10%",
}
provision "B15-4" {
  title = { zh = "研发奖励，与上一条就高", en = "an award that excludes the one before" },
  cite  = { article = "B15" }, kind = "award", subject = enterprise, pays = enterprise.rnd * "10%",
}

-- B16 按设备投资额3%补助；属重点产业的，另给予1%，最高50万元。
provision "B16-1" {
  title = { zh = "基础补助加重点产业另给予部分", en = "3% of equipment, and 1% more for key trades up to 500,000" },
  cite  = { article = "B16" }, kind = "subsidy", subject = enterprise,
  pays  = sum_of {
    base  = enterprise.equipment * "3%",
    extra = { when = enterprise.trade:on(list.key_trades), pays = enterprise.equipment * "1%", at_most = "50万元" },
  },
}

-- B18 按销售额由高到低取前3名，各奖励30万元。
provision "B18-1" {
  title = { zh = "按销售额取前3名", en = "the first three by sales" },
  cite  = { article = "B18" }, kind = "award", subject = enterprise, when = enterprise.sales:more_than "0元", pays = "30万元",
}

-- B20 奖励80万元，五年内不得迁出，否则退回。
provision "B20-1" {
  title = { zh = "五年内不得迁出，否则退回", en = "to be paid back if it moves away within five years" },
  cite  = { article = "B20" }, kind = "award", subject = enterprise, when = enterprise.on_list, pays = "80万元",
}

-- B21 关联企业合并计算，最高不超过300万元。
provision "B21-1" {
  title = { zh = "关联企业合并计算上限", en = "connected enterprises under one ceiling" },
  cite  = { article = "B21" }, kind = "subsidy", subject = enterprise, pays = enterprise.equipment * "5%",
}

-- B22 市级奖励60%由市级、40%由区级承担。
local award = tiers(enterprise.output, parameter.output_award)
provision "B22-1" {
  title = { zh = "市级奖励", en = "the award that others match" },
  cite  = { article = "B22" }, kind = "award", subject = enterprise,
  when  = enterprise.on_list, pays = award, funded_by = split(award, { city = "60%", district = "40%" }),
}

-- B22 按上一条的50%配套。
provision "B22-2" {
  title = { zh = "按上一条的50%配套", en = "half of the award above" },
  cite  = { article = "B22" }, kind = "award", subject = enterprise,
  pays  = amount_of "B22-1" * "50%", funded_by = "district",
}

-- B22 按市级实际承担额等额配套。
provision "B22-3" {
  title = { zh = "按市级实际承担额配套", en = "as much as the city pays of it" },
  cite  = { article = "B22" }, kind = "award", subject = enterprise,
  pays  = decision "B22-1":paid_by "city", funded_by = "district",
}

-- C3 先预拨30%，次年验收后拨付其余。
provision "C3-1" {
  title = { zh = "预拨三成，次年验收后付其余", en = "30% in advance, the balance after acceptance" },
  cite  = { article = "C3" }, kind = "award", subject = enterprise,
  when  = enterprise.on_list, pays = "100万元",
  instalments = { parts = { "30%", { when = enterprise.accepted } } },
}

-- C4 一条条文分为两条：产值奖励与研发奖励。
provision "C4-1" {
  title = { zh = "同一条文的产值部分", en = "the part of a clause for output" },
  cite  = { article = "C4" }, kind = "award", subject = enterprise, pays = award,
}
provision "C4-2" {
  title = { zh = "同一条文的研发部分", en = "the part of a clause for research" },
  cite  = { article = "C4" }, kind = "subsidy", subject = enterprise, pays = enterprise.rnd * "10%",
}
