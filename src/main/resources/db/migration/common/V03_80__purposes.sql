-- Whether a sign-up through a form has to be confirmed by mail. Without that, only whoever was never asked before is taken at her word.
alter table purpose add column double_opt_in boolean default true not null;
