-- The stage of a park, and how far a cluster's influence reaches: told by which elements are present.

local first  = all { park.policy_environment, park.facility_support }
local second = all { park.location_advantage, park.industry_base, park.market_order, park.service_support }
local third  = all {
  park.cultural_environment, park.cluster_character, park.industry_support_network, park.innovative_entrepreneurs,
}

-- Part 1: policy and facilities bring enterprises together; location, industry, market and services make them an agglomeration;
-- culture, character, suppliers and entrepreneurs make it a cluster. Each stage rests on those before it, or not, as it is read.
provision "1-1" {
  title = { zh = "产业园区发展阶段", en = "Stages of a park" },
  cite  = { article = { zh = "第一部分", en = "part 1" }, paragraph = 1 }, kind = "class", subject = park,
  gives = {
    { "cluster", when = reading "1-1/A1" { R1 = all { first, second, third }, R2 = third } },
    { "agglomeration", when = reading "1-1/A1" { R1 = all { first, second }, R2 = second } },
    { "concentration", when = first },
  },
}

local receives = park.has_chain_and_competitive_industry
local inward   = all { receives, park.leading_firms_radiate_inward }
local outward  = all { inward, park.leads_brand_and_technology_outward }

-- Part 2: a centre receives influence, spreads it within the cluster, or spreads it outward; each level holds the ones before.
provision "2-1" {
  title = { zh = "产业集群辐射层次", en = "How far a cluster's influence reaches" },
  cite  = { article = { zh = "第二部分", en = "part 2" }, paragraph = 1 }, kind = "class", subject = park,
  gives = { { "outward_radiating", when = outward }, { "inward_radiating", when = inward }, { "receiving", when = receives } },
}
