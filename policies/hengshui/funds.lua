-- What has to be set aside for whom: parts 4 (4) and 4 (5); and the tax of enterprises that move: part 4 (7).

local lines = fund_budget.fund_lines
local given, total = fund_line.to_dragon_eagle_cny, fund_line.total_cny
local wanted       = total * parameter.dragon_eagle_share

local given_in_all, total_of_all = lines:sum(given), lines:sum(total)
local required = total_of_all * parameter.dragon_eagle_share

-- Part 4 (4): of five kinds of public money, at least half goes to the dragon and eagle enterprises each year. The share is
-- shown in six decimal places, the rest cut off.
provision "4-4-1" {
  title   = { zh = "资金向龙鹰企业倾斜", en = "Half of the money for dragons and eagles" },
  cite    = { article = { zh = "第四部分（四）", en = "part 4 (4)" }, paragraph = 1 }, kind = "duty", subject = fund_budget,
  when    = reading "4-4-1/A1" {
    R1 = given_in_all:at_least(required),
    R2 = lines:every(given:at_least(wanted)),
  },
  figures = {
    share          = (given_in_all / total_of_all):rounded("0.000001", "down"),
    required_yuan  = required,
    shortfall_yuan = reading "4-4-1/A1" {
      R1 = highest { required - given_in_all, "0元" },
      R2 = lines:sum(highest { wanted - given, "0元" }),
    },
  },
}

local share = guarantee_institution.cluster_guarantees_cny / guarantee_institution.total_guarantees_cny

-- Part 4 (5): 60% or more of what the guarantee institutions guarantee in a year is for enterprises of the clusters.
provision "4-5-1" {
  title   = { zh = "担保向集群企业倾斜", en = "Most guarantees for cluster enterprises" },
  cite    = { article = { zh = "第四部分（五）", en = "part 4 (5)" }, paragraph = 1 }, kind = "duty", subject = guarantee_institution,
  when    = reading "4-5-1/A1" {
    R1 = share:at_least(parameter.cluster_guarantee_share),
    R2 = share:more_than(parameter.cluster_guarantee_share),
  },
  figures = {
    share         = share,
    required_yuan = guarantee_institution.total_guarantees_cny * parameter.cluster_guarantee_share,
  },
}

local base, now = enterprise.base_tax_cny, enterprise.current_tax_cny
local increment = highest { now - base, "0元" }
local kept      = reading "4-7-1/A3" { R1 = lowest { now, base }, R2 = base }
local divided   = reading "4-7-1/A3" { R1 = now, R2 = highest { now, base } }

local function for_origin(ratio) return kept + increment * ratio end

local parts = split(divided, {
  origin = for_origin(discretion.increment_share_origin),
  park   = increment * (1 - discretion.increment_share_origin),
})

-- Part 4 (7): of the tax of a local enterprise that moves into a park, the place of origin keeps what it had, and what is
-- more is shared; at which ratio, the text does not say.
provision "4-7-1" {
  title     = { zh = "保存量、分增量", en = "The old tax kept, the new tax shared" },
  cite      = { article = { zh = "第四部分（七）", en = "part 4 (7)" }, paragraph = 1 }, kind = "share", subject = enterprise,
  pays      = divided,
  funded_by = "park", paid_to = parts,
  figures   = {
    increment_yuan    = increment,
    origin_share_yuan = parts.origin,
    park_share_yuan   = now - parts.origin,
    origin_min_yuan   = for_origin(discretion.increment_share_origin:lowest()),
    origin_max_yuan   = for_origin(discretion.increment_share_origin:highest()),
  },
}
