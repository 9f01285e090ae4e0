-- Which enterprises the document wants to grow: articles 4 and 5. A class brings no sum by itself.

-- Article 4: a member of the three clusters that sells for more than the line is a cluster core.
provision "4-1" {
  title = { zh = "产业集群核心企业", en = "Cluster cores" },
  cite  = { article = 4, paragraph = 1 }, kind = "class", subject = enterprise,
  when  = all {
    enterprise.annual_sales_revenue_cny:more_than(parameter.core_enterprise_sales),
    enterprise.is_three_industry_member,
  },
  gives = "over_10_billion_leading",
}

-- Article 5: supporting enterprises that sell for more than the line are fostered first.
provision "5-1" {
  title = { zh = "重点配套企业", en = "Key supporting enterprises" },
  cite  = { article = 5, paragraph = 1 }, kind = "class", subject = enterprise,
  when  = all {
    reading "5-1/A1" { R1 = enterprise.annual_sales_revenue_cny:more_than(parameter.key_supplier_sales), R2 = always },
    enterprise.is_supporting_enterprise,
  },
  gives = "key_supporting_enterprise",
}
