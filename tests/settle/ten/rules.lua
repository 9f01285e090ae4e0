provision "1" {
  title = { zh = "产值奖励", en = "Output award" }, cite = { article = 1 }, kind = "award", subject = enterprise,
  pays = tiers(enterprise.output, parameter.output_award),
}
provision "2" {
  title = { zh = "技术中心奖励", en = "Technology centre award" }, cite = { article = 2 }, kind = "award", subject = enterprise,
  pays = choose(enterprise.centre, parameter.centre_award),
}
provision "3" {
  title = { zh = "技改补贴", en = "Equipment subsidy" }, cite = { article = 3 }, kind = "subsidy", subject = project,
  pays = project.equipment * "10%",
}
provision "4" {
  title = { zh = "贷款贴息", en = "Interest subsidy" }, cite = { article = 4 }, kind = "subsidy", subject = enterprise,
  pays = enterprise.interest * discretion.interest_rate,
}
provision "5" {
  title = { zh = "上市奖励", en = "Listing award" }, cite = { article = 5 }, kind = "award", subject = enterprise,
  when = enterprise.listed, pays = "200万元", funded_by = "city",
}
