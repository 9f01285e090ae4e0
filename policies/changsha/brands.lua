-- Titles and new products: article 14.

local titles_won = enterprise.new_titles:where(all {
  new_title.title:one_of { "china_well_known_trademark", "china_famous_brand_product" },
  reading "14-1/A3" { R1 = new_title.newly_obtained, R2 = always },
}):count()

-- Article 14: an enterprise that newly wins a national trademark or brand title gets an award, once for each round.
provision "14-1" {
  title     = { zh = "驰名商标和名牌产品奖励", en = "Award for national brand titles" },
  cite      = { article = 14, paragraph = 1 }, kind = "award", subject = enterprise,
  when      = titles_won:at_least(1),
  pays      = reading "14-1/A1" { R1 = parameter.brand_title_award, R2 = titles_won * parameter.brand_title_award },
  matter    = "brand_title",
  funded_by = "city",
  figures   = { titles = titles_won },
}

local level_award   = choose(level.value, parameter.new_product_award)
local product_award = reading "14-2/A1" {
  R1 = new_product.levels:highest(level_award),
  R2 = new_product.levels:sum(level_award),
}
local all_products  = enterprise.new_products:sum(product_award)

-- Article 14: each new product earns an award by the level at which it was rated, for the enterprise and its people.
provision "14-2" {
  title     = { zh = "新产品奖励", en = "Award for new products" },
  cite      = { article = 14, paragraph = 2 }, kind = "award", subject = enterprise,
  pays      = reading "14-2/A3" { R1 = all_products, R2 = all_products * 2 },     -- once for each of the two
  matter    = "new_products",
  funded_by = "city",
  figures   = { products = enterprise.new_products:count() },
}
