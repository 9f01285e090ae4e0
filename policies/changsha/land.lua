-- Land of the parks: article 15.

-- Article 15: land for a park's infrastructure and for newly entering industrial projects is free of two land charges.
provision "15-1" {
  title     = { zh = "园区用地规费免收", en = "Two land charges not levied" },
  cite      = { article = 15, paragraph = 1 }, kind = "relief", subject = project,
  when      = project.land_use:one_of { "park_infrastructure", "new_industrial_project" },
  pays      = project.vegetable_land_fund_cny + project.land_acquisition_contingency_fee_cny,
  funded_by = "collecting_bodies",
}

-- Article 15: the land fee for workshops and auxiliary buildings in an approved park is collected and then returned to the
-- park for its infrastructure, less what is due to the centre and the province.
provision "15-2" {
  title     = { zh = "土地出让金先征后返园区", en = "Land fee returned to the park" },
  cite      = { article = 15, paragraph = 2 }, kind = "rebate", subject = park,
  when      = all {
    park.is_approved_park_or_base,
    park.building_use:one_of { "workshop", "production_auxiliary" },
  },
  pays      = highest { park.land_transfer_fee_paid_cny - park.central_deduction_cny - park.provincial_deduction_cny, "0元" },
  funded_by = { "city", "district", "county" },
}

-- Article 15: cluster enterprises, and suppliers that fit national policy, are sure of building land in a park.
provision "15-3" {
  title = { zh = "建设用地保证", en = "Building land guaranteed" },
  cite  = { article = 15, paragraph = 3 }, kind = "right", subject = enterprise,
  when  = all {
    enterprise.enters_industrial_park,
    enterprise.is_cluster_or_supporting_industrial_enterprise,
    enterprise.meets_national_policy,
  },
}

-- Article 15: park land may be supplied in several ways beside plain requisition.
provision "15-4" {
  title = { zh = "园区灵活供地", en = "Flexible ways of supplying park land" },
  cite  = { article = 15, paragraph = 4 }, kind = "right", subject = park,
  when  = all {
    park.is_park_land,
    reading "15-4/A1" { R1 = park.land_supply_mode:one_of(parameter.permitted_land_supply_modes), R2 = always },
  },
}
