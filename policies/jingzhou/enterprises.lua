-- What is expected of projects and enterprises: parts 3 and 4.

local part_4 = { zh = "第四部分", en = "part 4" }

-- Part 3: fifteen more projects of the parks go into production this year, and the concrete centre passes 300 million.
provision "3-1" {
  title = { zh = "园区新增投产项目", en = "New projects in production" },
  cite  = { article = { zh = "第三部分", en = "part 3" }, paragraph = 1 }, kind = "target", subject = district,
  when  = all {
    district.new_production_projects_in_parks:at_least(parameter.new_projects),
    district.concrete_centre_output_cny:more_than(parameter.concrete_centre_output),
  },
}

local function above(line)
  return district.enterprise_outputs_cny:where(enterprise_output.value:more_than(line)):count()
end

-- Above the one line and not above the next.
local function between(low, high)
  return district.enterprise_outputs_cny
    :where(all { enterprise_output.value:more_than(low), enterprise_output.value:at_most(high) })
    :count()
end

local over_1bn  = above(parameter.largest_output)
local over_100m = above(parameter.large_output)
local over_50m  = above(parameter.medium_output)

-- Part 4: the 323 project grows three enterprises above a billion, twenty above 100 million and thirty above 50 million.
provision "4-1" {
  title   = { zh = "“323”企业培育工程", en = "The 323 project" },
  cite    = { article = part_4, paragraph = 1 }, kind = "target", subject = district,
  when    = all {
    over_1bn:at_least(parameter.largest_number),
    reading "4-1/A1" {
      R1 = all { over_100m:at_least(parameter.large_number), over_50m:at_least(parameter.medium_number) },
      R2 = all {
        between(parameter.large_output, parameter.largest_output):at_least(parameter.large_number),
        between(parameter.medium_output, parameter.large_output):at_least(parameter.medium_number),
      },
    },
  },
  figures = { over_1bn = over_1bn, over_100m = over_100m, over_50m = over_50m },
}

-- Part 4: this year more than ten enterprises pass 100 million of output, and three pay more than ten million of tax.
provision "4-2" {
  title = { zh = "年内骨干企业户数", en = "Larger enterprises of the year" },
  cite  = { article = part_4, paragraph = 2 }, kind = "target", subject = district,
  when  = all {
    district.enterprises_output_over_100m:more_than(parameter.over_100m_number),
    district.enterprises_tax_over_10m:at_least(parameter.tax_over_10m_number),
  },
}

local capacity = project.paper_capacity_tonnes

-- Part 4: with the new line the paper cluster can make 300,000 tonnes a year or more and sell for more than two billion.
provision "4-3" {
  title = { zh = "纸品集群能力和销售", en = "Capacity and sales of the paper cluster" },
  cite  = { article = part_4, paragraph = 3 }, kind = "target", subject = project,
  when  = all {
    reading "4-3/A1" { R1 = capacity:at_least(parameter.paper_capacity), R2 = capacity:more_than(parameter.paper_capacity) },
    project.annual_sales_revenue_cny:more_than(parameter.paper_sales),
  },
}

local output   = plant.plant_output_this_year_cny
local multiple = output / plant.plant_output_base_year_cny
local twice    = parameter.plant_multiple

-- Part 4: the No. 4 machinery plant reaches 1.8 billion this year, twice what it turned out in 2005.
provision "4-4" {
  title = { zh = "四机厂产值预计", en = "Output expected of the machinery plant" },
  cite  = { article = part_4, paragraph = 4 }, kind = "target", subject = plant,
  when  = all {
    output:at_least(parameter.plant_output),
    reading "4-4/A1" {
      R1 = multiple:at_least(twice),
      R2 = multiple:at_least(twice * (1 - parameter.plant_multiple_tolerance)),
    },
  },
}
