-- What an import or a back-fill tells of later: counts for segments and sums, but starts no journey and moves none on.
alter table event_log add column history boolean default false not null;
