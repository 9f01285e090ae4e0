-- What the plan period is to reach: articles 2 and 20. Nothing is paid for a target met or missed.

local lead = park.park_output_growth_avg_pct - park.city_abovescale_growth_avg_pct

-- Article 2: each park's industrial output is to grow three to five points a year faster than the city's larger industry.
provision "2-1" {
  title   = { zh = "园区产值增幅领先目标", en = "Parks to outgrow the city's industry" },
  cite    = { article = 2, paragraph = 1 }, kind = "target", subject = park,
  when    = reading "2-1/A1" {
    R1 = lead:at_least(parameter.output_growth_lead_lowest),
    R2 = lead:between(parameter.output_growth_lead_lowest, parameter.output_growth_lead_highest),
    R3 = lead:at_least(parameter.output_growth_lead_highest),
  },
  figures = { margin_pp = lead * 100 },      -- in percentage points
}

-- Article 2: by the first target year the three clusters reach this output, and their leading firms buy this much locally.
provision "2-2" {
  title = { zh = "三大产业集群前期目标", en = "First target of the three clusters" },
  cite  = { article = 2, paragraph = 2 }, kind = "target", subject = cluster_programme,
  when  = all {
    cluster_programme.clusters_output_cny:at_least(parameter.clusters_output_first_target),
    cluster_programme.leading_local_supply_ratio:at_least(parameter.local_supply_first_target),
  },
}

-- Article 2: the same two measures, higher, by the second target year.
provision "2-3" {
  title = { zh = "三大产业集群后期目标", en = "Second target of the three clusters" },
  cite  = { article = 2, paragraph = 3 }, kind = "target", subject = cluster_programme,
  when  = all {
    cluster_programme.clusters_output_cny:at_least(parameter.clusters_output_second_target),
    cluster_programme.leading_local_supply_ratio:at_least(parameter.local_supply_second_target),
  },
}

-- Article 20: the city brings makers and suppliers together at one or two city-wide fairs a year.
provision "20-1" {
  title = { zh = "全市性配套洽谈会", en = "City-wide supplier fairs" },
  cite  = { article = 20, paragraph = 1 }, kind = "target", subject = government,
  when  = reading "20-1/A1" {
    R1 = government.citywide_fairs_in_year:at_least(parameter.fairs_lowest),
    R2 = government.citywide_fairs_in_year:between(parameter.fairs_lowest, parameter.fairs_highest),
  },
}
