-- Read-only views for BI tools, described in src/docs/bi-views.md. They are a promise: columns may be added, and none is renamed or taken
-- away without a note. Addresses, proofs, free texts and secrets are in none of them. A migration that changes a column below drops the
-- view first and makes it anew.
create view bi_consents as
select contact_id, purpose, status, basis, source, country, acted_at as changed_at, expires_at from consent;

create view bi_events as
select id as event_id, name, contact_id, occurred_at, history, journey,
    case when journey is null then null else journey_version end as journey_version, step, enrolment
from event_log;

-- Not for everybody: apps may say anything in them.
create view bi_event_properties as
select id as event_id, occurred_at, properties from event_log;

create view bi_mails as
select o.id as mail_id, o.contact_id, o.purpose, o.template, o.variant, o.journey,
    case when o.journey is null then null else o.journey_version end as journey_version, o.step, o.enrolment, o.state, o.provider,
    o.queued_at, o.sent_at, o.attempts,
    (select min(f.happened_at) from feedback f where f.mail_id = o.id and f.kind = 'DELIVERED') as delivered_at,
    (select min(f.happened_at) from feedback f where f.mail_id = o.id and f.kind in ('HARD_BOUNCE', 'SOFT_BOUNCE')) as bounced_at,
    (select min(f.happened_at) from feedback f where f.mail_id = o.id and f.kind = 'COMPLAINT') as complained_at
from outbox o;

create view bi_orders as
select order_id, contact_id, placed_at, currency, total_minor, subtotal_minor, discount_minor, shipping_minor, tax_minor, refunded_minor,
    delivered_at, cancelled_at, coupon
from customer_order;

create view bi_order_lines as
select order_id, line, product_id, name, category, quantity, unit_minor from order_line;

create view bi_products as
select product_id, name, category, price_minor, currency, stock, active, updated_at from product;

create view bi_segment_members as
select m.segment, s.name as segment_name, m.contact_id, m.since
from segment_member m join segment s on s.segment = m.segment;
