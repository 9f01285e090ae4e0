-- What the clusters of the province are to reach: part 2. Nothing is paid for a target met or missed.

local part_two = { zh = "第二部分", en = "part 2" }

-- The average yearly growth from the first year to the last, by either way of averaging, and whether it reaches a line.
local function reaches(last, first, line)
  return reading "2-1/A2" {
    R1 = last:growth_over(first, province.years_between):at_least(line),
    R2 = (last:growth_over(first) / province.years_between):at_least(line),
  }
end
local function average(last, first)
  return reading "2-1/A2" {
    R1 = last:growth_over(first, province.years_between):rounded "0.000000000001",
    R2 = (last:growth_over(first) / province.years_between):rounded "0.000000000001",
  }
end

local sales, sales_before = province.cluster_sales_end_cny, province.cluster_sales_start_cny
local added, added_before = province.value_added_end_cny, province.value_added_start_cny
local about               = parameter.param_tolerance_pp

-- Part 2: sales grow by some 25% a year on average and value added by some 18%.
provision "2-1" {
  title   = { zh = "销售收入和增加值年均增长目标", en = "Average growth of sales and value added" },
  cite    = { article = part_two }, kind = "target", subject = province,
  when    = all {
    reaches(sales, sales_before, parameter.sales_growth_target - reading "2-1/A1" { R1 = about, R2 = "0%" }),
    reaches(added, added_before, parameter.value_added_growth_target - about),
  },
  figures = { sales_growth = average(sales, sales_before), value_added_growth = average(added, added_before) },
}

local clusters = province.cluster_sales_yi

-- Part 2: each of the twenty clusters sells for more than ten billion. Where fewer are listed, the others have to be known.
provision "2-2" {
  title = { zh = "20个产业集群销售收入目标", en = "Sales of every one of the twenty clusters" },
  cite  = { article = part_two }, kind = "target", subject = province,
  when  = all {
    clusters:every(cluster_sale.value:more_than(parameter.cluster_sales_line)),
    any { clusters:count():at_least(parameter.cluster_count), province.other_clusters_above_line },
  },
}

-- Named clusters, each from a line on; or as many of any name.
local function named_clusters(id, zh, en, names, line, number)
  provision(id) {
    title = { zh = zh, en = en },
    cite  = { article = part_two }, kind = "target", subject = province,
    when  = reading(id .. "/A1") {
      R1 = clusters:named(names):every(cluster_sale.value:at_least(line)),
      R2 = clusters:where(cluster_sale.value:at_least(line)):count():at_least(number),
    },
  }
end

named_clusters("2-3", "9个千亿元产业集群目标", "Nine clusters of 100 billion yuan",
  parameter.large_clusters, parameter.large_cluster_sales, parameter.large_cluster_count)
named_clusters("2-4", "5个五百亿元产业集群目标", "Five clusters of 50 billion yuan",
  parameter.medium_clusters, parameter.medium_cluster_sales, parameter.medium_cluster_count)

-- Part 2: half of what the clusters need is supplied from within the province.
provision "2-5" {
  title = { zh = "省内配套率目标", en = "In-province supply ratio" },
  cite  = { article = part_two }, kind = "target", subject = province,
  when  = province.provincial_local_supply_ratio:at_least(parameter.local_supply_target),
}

local some = reading "2-6/A1" { R1 = parameter.param_tolerance_ratio, R2 = parameter.tolerance_as_read }

-- Part 2: totals of sales, and of some value added, at three dates.
provision "2-6" {
  title = { zh = "销售收入和增加值分期目标", en = "Totals of sales and value added by date" },
  cite  = { article = part_two }, kind = "target", subject = province,
  when  = all {
    province.cluster_sales_total_yi:at_least(choose(province.target_period, parameter.cluster_sales_target)),
    province.value_added_total_yi:at_least(choose(province.target_period, parameter.value_added_target) * (1 - some)),
  },
}
