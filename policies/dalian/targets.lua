-- What each of the sixteen clusters is to reach: part 2. Nothing is paid for a target met or missed.

local period = cluster.target_period

-- The clause speaks of one cluster; who is not said to be another is taken for it.
local function is_that(kind) return cluster.cluster_kind:one_of { kind, "not_told" } end

-- How much of the target is reached, cut at six decimal places.
local function fulfilled(x, target) return (x / target):rounded("0.000001", "down") end

local function output_at(kind) return choose(period, parameter["output_of_" .. kind]) end

-- The output that an item of part 2 sets for its cluster and date, as a floor or as a plan that is only reported on.
local function output_target(number, kind, part, zh, en, target)
  local id         = "2-" .. number
  local fulfilment = cluster.cluster_output_cny / target
  provision(id) {
    title   = { zh = zh .. "产值目标", en = "Output target, " .. en },
    cite    = { article = { zh = "第二部分（" .. part .. "）", en = "part 2 (" .. number .. ")" } }, kind = "target", subject = cluster,
    applies = is_that(kind),
    when    = reading(id .. "/A1") { R1 = cluster.cluster_output_cny:at_least(target), R2 = fulfilment:at_least "0%" },
    figures = { fulfilment = fulfilled(cluster.cluster_output_cny, target) },
  }
end

for _, item in ipairs {
  { 1, "petrochemicals", "一", "石化", "petrochemicals" },
  { 3, "electronic_information", "三", "电子信息", "electronic information" },
  { 4, "ships", "四", "船舶及海洋工程", "ships and offshore engineering" },
  { 5, "software", "五", "软件与服务外包", "software and service outsourcing" },
  { 6, "automobiles", "六", "汽车及零部件", "automobiles and parts" },
  { 7, "farm_products", "七", "农产品深加工", "deep processing of farm products" },
  { 8, "new_energy", "八", "新能源及装备", "new energy and equipment" },
  { 9, "textiles", "九", "服装纺织", "garments and textiles" },
  { 10, "new_materials", "十", "新材料", "new materials" },
  { 11, "bearings", "十一", "轴承", "bearings" },
  { 12, "fine_steel", "十二", "精品钢材", "fine steel" },
  { 13, "resource_recycling", "十三", "节能环保及资源循环利用", "energy saving, environment and recycling" },
  { 14, "power_equipment", "十四", "电力装备", "electric power equipment" },
  { 15, "biomedicine", "十五", "生物与医药", "biology and medicine" },
  { 16, "building_materials", "十六", "新型建材", "new building materials" },
} do
  output_target(item[1], item[2], item[3], item[4], item[5], output_at(item[2]))
end

-- The second target of this cluster is damaged in every copy.
output_target(2, "modern_equipment", "二", "现代装备制造", "modern equipment manufacturing",
  choose(period:is "B", { yes = parameter.param_target_b_yi, no = output_at "modern_equipment" }))

-- Part 2 (2): the locomotive park builds this many locomotives, metro cars and engines a year.
provision "2-2-cap" {
  title   = { zh = "机车园区产能目标", en = "Capacity of the locomotive park" },
  cite    = { article = { zh = "第二部分（二）", en = "part 2 (2)" } }, kind = "target", subject = cluster,
  applies = is_that "modern_equipment",
  when    = all {
    cluster.locomotives_per_year:at_least(parameter.rolling_stock_capacity),
    cluster.metro_cars_per_year:at_least(parameter.metro_car_capacity),
    cluster.diesel_engines_per_year:at_least(parameter.rolling_stock_capacity),
  },
}

local ships, vehicles = choose(period, parameter.shipbuilding_capacity), choose(period, parameter.vehicle_capacity)

-- Part 2 (4): shipyards can build this much tonnage at either date.
provision "2-4-cap" {
  title   = { zh = "造船能力目标", en = "Shipbuilding capacity" },
  cite    = { article = { zh = "第二部分（四）", en = "part 2 (4)" } }, kind = "target", subject = cluster,
  applies = is_that "ships",
  when    = cluster.shipbuilding_capacity_dwt:at_least(ships),
  figures = { fulfilment = fulfilled(cluster.shipbuilding_capacity_dwt, ships) },
}

-- Part 2 (6): car makers can build this many vehicles at either date.
provision "2-6-cap" {
  title   = { zh = "整车生产能力目标", en = "Capacity for whole vehicles" },
  cite    = { article = { zh = "第二部分（六）", en = "part 2 (6)" } }, kind = "target", subject = cluster,
  applies = is_that "automobiles",
  when    = cluster.vehicle_capacity_units:at_least(vehicles),
  figures = { fulfilment = fulfilled(cluster.vehicle_capacity_units, vehicles) },
}

-- Part 2 (12): capacity for three kinds of steel; no date is stated.
provision "2-12-cap" {
  title   = { zh = "精品钢材产能目标", en = "Capacity for fine steel" },
  cite    = { article = { zh = "第二部分（十二）", en = "part 2 (12)" } }, kind = "target", subject = cluster,
  applies = is_that "fine_steel",
  when    = all {
    cluster.special_steel_tonnes:at_least(parameter.special_steel_capacity),
    cluster.special_steel_products_tonnes:at_least(parameter.special_steel_products_capacity),
    cluster.auto_appliance_sheet_tonnes:at_least(parameter.auto_appliance_sheet_capacity),
  },
}
