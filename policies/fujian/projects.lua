-- Projects: which industries and chains come first (part 2), which projects are pushed through (part 3).

local part_two = { zh = "第二部分", en = "part 2" }

local region = project.growth_region

local priorities = {}
for _, name in ipairs {
  "pingtan", "huansanduao", "minjiangkou", "meizhouwan", "quanzhouwan", "xiamenwan", "gulei", "wuyi_new_district", "longyan",
  "sanming_ecological_zone",
} do
  priorities[name] = project.industry:one_of(parameter["industries_of_" .. name])
end

local comes_first = choose(region, priorities)

-- Part 2: each of ten regions of growth has industries that come first, and names projects.
provision "2-1" {
  title = { zh = "新增长区域重点产业", en = "Priority industries of the growth regions" },
  cite  = { article = part_two }, kind = "class", subject = project,
  when  = all {
    reading "2-1/A0" {
      R1 = region:one_of(parameter.regions_with_a_paragraph),
      R2 = any { region:one_of(parameter.regions_with_a_paragraph), region:one_of(parameter.regions_of_the_opening) },
      R3 = region:one_of(parameter.regions_of_the_opening),
    },
    reading "2-1/A1" { R1 = any { comes_first, project.is_named_in_region }, R2 = comes_first },
  },
  gives = "priority_industry",
}

-- Part 2: ten industry chains are to be completed.
provision "2-2" {
  title = { zh = "十条产业链", en = "Ten industry chains" },
  cite  = { article = part_two }, kind = "class", subject = project,
  when  = reading "2-2/A1" {
    R1 = project.industry_chain:one_of(parameter.industry_chains),
    R2 = project.industry_chain:is_not "other",
  },
  gives = "priority_chain",
}

local large_enough = reading "3-1/A1" {
  R1 = project.project_total_investment_cny:at_least(parameter.key_project_investment),
  R2 = project.project_total_investment_cny:more_than(parameter.key_project_investment),
}
local key_under_construction = all { large_enough, project.under_construction }

-- Part 3, 1: of the projects of the plan, those under construction from 500 million on are key projects, and those of them
-- that start up this year are pushed hardest.
provision "3-1" {
  title = { zh = "实施方案重点项目", en = "Key projects of the revitalisation plan" },
  cite  = { article = { zh = "第三部分1", en = "part 3, 1" } }, kind = "class", subject = project,
  when  = project.in_revitalisation_plan,
  gives = {
    { "commission_this_year", when = all {
      project.planned_commission_this_year,
      reading "3-1/A2" { R1 = key_under_construction, R2 = always },
    } },
    { "key_under_construction", when = key_under_construction },
    { "plan_project" },
  },
}

-- Part 3, 1 and 5: so many projects of the plan and with central enterprises, and so much invested in them.
provision "3-1b" {
  title = { zh = "实施方案项目和央企合作项目目标", en = "Totals of plan projects and of projects with central enterprises" },
  cite  = { article = { zh = "第三部分1和5", en = "part 3, 1 and 5" } }, kind = "target", subject = province,
  when  = all {
    reading "3-1b/A1" {
      R1 = all {
        province.plan_projects:at_least(parameter.plan_projects),
        province.central_enterprise_projects:at_least(parameter.central_projects),
      },
      R2 = always,
    },
    province.plan_projects_total_investment_yi:at_least(parameter.plan_investment),
    province.central_enterprise_projects_investment_yi:at_least(parameter.central_investment),
  },
}
