-- Cluster sizes and what the clusters together are to reach: part 1 (2).

local part_one = { zh = "第一部分（二）", en = "part 1 (2)" }

-- A growth cluster's band, with both ends or without them, as the reading of the clause says.
local function in_band(id, output)
  local least, most = parameter.growth_cluster_output_lowest, parameter.growth_cluster_output_highest
  return reading(id) { R1 = output:between(least, most), R2 = all { output:more_than(least), output:less_than(most) } }
end

local output = cluster.cluster_output_cny
local band   = in_band("1-1/A2", output)
local beyond = output:at_least(parameter.growth_cluster_output_highest)      -- key clusters are told before

-- Part 1: clusters of 100 billion yuan or more are key clusters, those of 20 to 50 billion growing ones.
provision "1-1" {
  title = { zh = "重点产业集群和成长型产业集群", en = "Key clusters and growth clusters" },
  cite  = { article = part_one }, kind = "class", subject = cluster,
  gives = {
    { "key_cluster", when = output:at_least(parameter.key_cluster_output) },
    { "growth_cluster", when = reading "1-1/A1" { R1 = band, R2 = any { band, beyond } } },
  },
}

local each        = cluster_output_yi.value
local key         = city.cluster_outputs_yi:where(each:at_least(parameter.key_cluster_output)):count()
local growing     = city.cluster_outputs_yi:where(reading "1-2/A1" {
  R1 = each:between(parameter.growth_cluster_output_lowest, parameter.growth_cluster_output_highest),
  R2 = all { each:at_least(parameter.growth_cluster_output_lowest), each:less_than(parameter.key_cluster_output) },
}):count()

-- Part 1: within six to eight years there are eight clusters of each size.
provision "1-2" {
  title   = { zh = "16个产业集群培育目标", en = "Eight key clusters and eight growth clusters" },
  cite    = { article = part_one }, kind = "target", subject = city,
  when    = all { key:at_least(parameter.clusters_of_each_size), growing:at_least(parameter.clusters_of_each_size) },
  figures = { key_clusters = key, growth_clusters = growing },
}

local function together(id, zh, en, output_line, share_line)
  provision(id) {
    title = { zh = zh, en = en },
    cite  = { article = part_one }, kind = "target", subject = city,
    when  = all { city.fifteen_clusters_output_cny:at_least(output_line), city.share_of_abovescale_output:at_least(share_line) },
  }
end

-- Part 1: the clusters without software reach this output, and this share of the city's larger industry, by two dates.
together("1-3", "15个产业集群总产值目标（第一期）", "Output of the 15 clusters, first date",
  parameter.fifteen_clusters_first_output, parameter.fifteen_clusters_first_share)
together("1-4", "15个产业集群总产值目标（第二期）", "Output of the 15 clusters, second date",
  parameter.fifteen_clusters_second_output, parameter.fifteen_clusters_second_share)
