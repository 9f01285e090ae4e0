-- Days, months, years from a day on, and the values of a day.

-- B7 自投产之日起三年内，第一年按地方贡献全额、第二和第三年按50%奖励。
provision "B7-1" {
  title = { zh = "投产三年内，第一年全额，其后减半", en = "three years from commissioning, all and then half" },
  cite  = { article = "B7" }, kind = "award", subject = enterprise,
  when  = year_number(enterprise.commissioned):at_most(3),
  pays  = enterprise.local_tax * tiers(year_number(enterprise.commissioned), { { at_least = 1, at_most = 1, gives = "100%" }, { more_than = 1, at_most = 3, gives = "50%" } }),
}

-- B7 上一年度同日已投产满12个月的。
provision "B7-2" {
  title = { zh = "上年同日已投产满12个月", en = "twelve months in production on this day a year ago" },
  cite  = { article = "B7" }, kind = "right", subject = enterprise,
  when  = full_months(enterprise.commissioned):at_least("12个月"):last_year(),
}

-- B12 按实际天数（一年按365天）补助贷款利息的50%。
provision "B12-1" {
  title = { zh = "按实际天数计算的贷款贴息", en = "half the interest, by actual days over 365" },
  cite  = { article = "B12" }, kind = "subsidy", subject = enterprise,
  pays  = enterprise.loan * enterprise.loan_rate * (days(enterprise.loan_from, enterprise.loan_to) / "365天") * "50%",
}

-- B12 每年12万元，跨年度的按当年月份折算。
provision "B12-2" {
  title = { zh = "跨年度的按月折算", en = "120,000 a year by the months that fall in it" },
  cite  = { article = "B12" }, kind = "subsidy", subject = enterprise,
  pays  = "12万元" * (overlap_months(enterprise.loan_from, enterprise.loan_to, this_year) / "12个月"),
}

-- B12 在本市经营满12个月。
provision "B12-3" {
  title = { zh = "经营满12个月", en = "twelve whole months in business" },
  cite  = { article = "B12" }, kind = "right", subject = enterprise,
  when  = full_months(enterprise.registered):at_least "12个月",
}

-- B12 补助期内（2023年4月1日至6月30日）每天100元，首尾两日都算。
provision "B12-4" {
  title = { zh = "补助期内按日计算，首尾都算", en = "100 yuan for each day within a window, both ends" },
  cite  = { article = "B12" }, kind = "subsidy", subject = enterprise,
  pays  = overlap_days(enterprise.loan_from, enterprise.loan_to, "2023-04-01", "2023-06-30") * "100元/天",
  figures = { whole = days(enterprise.loan_from, enterprise.loan_to, "both ends") },
}

-- B13 出口额按付款日中间价折合人民币的1%奖励，当日没有中间价的不得沿用。
provision "B13-1" {
  title = { zh = "按当日中间价折合人民币", en = "exports in yuan at the day's rate" },
  cite  = { article = "B13" }, kind = "award", subject = enterprise,
  pays  = enterprise.exports:to("CNY", series.usd_cny:on(enterprise.loan_to)) * "1%",
}

-- B13 按最近一期贷款市场报价利率贴息一年。
provision "B13-2" {
  title = { zh = "按最近一期报价利率贴息", en = "interest at the last published rate" },
  cite  = { article = "B13" }, kind = "subsidy", subject = enterprise,
  pays  = enterprise.loan * series.prime_rate:on(enterprise.loan_from),
}

-- B13 按当年本材料指导价平均数的5%补助。
provision "B13-3" {
  title = { zh = "按当年指导价平均数补助", en = "5% of the year's average guide price of the material" },
  cite  = { article = "B13" }, kind = "subsidy", subject = enterprise,
  pays  = enterprise.tonnes * series.guide_price:average(first_day(this_year), last_day(this_year), enterprise.material) * "5%",
}

-- B13 税收高于同行业平均水平的。
provision "B13-4" {
  title = { zh = "税收高于同行业平均水平", en = "tax above the average of the trade" },
  cite  = { article = "B13" }, kind = "right", subject = enterprise,
  when  = enterprise.local_tax:more_than(series.trade_average:on(this_day, enterprise.trade)),
}

-- B19 本条自2021年1月1日至2022年12月31日施行。
provision "B19-1" {
  title = { zh = "只施行两年的条款", en = "a provision in force for two years" },
  cite  = { article = "B19" }, kind = "award", subject = enterprise,
  effective = { from = "2021-01-01", to = "2022-12-31" },
  when = enterprise.on_list, pays = "10万元",
}

-- B19 本办法施行期间（2020年1月1日至2029年12月31日）新设立的。
provision "B19-2" {
  title = { zh = "施行期间新设立的企业", en = "enterprises registered while the measures hold" },
  cite  = { article = "B19" }, kind = "award", subject = enterprise,
  when  = enterprise.registered:within { from = "2020-01-01", to = "2029-12-31" }, pays = "10万元",
}

-- B19 当年投产的。
provision "B19-3" {
  title = { zh = "当年投产", en = "commissioned in the year" },
  cite  = { article = "B19" }, kind = "right", subject = enterprise,
  when  = enterprise.commissioned:within(this_year),
}
