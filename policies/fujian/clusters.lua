-- Clusters and bases: part 1 2, and how part 2 guides them.

local part_one = { zh = "第一部分2", en = "part 1, 2" }

-- Part 1: within five years, each of twelve named clusters and parks turns out 100 billion yuan.
provision "1-1" {
  title = { zh = "12个千亿产业集群（基地）目标", en = "Twelve clusters and bases of 100 billion yuan" },
  cite  = { article = part_one }, kind = "target", subject = province,
  when  = province.base_outputs_yi
    :named(parameter.hundred_billion_bases)
    :every(base_output.value:at_least(parameter.hundred_billion_output)),
}

-- Of the class from a line on; or around it, by as much as somebody sets.
local function of_class(line)
  local reached = cluster.base_output_yi:at_least(line)
  return reading "1-2/A1" {
    R1 = reached,
    R2 = any { reached, cluster.base_output_yi:at_least(line * (1 - parameter.class_tolerance)) },
  }
end

local hundred, fifty = of_class(parameter.hundred_billion_output), of_class(parameter.fifty_billion_output)

-- Part 1: clusters and bases of 100 billion, and some of 50.
provision "1-2" {
  title   = { zh = "产业集群（基地）规模等级", en = "Size classes of clusters and bases" },
  cite    = { article = part_one }, kind = "class", subject = cluster,
  when    = any { hundred, fifty },
  figures = { class = choose(hundred, {
    yes = "hundred_billion_base",
    no  = choose(fifty, { yes = "fifty_billion_base", no = "none" }),
  }) },
}

-- Part 1: 38 key clusters, 21 growing clusters and bases, ten regions of growth.
provision "1-3" {
  title = { zh = "产业集群培育数量目标", en = "How many clusters and regions are fostered" },
  cite  = { article = part_one }, kind = "target", subject = province,
  when  = all {
    province.key_clusters_fostered:at_least(parameter.key_clusters),
    province.growth_clusters_fostered:at_least(parameter.growth_clusters),
    province.growth_regions_supported:at_least(parameter.growth_regions),
    reading "1-3/A1" { R1 = always, R2 = province.growth_bases_fostered:at_least(1) },
  },
}

local industry = cluster.cluster_industry

-- Part 2: clusters are guided by their kind: traditional ones to renew themselves, makers of equipment to quality and brands,
-- raw materials to longer chains, emerging ones to inventions of their own.
provision "2-3" {
  title = { zh = "产业集群分类指导", en = "Clusters guided by kind" },
  cite  = { article = { zh = "第二部分", en = "part 2" } }, kind = "class", subject = cluster,
  gives = {
    { "traditional_upgrade", when = industry:one_of(parameter.traditional_industries) },
    { "equipment_quality_and_brand", when = industry:one_of(parameter.equipment_industries) },
    { "raw_material_chain_extension", when = industry:one_of(parameter.raw_material_industries) },
    { "emerging_innovation", when = industry:one_of(parameter.emerging_cluster_industries) },
  },
}
