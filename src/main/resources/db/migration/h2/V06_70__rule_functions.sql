-- What PostgreSQL's jsonb can do by itself; correct, not fast.
create alias rule_text for 'io.postrider.segments.rules.H2Functions.text';
create alias rule_scalar for 'io.postrider.segments.rules.H2Functions.scalar';
create alias rule_number for 'io.postrider.segments.rules.H2Functions.number';
create alias rule_truth for 'io.postrider.segments.rules.H2Functions.truth';
create alias rule_money for 'io.postrider.segments.rules.H2Functions.money';
create alias rule_there for 'io.postrider.segments.rules.H2Functions.there';
create alias rule_lists for 'io.postrider.segments.rules.H2Functions.lists';
create alias rule_share for 'io.postrider.segments.rules.H2Functions.share';
