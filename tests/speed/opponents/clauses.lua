-- The opponent in plain Lua 5.4: every clause over integer fen, one enterprise after another. What is not known is nil.
--
-- Returns decide(facts, projects, first, rows, outcomes, amounts): `facts` and `projects` hold a table a column, the projects
-- of enterprise i are first[i] to first[i + 1] - 1; outcomes[n][i] becomes 0 (ineligible), 1 (granted) or 2 (undetermined).

local wan, yi = 1000000, 10000000000 -- 1万元, 1亿元, in fen
local min, max = math.min, math.max

local function both(a, b)
  if a == false or b == false then return false end
  return a and b
end

local function either(a, b)
  if a or b then return true end
  if a == nil or b == nil then return nil end
  return false
end

local function negated(a)
  if a == nil then return nil end
  return not a
end

local function at_least(x, line) return x and x >= line end

local function output_award(x)
  if not x then return nil end
  return x > 10 * yi and 100 * wan or x >= 5 * yi and 50 * wan or 0
end

local function sales_award(x)
  if not x then return nil end
  return x >= 50 * yi and 300 * wan or x >= 10 * yi and 100 * wan or x >= 5 * yi and 50 * wan or x >= yi and 20 * wan
    or x >= 5000 * wan and 10 * wan or x >= 1000 * wan and 5 * wan or 0
end

local function staff_award(x)
  if not x then return nil end
  return x >= 1000 and 60 * wan or x >= 200 and 20 * wan or x >= 50 and 5 * wan or 0
end

local function fee_relief(x)
  return x >= yi and 100 or x >= 5000 * wan and 80 or x >= 1000 * wan and 50 or 0
end

local function project_award(x)
  return x > yi and 80 * wan or x >= 5000 * wan and 30 * wan or x >= 1000 * wan and 10 * wan or 0
end

local function slice(x, from, to, rate)
  if x <= from then return 0 end
  return (min(x, to) - from) * rate
end

local level_award   = { national = 100 * wan, provincial = 50 * wan, municipal = 20 * wan, other = 0 }
local size_award    = { large = 20 * wan, medium = 10 * wan, small = 5 * wan, micro = 5 * wan }
local category_rate = { key = 8, major = 10, other = 5 }
local named_trades  = { machinery = true, automobile = true, appliance = true, food = false, electronics = false, other = false }
local is_centre     = { national = true, provincial = true, municipal = false, other = false }
local no_end        = math.maxinteger

-- Sums over the projects of one enterprise: of the equipment, of supporting projects' equipment by category, of awards; and
-- whether two at least are supporting.
local function sums_of(projects, from, to)
  local investment, equipment, supporting, category = projects.investment, projects.equipment, projects.is_supporting, projects.category
  local bought, by_category, awards, surely, possibly = 0, 0, 0, 0, 0
  for p = from, to do
    local invested, machines, supports = investment[p], equipment[p], supporting[p]
    bought = bought and machines and bought + machines
    awards = awards and invested and awards + project_award(invested)
    if supports then surely = surely + 1 end
    if supports ~= false then possibly = possibly + 1 end
    local counts = both(supports, at_least(invested, 1000 * wan))
    if counts ~= false then
      local rate = category_rate[category[p]]
      by_category = counts and by_category and machines and rate and by_category + machines * rate
    end
  end
  local two = nil
  if surely >= 2 then two = true elseif possibly < 2 then two = false end
  return bought, by_category, awards, two
end

