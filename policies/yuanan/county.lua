-- How the county did, how it counts its projects, and what it gives to its key enterprises.

-- Part 1: one high, one fast, one good.
provision "1-1" {
  title = { zh = "“一高、一快、一优”", en = "One high, one fast, one good" },
  cite  = { article = { zh = "第一部分", en = "part 1" }, paragraph = 1 }, kind = "target", subject = county,
  when  = all {
    county.growth_above_provincial_average,
    county.development_level_moves_up,
    county.overall_assessment_good,
  },
}

local projects, investment = county.project_investments_cny, project_investment.value

local function above(line)
  return projects:where(investment:more_than(line)):count()
end

local function between(low, high)
  return projects:where(all { investment:more_than(low), investment:at_most(high) }):count()
end

-- Part 2: projects above ten million, a hundred million and a billion are counted. A larger one counts in the lower lines as
-- well, or not, as the reading says; where none passes the lowest line there is nothing to count.
provision "2-1" {
  title   = { zh = "项目规模分档", en = "Projects by size" },
  cite    = { article = { zh = "第二部分", en = "part 2" }, paragraph = 1 }, kind = "class", subject = county,
  when    = above(parameter.over_10m):at_least(1),
  gives   = "has_large_projects",
  figures = {
    over_10m  = reading "2-1/A1" { R1 = above(parameter.over_10m), R2 = between(parameter.over_10m, parameter.over_100m) },
    over_100m = reading "2-1/A1" { R1 = above(parameter.over_100m), R2 = between(parameter.over_100m, parameter.over_1bn) },
    over_1bn  = above(parameter.over_1bn),
  },
}

-- Part 3: a key enterprise or project has a county leader, a lead department, a service team and two liaisons.
provision "3-1" {
  title = { zh = "重点企业“五个一”服务", en = "The service team of a key enterprise" },
  cite  = { article = { zh = "第三部分", en = "part 3" }, paragraph = 1 }, kind = "right", subject = enterprise,
  when  = all {
    enterprise.has_county_leader,
    enterprise.has_lead_department,
    enterprise.has_service_team,
    enterprise.has_economic_liaison,
    enterprise.has_security_liaison,
  },
}
