-- Why we may write to her (GDPR art. 6), by which country's rules, and until when: null never ends.
alter table consent add column basis varchar(20) default 'CONSENT' not null;
alter table consent add column country varchar(2);
alter table consent add column expires_at timestamp(6) with time zone;
alter table consent_history add column basis varchar(20) default 'CONSENT' not null;
alter table consent_history add column country varchar(2);
alter table consent_history add column expires_at timestamp(6) with time zone;
