-- Joint conditions, the higher and the lower of two, another clause's result, and sums over an enterprise's projects.

local function subsidy(id, title, when, pays)
  provision(id) {
    title = title, cite = { article = 3 }, kind = "subsidy", subject = enterprise, when = when, pays = pays, funded_by = "city",
  }
end

local no_arrears = none { enterprise.has_overdue_tax }

subsidy("S-21", "研发与所得税就高补助", all { enterprise.is_high_tech, no_arrears }, lowest {
  highest { (enterprise.rnd * parameter.research_rate):capped(parameter.research_cap), enterprise.income_tax * parameter.income_tax_rate },
  enterprise.local_tax,
})

subsidy("S-22", "培训补助", enterprise.graduates:at_least(parameter.training_line),
  lowest { enterprise.training * parameter.training_rate, enterprise.staff / "1人" * parameter.training_a_head })

subsidy("S-23", "销售分段奖励", all { enterprise.in_catalogue, no_arrears, enterprise.sales:more_than(parameter.sliding_line) },
  slices(enterprise.sales, parameter.sales_sliding))

subsidy("S-24", "绿色设备补助", enterprise.green_investment:at_least(parameter.green_line),
  (enterprise.equipment * parameter.green_rate):rounded(parameter.green_step, "down"))

subsidy("S-25", "研发强度补助", (enterprise.rnd / enterprise.sales):at_least(parameter.intensity_line),
  choose(enterprise.in_catalogue, { yes = enterprise.rnd * parameter.intensity_high, no = enterprise.rnd * parameter.intensity_low }))

subsidy("S-26", "综合出口奖励", all {
  enterprise.is_registered_here, enterprise.is_exporter, enterprise.passed_audit, no_arrears,
  enterprise.trade:is_not "food",
  enterprise.staff:at_least(parameter.joint_staff),
  any { enterprise.in_catalogue, enterprise.local_tax:at_least(parameter.joint_tax) },
}, enterprise.exports:whole_steps(parameter.export_step) * parameter.export_award)

subsidy("S-27", "产值奖励配套", all { decision "S-02".qualifies, enterprise.is_park_tenant }, decision "S-02".amount * parameter.match_rate)

subsidy("S-28", "项目设备补助", enterprise.in_catalogue,
  (enterprise.projects:sum(project.equipment) * parameter.project_rate):capped(parameter.project_cap))

subsidy("S-29", "配套项目分类补助", no_arrears,
  enterprise.projects
    :where(all { project.is_supporting, project.investment:at_least(parameter.supporting_line) })
    :sum(project.equipment * choose(project.category, parameter.category_rate)))

subsidy("S-30", "多项目奖励", enterprise.projects:where(project.is_supporting):count():at_least(parameter.supporting_count),
  enterprise.projects:sum(tiers(project.investment, parameter.project_award)))
