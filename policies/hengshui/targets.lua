-- What the clusters are to reach: parts 1 and 2 (2). Nothing is paid for a target met or missed.

local revenue = cluster.cluster_revenue_cny

-- Part 1: clusters above 100 million yuan are counted; the six provincial key ones all have five billion or more. To be of
-- that size makes no cluster provincial: that status is granted elsewhere.
provision "1-1" {
  title   = { zh = "计入统计的产业集群", en = "Clusters that are counted" },
  cite    = { article = { zh = "第一部分", en = "part 1" }, paragraph = 1 }, kind = "class", subject = cluster,
  when    = revenue:more_than(parameter.counted_cluster_revenue),
  gives   = "counted_cluster",
  figures = { of_provincial_key_size = revenue:at_least(parameter.provincial_key_size) },
}

local part_2 = { zh = "第二部分（二）", en = "part 2 (2)" }
local all_clusters = city.cluster_revenues_yi
local above_larger  = cluster_revenue.value:more_than(parameter.larger_cluster_revenue)
local above_smaller = cluster_revenue.value:more_than(parameter.smaller_cluster_revenue)

-- Part 2 (2): three named clusters are to pass ten billion, five others five billion.
provision "2-1" {
  title = { zh = "百亿和五十亿集群培育目标", en = "Clusters above ten and five billion" },
  cite  = { article = part_2, paragraph = 1 }, kind = "target", subject = city,
  when  = reading "2-1/A1" {
    R1 = all {
      all_clusters:named(parameter.larger_clusters):every(above_larger),
      all_clusters:named(parameter.smaller_clusters):every(above_smaller),
    },
    R2 = all {
      all_clusters:where(above_larger):count():at_least(parameter.larger_clusters_number),
      all_clusters:where(above_smaller):count():at_least(parameter.larger_clusters_number + parameter.smaller_clusters_number),
    },
  },
}

-- Part 2 (2): clusters make up 65% or more of the county economy.
provision "2-2" {
  title = { zh = "产业集群占县域经济比重目标", en = "Clusters' share of the county economy" },
  cite  = { article = part_2, paragraph = 2 }, kind = "target", subject = city,
  when  = city.cluster_share_of_county_economy:at_least(parameter.county_economy_share),
}

local function so_many(count, number)
  return reading "2-3/A1" { R1 = count:at_least(number), R2 = count:is(number) }
end

-- Part 2 (2): six provincial key clusters are strengthened and six municipal ones fostered.
provision "2-3" {
  title = { zh = "省级、市级重点集群个数目标", en = "Provincial and municipal key clusters" },
  cite  = { article = part_2, paragraph = 3 }, kind = "target", subject = city,
  when  = all {
    so_many(city.provincial_key_clusters, parameter.provincial_key_clusters_number),
    so_many(city.municipal_key_clusters, parameter.municipal_key_clusters_number),
  },
}

local function one_or_two(count)
  return reading "2-4/A1" {
    R1 = count:between(parameter.county_number_lowest, parameter.county_number_highest),
    R2 = count:at_least(parameter.county_number_lowest),
  }
end

-- Part 2 (2): each county names one or two leading industries and builds one or two clusters, with a park and a start-up base
-- for each of its key clusters.
provision "2-4" {
  title = { zh = "县市区主导产业和集群目标", en = "Industries and clusters of each county" },
  cite  = { article = part_2, paragraph = 4 }, kind = "target", subject = county,
  when  = all {
    one_or_two(county.leading_industries),
    one_or_two(county.clusters_built),
    county.parks_for_key_clusters:at_least(county.key_clusters),
    county.startup_bases_for_key_clusters:at_least(county.key_clusters),
  },
}

local is_key_cluster = cluster.cluster_level:one_of { "provincial_key", "municipal_key" }

local brands, trademarks = cluster.new_provincial_brands, cluster.new_famous_trademarks
local quota = choose(cluster.cluster_level, parameter.brand_quota)

-- Part 2 (2): every year a provincial key cluster creates two provincial brands and two famous trademarks, a municipal one
-- one of each.
provision "2-5" {
  title   = { zh = "重点集群创牌目标", en = "New brands of the key clusters" },
  cite    = { article = part_2, paragraph = 5 }, kind = "target", subject = cluster,
  applies = is_key_cluster,
  when    = reading "2-5/A1" {
    R1 = all { brands:at_least(quota), trademarks:at_least(quota) },
    R2 = (brands + trademarks):at_least(quota),
  },
  figures = { quota_each = quota },
}

-- Part 2 (2): within the year every key cluster has an industry association. Unless the cluster is known to be one of them, no
-- failure is known.
provision "2-6" {
  title   = { zh = "重点集群行业协会目标", en = "Industry associations of the key clusters" },
  cite    = { article = part_2, paragraph = 6 }, kind = "target", subject = cluster,
  applies = is_key_cluster,
  when    = any { none { is_key_cluster }, cluster.has_industry_association },
}