return function(facts, projects, first, rows, outcomes, amounts)
  local in_catalogue, is_new, is_high_tech, is_registered_here = facts.in_catalogue, facts.is_new, facts.is_high_tech, facts.is_registered_here
  local has_overdue_tax, is_exporter, passed_audit, is_park_tenant = facts.has_overdue_tax, facts.is_exporter, facts.passed_audit, facts.is_park_tenant
  local sizes, levels, trades, outputs, all_sales, all_before = facts.size, facts.level, facts.trade, facts.output, facts.sales_2007, facts.sales_2006
  local rnds, rnds_before, taxes, taxes_before, bought, bought_before = facts.rnd_2007, facts.rnd_2006, facts.local_tax_2007, facts.local_tax_2006, facts.purchases_2007, facts.purchases_2006
  local equipments, investments, all_exports, loans, all_fees, rents = facts.equipment, facts.investment, facts.exports, facts.loan, facts.fees, facts.rent
  local trainings, greens, income_taxes, staffs, all_graduates = facts.training, facts.green_investment, facts.income_tax, facts.staff, facts.graduates
  local all_patents, all_centres, energies, energies_before, lands = facts.patents, facts.centres, facts.energy_2007, facts.energy_2006, facts.land
  local rates, days, registered = facts.loan_rate, facts.loan_days, facts.registered

  local function put(number, i, condition, sum)
    if condition == false or (sum and sum <= 0) then
      outcomes[number][i], amounts[number][i] = 0, 0
    elseif condition and sum then
      outcomes[number][i], amounts[number][i] = 1, sum
    else
      outcomes[number][i], amounts[number][i] = 2, 0
    end
  end

  for i = 1, rows do
    local catalogue, here, tech, audit, tenant = in_catalogue[i], is_registered_here[i], is_high_tech[i], passed_audit[i], is_park_tenant[i]
    local no_arrears, output, sales, before, rnd = negated(has_overdue_tax[i]), outputs[i], all_sales[i], all_before[i], rnds[i]
    local tax, tax_before, equipment, investment, exports = taxes[i], taxes_before[i], equipments[i], investments[i], all_exports[i]
    local staff, graduates, green, energy, energy_before = staffs[i], all_graduates[i], greens[i], energies[i], energies_before[i]
    local award = output_award(output)

    put(1, i, both(catalogue, at_least(output, 5 * yi)), 50 * wan)
    put(2, i, here, award)
    put(3, i, no_arrears, sales_award(sales))
    put(4, i, both(tech, audit), level_award[levels[i]])
    put(5, i, named_trades[trades[i]], staff_award(staff))
    put(6, i, both(here, audit), all_patents[i] and min(all_patents[i] * 500000, 20 * wan))
    put(7, i, at_least(staff, 10), graduates and graduates * 200000)
    put(8, i, either(at_least(exports, 3000 * wan), both(is_exporter[i], is_new[i])), 30 * wan)
    put(9, i, both(catalogue, at_least(registered[i], 12053)), size_award[sizes[i]])
    put(10, i, is_centre[levels[i]], all_centres[i] and min(all_centres[i] * 50 * wan, 200 * wan))

    local grown = nil
    if sales and before and before > 0 then grown = sales * 10 >= before * 11 end
    put(11, i, both(at_least(sales, 2000 * wan), grown), 20 * wan)

    local tax_grown, tax_more = nil, tax and tax_before and max((tax - tax_before + 1) // 2, 0)
    if tax and tax_before and tax_before > 0 then tax_grown = tax * 100 >= tax_before * 115 end
    put(12, i, tax_grown, tax_more)

    put(13, i, here, bought[i] and bought_before[i] and min(max((bought[i] - bought_before[i]) // (1000 * wan), 0) * 3 * wan, 300 * wan))
    local rnd_before = rnds_before[i]
    put(14, i, both(tech, rnd and rnd_before and rnd >= rnd_before), rnd and (slice(rnd, 100 * wan, 500 * wan, 5) + slice(rnd, 500 * wan, 2000 * wan, 3) + slice(rnd, 2000 * wan, no_end, 1) + 50) // 100)

    local half = nil
    if equipment and investment and investment > 0 then half = equipment * 2 >= investment end
    put(15, i, both(is_new[i], both(at_least(investment, 3000 * wan), half)), equipment and min((equipment * 5 + 50) // 100, 500 * wan))

    local yields, land = nil, lands[i]
    if output and land and land > 0 then yields = output >= land * 225000 end
    put(16, i, yields, tax and (tax * 3 + 5) // 10)

    local fees = all_fees[i]
    put(17, i, no_arrears, fees and investment and (fees * fee_relief(investment) + 50) // 100)

    local loan, rate, term = loans[i], rates[i], days[i]
    put(18, i, both(here, both(at_least(loan, 100 * wan), at_least(term, 90))), loan and rate and term and min((loan * rate * term + 3650000) // 7300000, 100 * wan))

    local saves = energy and energy_before and energy * 10 <= energy_before * 9
    put(19, i, both(at_least(green, 500 * wan), saves), energy and energy_before and min((energy_before - energy) * 30000, 100 * wan))

    local size, rent = sizes[i], rents[i]
    put(20, i, both(tenant, size and size ~= "large"), rent and min(max((rent * 3 + 5) // 10, wan), 50 * wan))

    local income_tax = income_taxes[i]
    put(21, i, both(tech, no_arrears), rnd and income_tax and tax and min(max(min((rnd + 5) // 10, 200 * wan), (income_tax + 2) // 5), tax))
    put(22, i, at_least(graduates, 5), trainings[i] and staff and min((trainings[i] + 1) // 2, staff * 50000))
    put(23, i, both(catalogue, both(no_arrears, sales and sales > 5000 * wan)),
      sales and (slice(sales, 5000 * wan, 2 * yi, 1) + slice(sales, 2 * yi, 10 * yi, 2) + slice(sales, 10 * yi, no_end, 3) + 500) // 1000)
    put(24, i, at_least(green, 500 * wan), equipment and equipment * 8 // (100 * wan) * wan)

    local intense, part = nil, nil
    if rnd and sales and sales > 0 then intense = rnd * 100 >= sales * 3 end
    if rnd and catalogue ~= nil then part = catalogue and (rnd + 2) // 5 or (rnd + 5) // 10 end
    put(25, i, intense, part)

    local trade = trades[i]
    put(26, i, both(here, both(is_exporter[i], both(audit, both(no_arrears, both(trade and trade ~= "food", both(at_least(staff, 20),
      either(catalogue, at_least(tax, 20 * wan)))))))), exports and exports // (100 * wan) * wan)

    local matched = nil
    if here == false then matched = 0 elseif here then matched = award and award // 5 end
    put(27, i, both(here, tenant), matched)

    local machines, by_category, awards, two = sums_of(projects, first[i], first[i + 1] - 1)
    put(28, i, catalogue, machines and min((machines * 5 + 50) // 100, 800 * wan))
    put(29, i, no_arrears, by_category and (by_category + 50) // 100)
    put(30, i, two, awards)
  end
end
