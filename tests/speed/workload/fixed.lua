-- Fixed sums, sums by tier, by name and by unit.

local function award(id, title, when, pays)
  provision(id) {
    title = title, cite = { article = 1 }, kind = "award", subject = enterprise, when = when, pays = pays, funded_by = "city",
  }
end

award("S-01", "名录企业奖励", all { enterprise.in_catalogue, enterprise.output:at_least(parameter.output_line) }, parameter.output_fixed)

award("S-02", "产值分档奖励", enterprise.is_registered_here, tiers(enterprise.output, parameter.output_award))

award("S-03", "销售分档奖励", none { enterprise.has_overdue_tax }, tiers(enterprise.sales, parameter.sales_award))

award("S-04", "研发机构分级奖励", all { enterprise.is_high_tech, enterprise.passed_audit }, choose(enterprise.level, parameter.level_award))

award("S-05", "用工分档奖励", enterprise.trade:one_of(parameter.named_trades), tiers(enterprise.staff, parameter.staff_award))

award("S-06", "专利奖励", all { enterprise.is_registered_here, enterprise.passed_audit },
  (enterprise.patents / "1件" * parameter.patent_award):capped(parameter.patent_cap))

award("S-07", "接收毕业生奖励", enterprise.staff:at_least(parameter.graduate_staff), enterprise.graduates / "1人" * parameter.graduate_award)

award("S-08", "出口奖励", any {
  enterprise.exports:at_least(parameter.export_line),
  all { enterprise.is_exporter, enterprise.is_new },
}, parameter.export_fixed)

award("S-09", "新注册企业奖励", all { enterprise.in_catalogue, enterprise.registered:at_least(parameter.registered_since) },
  choose(enterprise.size, parameter.size_award))

award("S-10", "技术中心奖励", enterprise.level:one_of { "national", "provincial" },
  (enterprise.centres / "1家" * parameter.centre_award):capped(parameter.centre_cap))
