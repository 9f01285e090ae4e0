-- What each industry and the belt of parks are to reach: part 1. Nothing is paid for a target met or missed.

local output, horizon = cluster.cluster_output_cny, cluster.jingzhou_horizon

-- 突破 has to be passed, 达到 and 实现 only reached. A horizon for which the speech names no line has none.
local function passed(id, line)
  return reading(id .. "/A1") { R1 = output:more_than(line), R2 = output:at_least(line) }
end

-- The fulfilment is shown in six decimal places, the rest cut off.
local function target(id, place, title, industry, line, when)
  provision(id) {
    title   = title,
    cite    = { article = { zh = "第一部分", en = "part 1" }, paragraph = place }, kind = "target", subject = cluster,
    applies = cluster.industry:one_of { industry, "unnamed" },
    when    = when,
    figures = { fulfilment = (output / line):rounded("0.000001", "down") },
  }
end

-- Part 1: petroleum machinery reaches 2.5 billion this year and 5 billion at the end of the plan period.
local machinery = choose(horizon, parameter.output_petroleum_machinery)
target("1-1", 1, { zh = "石油机械制造业产值目标", en = "Output of petroleum machinery" }, "petroleum_machinery",
  machinery, output:at_least(machinery))

-- Part 1: paper and packaging, 1.4 and 3 billion.
local paper = choose(horizon, parameter.output_paper_and_packaging)
target("1-2", 2, { zh = "造纸包装业产值目标", en = "Output of paper and packaging" }, "paper_and_packaging",
  paper, output:at_least(paper))

-- Part 1: light textiles pass 1 billion this year and reach 3 billion.
local textiles = choose(horizon, parameter.output_light_textiles)
target("1-3", 3, { zh = "轻工纺织业产值目标", en = "Output of light textiles" }, "light_textiles",
  textiles, choose(horizon, { this_year = passed("1-3", textiles), plan_end = output:at_least(textiles) }))

-- Part 1: farm product processing, 1.2 and 3 billion.
local farm_products = choose(horizon, parameter.output_farm_products)
target("1-4", 4, { zh = "农产品加工业产值目标", en = "Output of farm product processing" }, "farm_products",
  farm_products, output:at_least(farm_products))

-- Part 1: at the end of the plan period new building materials pass 3 billion.
local materials = choose(horizon, parameter.output_building_materials)
target("1-5", 5, { zh = "新型建材业产值目标", en = "Output of new building materials" }, "building_materials",
  materials, passed("1-5", materials))

-- Part 1: high technology reaches 1 billion.
local technology = choose(horizon, parameter.output_high_technology)
target("1-6", 6, { zh = "高新技术产业产值目标", en = "Output of high technology" }, "high_technology",
  technology, output:at_least(technology))

-- Part 1: the whole industry of the district passes 20 billion.
local whole = choose(horizon, parameter.output_all_industry)
target("1-7", 7, { zh = "全区工业产值目标", en = "Output of all industry" }, "all_industry",
  whole, passed("1-7", whole))

-- Part 1: the belt of parks is planned with 25 square kilometres.
provision "1-8" {
  title = { zh = "园区规划面积目标", en = "Planned area of the belt" },
  cite  = { article = { zh = "第一部分", en = "part 1" }, paragraph = 8 }, kind = "target", subject = park,
  when  = park.planned_park_area_km2:at_least(parameter.belt_area),
}
