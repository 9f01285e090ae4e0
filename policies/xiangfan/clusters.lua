-- Enterprises to foster, outputs to reach, who pays for platforms: parts 3 to 5.

-- Part 3 (2): above-scale enterprises come first, above all those whose output and sales exceed 100 million yuan.
provision "3-2-1" {
  title = { zh = "重点发展的规模以上企业", en = "Above-scale enterprises to foster" },
  cite  = { article = { zh = "第三部分（二）", en = "part 3 (2)" } }, kind = "class", subject = enterprise,
  when  = enterprise.is_above_scale,
  gives = {
    { "over_100m", when = enterprise.annual_output_and_sales_cny:more_than(parameter.large_enterprise_line) },
    { "above_scale" },
  },
}

-- Part 4: by the end of the plan period, each of three clusters turns out more than ten billion yuan.
for _, item in ipairs {
  { "4-1", "auto_parts", "（一）", "(1)", "汽车零配件产业产值目标", "Output target, car parts" },
  { "4-2", "textiles_and_food", "（二）", "(2)", "纺织服装和农产品加工产值目标", "Output target, textiles, grain, feed and vegetables" },
  { "4-3", "logistics", "（三）", "(3)", "物流产业产值目标", "Output target, logistics" },
} do
  local target = parameter["output_of_" .. item[2]]
  provision(item[1]) {
    title   = { zh = item[5], en = item[6] },
    cite    = { article = { zh = "第四部分" .. item[3], en = "part 4 " .. item[4] } }, kind = "target", subject = cluster,
    applies = cluster.cluster_kind:one_of { item[2], "not_told" },       -- who is not said to be another cluster is taken for this one
    when    = reading(item[1] .. "/A1") {
      R1 = cluster.cluster_output_cny:more_than(target),
      R2 = cluster.cluster_output_cny:at_least(target),
    },
  }
end

local government, society, enterprises = platform.government_share, platform.social_share, platform.enterprise_share

-- Part 5 (1): government, society and enterprises pay for public platforms together, enterprises the main part.
provision "5-1" {
  title = { zh = "公共服务平台投入方式", en = "Who pays for public platforms" },
  cite  = { article = { zh = "第五部分（一）", en = "part 5 (1)" } }, kind = "duty", subject = platform,
  when  = all {
    government:more_than "0%",
    society:more_than "0%",
    reading "5-1/A1" {
      R1 = all { enterprises:more_than(government), enterprises:more_than(society) },
      R2 = enterprises:more_than(parameter.majority),
    },
  },
}
