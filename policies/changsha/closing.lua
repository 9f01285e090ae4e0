-- The closing paragraph: who has to agree to an award, and what happens where another document rewards the same.
-- Settlement applies both to whole runs (parameters.toml: the gates of the leading group, the stacking group); here they
-- answer for one sum.

local needs_approval = reading "23-1/A1" { R1 = award.support_form:is "award", R2 = always }

-- Closing paragraph: an award is carried out only after the leading group has examined and fixed it.
provision "23-1" {
  title    = { zh = "奖励审定", en = "Awards need the leading group" },
  cite     = { article = { zh = "结尾", en = "closing paragraph" }, paragraph = 1 }, kind = "duty", subject = award,
  approval = any { none { needs_approval }, approval.leading_group_approved },
  pays     = award.computed_amount_cny,
}

local this, other = award.this_award_cny, award.other_award_cny
local this_is_higher = this:at_least(other)

-- The same matter twice, and of a form that the rule reaches.
local repeated = all { award.same_matter, reading "23-2/A1" { R1 = award.support_form:is "award", R2 = always } }

local top_up = reading "23-2/A2" { R1 = highest { this - other, "0元" }, R2 = "0元" }

local due_here = choose(repeated, {
  yes = choose(award.other_already_paid, {
    yes = top_up,
    no  = choose(this_is_higher, { yes = this, no = "0元" }),
  }),
  no  = this,
})

local due_together = choose(repeated, {
  yes = choose(award.other_already_paid, { yes = other + top_up, no = highest { this, other } }),
  no  = this + other,
})

-- Closing paragraph: where another document rewards the same matter, the higher of the two is carried out and not both; if
-- the lower was paid already, what is missing to the higher.
provision "23-2" {
  title   = { zh = "不重复计奖、就高不就低", en = "No double award, the higher prevails" },
  cite    = { article = { zh = "结尾", en = "closing paragraph" }, paragraph = 2 }, kind = "duty", subject = award,
  when    = all {
    any { none { repeated }, this_is_higher },
    due_here:more_than "0元",
  },
  pays    = due_here,
  gives   = choose(repeated, { yes = "highest_only", no = "both_apply" }),
  figures = { total_both_documents_yuan = due_together },
}
