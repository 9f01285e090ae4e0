-- Where industry is to be, and what those who move get: article 18.

local must_move_in = all { project.is_new_project, project.is_competitive_sector, project.is_major_production_project }

-- Article 18: new major production projects in competitive sectors have to be in a zone or park. Unless a project is known to
-- be one of these, no breach is known.
provision "18-1" {
  title   = { zh = "重大生产性项目必须进区", en = "Major production projects belong in a zone" },
  cite    = { article = 18, paragraph = 1 }, kind = "duty", subject = project,
  applies = must_move_in,
  when    = any { none { must_move_in }, project.locates_in_zone_or_park },
}

-- Article 18: enterprises of the old city area that move or expand into a zone are treated like investors from outside.
provision "18-2" {
  title = { zh = "老企业搬迁扩建进区待遇", en = "Relocating enterprises treated as outside investors" },
  cite  = { article = 18, paragraph = 2 }, kind = "right", subject = enterprise,
  when  = all { enterprise.is_existing_city_enterprise, enterprise.relocates_or_expands_into_zone },
}

-- Article 18: leading and supporting enterprises of the three clusters come first when power, fuel, transport, water and raw
-- materials are short.
provision "18-3" {
  title = { zh = "生产要素倾斜", en = "Priority in power, fuel, transport and materials" },
  cite  = { article = 18, paragraph = 3 }, kind = "right", subject = enterprise,
  when  = all { enterprise.is_leading_or_supporting_enterprise, enterprise.is_three_industry_member },
}
