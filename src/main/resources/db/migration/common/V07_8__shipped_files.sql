-- Which content of each shipped model or form was deployed last: an unchanged restart deploys nothing.
create table shipped_file (
    name varchar(255) primary key,
    sha256 varchar(64) not null,
    deployed_at timestamp(6) with time zone not null
);
