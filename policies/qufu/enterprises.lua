-- The enterprises that the article counts, names and prefers: parts 1, 3 (1) and 3 (2).

-- Part 1: enterprises with more than ten million yuan of profit and tax are counted.
provision "1-1" {
  title = { zh = "利税过千万元企业", en = "Enterprises above ten million of profit and tax" },
  cite  = { article = { zh = "第一部分", en = "part 1" }, paragraph = 1 }, kind = "class", subject = enterprise,
  when  = enterprise.annual_profit_and_tax_cny:more_than(parameter.large_profit_and_tax),
  gives = "profit_tax_over_10m",
}

local role     = choose(enterprise.enterprise_name_zh, parameter.role_of)
local is_named = role:is_not "not_named"

-- Part 3 (2): for each cluster the article names who leads it and who is driven along.
provision "3-2-1" {
  title   = { zh = "列名龙头和带动企业", en = "Named leading and driven enterprises" },
  cite    = { article = { zh = "第三部分（二）", en = "part 3 (2)" }, paragraph = 1 }, kind = "class", subject = enterprise,
  when    = reading "3-2-1/A1" { R1 = is_named, R2 = any { is_named, enterprise.is_added_to_cluster_list } },
  gives   = role,
  figures = { cluster = choose(enterprise.enterprise_name_zh, parameter.cluster_of), role = role },
}

-- Whether somebody leads a cluster is told by the list, for those on it; of others the article says nothing.
enterprise.is_leading_enterprise = choose(is_named, { yes = role:is "leading" })

-- Part 3 (1): key enterprises of the cluster plan come first for bridging money and credit guarantees.
provision "3-1-2" {
  title = { zh = "周转金和信用担保倾斜", en = "Preference for bridging money and guarantees" },
  cite  = { article = { zh = "第三部分（一）", en = "part 3 (1)" }, paragraph = 2 }, kind = "right", subject = enterprise,
  when  = all { enterprise.in_cluster_plan_list, enterprise.is_key_enterprise },
}

-- Part 3 (1): the leading enterprises sign a commitment letter, and their matters are handled one by one.
provision "3-1-4" {
  title = { zh = "龙头企业一企一策", en = "One policy for each leading enterprise" },
  cite  = { article = { zh = "第三部分（一）", en = "part 3 (1)" }, paragraph = 4 }, kind = "right", subject = enterprise,
  when  = all { enterprise.is_leading_enterprise, enterprise.commitment_letter_signed },
}
