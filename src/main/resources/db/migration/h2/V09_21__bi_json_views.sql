-- The views that look into JSON. See src/docs/bi-views.md.
create view bi_contacts as
select c.id as contact_id, c.created_at, c.time_zone, c.locale,
    rule_text(c.attributes, 'country') as country,
    exists (select 1 from consent k where k.contact_id = c.id and k.status = 'GRANTED'
        and (k.expires_at is null or k.expires_at > current_timestamp)) as subscribed,
    exists (select 1 from suppression s where s.email_key = c.email_key) as suppressed,
    coalesce(p.profiling, true) as profiling, lower(coalesce(p.frequency, 'ANY')) as frequency, p.paused_until
from contact c left join contact_preference p on p.contact_id = c.id;

-- What became of mails, by event; opens and clicks with who did it, as far as was known then.
create view bi_results as
select e.id as event_id, substring(e.name from 7) as kind, e.contact_id, e.occurred_at,
    cast(rule_number(e.properties, 'mail') as bigint) as mail_id,
    rule_text(e.properties, 'template') as template,
    rule_text(e.properties, 'purpose') as purpose,
    rule_text(e.properties, 'variant') as variant,
    e.journey, case when e.journey is null then null else e.journey_version end as journey_version, e.step,
    rule_text(e.properties, 'kind') as detail,
    rule_text(e.properties, 'verdict') as verdict
from event_log e where e.name like 'email.%';
