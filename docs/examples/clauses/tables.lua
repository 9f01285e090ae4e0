-- Steps, rows in several quantities, catalogues.

-- B4 超过1亿元的奖励10万元；5亿元以上、不足10亿元的奖励50万元；10亿元以上的奖励100万元；达不到的不予奖励。
provision "B4-1" {
  title = { zh = "超过1亿元、5亿元以上、10亿元以上分档奖励", en = "steps above 100 million, from 500 million, from a billion" },
  cite  = { article = "B4" }, kind = "award", subject = enterprise,
  pays  = tiers(enterprise.output, {
    { more_than = "1亿元", less_than = "5亿元", gives = "10万元" },
    { at_least = "5亿元", less_than = "10亿元", gives = "50万元" },
    { at_least = "10亿元", gives = "100万元" },
  }),
}

-- B4 资产负债率50%以下的按贷款额3%贴息，50%（含）至70%（含）的2%，其他1%。
provision "B4-2" {
  title = { zh = "按资产负债率分档贴息，其他1%", en = "interest by debt ratio, 1% otherwise" },
  cite  = { article = "B4" }, kind = "subsidy", subject = enterprise,
  pays  = enterprise.loan * tiers(enterprise.debt_ratio, { { less_than = "50%", gives = "3%" }, { at_least = "50%", at_most = "70%", gives = "2%" }, otherwise = "1%" }),
}

-- B4 销售额1000万元以下部分按1%，超过1000万元至5000万元部分按2%，超过5000万元的部分不予补助。
provision "B4-3" {
  title = { zh = "分段计算，5000万元以上部分不补", en = "each slice at its rate, nothing above 50 million" },
  cite  = { article = "B4" }, kind = "subsidy", subject = enterprise,
  pays  = slices(enterprise.sales, { { at_most = "1000万元", gives = "1%" }, { more_than = "1000万元", at_most = "5000万元", gives = "2%" } }),
}

-- B6 按平台级别和产值分档，列入名单的20万元，其他5万元。
provision "B6-1" {
  title = { zh = "按级别和产值两项分档", en = "a table in level and output" },
  cite  = { article = "B6" }, kind = "award", subject = enterprise,
  pays  = first_that(parameter.matrix, { level = enterprise.level, output = enterprise.output, on_list = enterprise.on_list }),
}

-- B6 用地10亩以上的年税收须达100万元，50亩以上的须达800万元。
provision "B6-2" {
  title = { zh = "用地规模决定税收门槛", en = "the land decides the line of tax" },
  cite  = { article = "B6" }, kind = "right", subject = enterprise,
  when  = enterprise.local_tax:at_least(tiers(enterprise.land, { { at_least = "10亩", gives = "100万元" }, { at_least = "50亩", gives = "800万元" } })),
}

-- B6 产值10亿元以上且为国家级的按研发投入20%，产值5亿元以上或列入名单的10%。
provision "B6-3" {
  title = { zh = "按条件确定比例", en = "a rate chosen by conditions" },
  cite  = { article = "B6" }, kind = "subsidy", subject = enterprise,
  pays  = enterprise.rnd * first_that {
    { when = all { enterprise.output:at_least "10亿元", enterprise.level:is "national" }, gives = "20%" },
    { when = any { enterprise.output:at_least "5亿元", enterprise.on_list }, gives = "10%" },
  },
}

-- B17 列入重点产业目录的，奖励20万元。
provision "B17-1" {
  title = { zh = "列入重点产业目录", en = "trades of the catalogue" },
  cite  = { article = "B17" }, kind = "award", subject = enterprise,
  when  = enterprise.trade:on(list.key_trades), pays = "20万元",
}
