-- Money and loans, and how earlier documents stand to this one: parts 6 and 7.

local part_six = { zh = "第六部分（二）", en = "part 6 (2)" }

local allocated = fund.fund_allocated_cny
local required  = choose(fund.is_exception_year, { yes = parameter.exception_fund, no = parameter.yearly_fund })

-- Part 6 (2): the district puts half a million a year into a cluster fund; 200,000 in a year of which the text has lost the name.
provision "6-2-1" {
  title     = { zh = "产业集群发展专项资金安排", en = "Yearly money for the cluster fund" },
  cite      = { article = part_six }, kind = "duty", subject = fund,
  when      = allocated:at_least(required),
  pays      = required,
  funded_by = "district",
  figures   = { shortfall_yuan = highest { required - allocated, "0元" } },
}

-- Part 6 (2): the science department gives cluster projects a share of its money; which share, the text does not say.
provision "6-2-2" {
  title     = { zh = "科技经费向集群项目倾斜", en = "Science money for cluster projects" },
  cite      = { article = part_six }, kind = "subsidy", subject = project,
  when      = all { project.is_cluster_project, project.funded_from_science_budget },
  pays      = not_stated,
  funded_by = "science_department",
}

-- Part 6 (2): banks put the working capital of sound cluster enterprises first.
provision "6-2-3" {
  title = { zh = "流动资金优先安排", en = "Working capital first" },
  cite  = { article = part_six }, kind = "right", subject = enterprise,
  when  = all { enterprise.is_key_cluster_enterprise, enterprise.has_good_results, enterprise.can_repay_loans },
}

local may_override = reading "7-1/A1" { R1 = document.earlier_document_is_same_or_lower_level, R2 = always }

-- Closing sentence: where an earlier document conflicts with this opinion, this opinion holds.
provision "7-1" {
  title = { zh = "与以前文件相抵触的以本意见为准", en = "This opinion prevails over earlier ones" },
  cite  = { article = { zh = "结尾", en = "closing sentence" } }, kind = "duty", subject = document,
  gives = choose(document.earlier_document_conflicts, {
    yes = choose(may_override, { yes = "this_prevails", no = "earlier_prevails" }),
    no  = "both_apply",
  }),
}
