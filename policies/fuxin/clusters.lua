-- The ten clusters of the 5510 project, and by which marks the essay tells a cluster.

local sales, line = cluster_sale.value, parameter.large_cluster_sales
local large = city.cluster_sales_list_cny
  :where(reading "1-1/A1" { R1 = sales:at_least(line), R2 = sales:more_than(line) })
  :count()

-- Ten clusters with sales of a billion yuan or more are built.
provision "1-1" {
  title   = { zh = "十个十亿元集群目标", en = "Ten clusters of a billion" },
  cite    = { article = { zh = "正文", en = "body" }, paragraph = 1 }, kind = "target", subject = city,
  when    = large:at_least(parameter.large_clusters),
  figures = { clusters = large },
}

-- A cluster forms around one industry, in one area, with products that count, and has five kinds of bodies that work with and
-- against each other: suppliers, makers, customers, agencies, planners.
provision "2-1" {
  title = { zh = "产业集群的四个特征", en = "The four marks of a cluster" },
  cite  = { article = { zh = "正文", en = "body" }, paragraph = 2 }, kind = "class", subject = cluster,
  when  = all {
    cluster.formed_around_one_industry,
    cluster.geographically_concentrated,
    cluster.product_has_influence,
    cluster.five_body_kinds_present,
  },
  gives = "industrial_cluster",
}
