-- What docs/language.md says of unknown, zero and undefined, as provisions; cases/ holds what each comes to.

local function right(id, title, c)
  provision(id) { title = title, cite = { article = 1 }, kind = "right", subject = enterprise, when = c }
end

right("division", "a division by zero", (enterprise.fees / enterprise.already_paid):at_least "50%")
right("growth", "growth over nothing", enterprise.sales:growth_over(enterprise.sales:years_ago(1)):at_least "10%")
right("choose", "a choice without a branch", choose(enterprise.level, { national = enterprise.fees, provincial = "1元" }):at_least "1元")
right("count", "a count in doubt", enterprise.products:where(product.sales:at_least "1元"):count():at_least(2))
right("every", "every member of a list", enterprise.products:every(product.sales:at_least "1元"))
right("any", "some member of a list", enterprise.products:any(product.sales:at_least "1元"))
right("absence", "an absence that means something", enterprise.subsidy_rate:at_most "0%")
right("open-choice", "a choice that may be something else", enterprise.trade:is "food")

local function award(id, title, sum)
  provision(id) { title = title, cite = { article = 2 }, kind = "award", subject = enterprise, pays = sum }
end

award("steps", "whole steps of an increase", (enterprise.fees - enterprise.already_paid):whole_steps "10元" * "1元")
award("rounding", "a third, rounded up", (enterprise.fees / 3):rounded("1元", "up"))

provision "split" {
  title = "a division between two", cite = { article = 3 }, kind = "share", subject = enterprise,
  pays = enterprise.fees, funded_by = split(enterprise.fees, { city = enterprise.city_tax, district = enterprise.district_tax }),
}

provision "instalments" {
  title = "three years", cite = { article = 3 }, kind = "award", subject = enterprise,
  pays = enterprise.fees, instalments = { years = 3 },
}
