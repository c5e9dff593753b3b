-- What the shop sells, and since when at which price. Money is minor units of its currency (ISO 4217).
create table product (
    product_id varchar(100) primary key,
    name varchar(300),
    category varchar(300),
    price_minor bigint,
    currency varchar(3),
    -- Null: the shop does not count it.
    stock bigint,
    image_url varchar(2000),
    url varchar(2000),
    active boolean not null,
    -- As the shop says, or when it said so: an older word changes nothing.
    updated_at timestamp(6) with time zone not null
);
create index product_stock on product (stock);

create table product_price (
    product_id varchar(100) not null references product (product_id) on delete cascade,
    currency varchar(3) not null,
    since timestamp(6) with time zone not null,
    price_minor bigint not null,
    primary key (product_id, currency, since)
);

-- Projected from the event log: event_id is the event of the log that said so last. Later in time wins, then later in the log, so that
-- it does not matter in which order events come.
create table cart (
    contact_id uuid not null references contact (id) on delete cascade,
    cart_id varchar(100) not null,
    currency varchar(3) not null,
    total_minor bigint not null,
    url varchar(2000),
    updated_at timestamp(6) with time zone not null,
    checkout_id varchar(100),
    checkout_at timestamp(6) with time zone,
    -- The order it became; until then it waits.
    order_id varchar(100),
    -- How many lines it has, so that nobody has to open them to know that it was emptied.
    line_count integer not null,
    lines ${json} not null,
    event_id bigint not null,
    primary key (contact_id, cart_id)
);
create index cart_updated on cart (updated_at);

create table customer_order (
    order_id varchar(100) primary key,
    contact_id uuid not null references contact (id) on delete cascade,
    placed_at timestamp(6) with time zone not null,
    currency varchar(3) not null,
    total_minor bigint not null,
    subtotal_minor bigint,
    discount_minor bigint,
    shipping_minor bigint,
    tax_minor bigint,
    -- In the order's own currency.
    refunded_minor bigint not null,
    delivered_at timestamp(6) with time zone,
    cancelled_at timestamp(6) with time zone,
    tracking_url varchar(2000),
    coupon varchar(100),
    cart_id varchar(100),
    event_id bigint not null
);
create index customer_order_contact on customer_order (contact_id, placed_at);
create index customer_order_placed on customer_order (placed_at);

create table order_line (
    order_id varchar(100) not null references customer_order (order_id) on delete cascade,
    line integer not null,
    product_id varchar(100) not null,
    name varchar(300),
    category varchar(300),
    quantity integer not null,
    unit_minor bigint not null,
    image_url varchar(2000),
    url varchar(2000),
    primary key (order_id, line)
);
create index order_line_product on order_line (product_id);

-- What happened to an order after it was placed; may be heard before the order itself, and then waits here for it.
create table order_fact (
    order_id varchar(100) not null,
    -- delivered, cancelled, or refunded with the refund's own id.
    what varchar(10) not null,
    refund_id varchar(100) not null,
    contact_id uuid not null references contact (id) on delete cascade,
    happened_at timestamp(6) with time zone not null,
    tracking_url varchar(2000),
    currency varchar(3),
    amount_minor bigint,
    reason varchar(1000),
    event_id bigint not null,
    primary key (order_id, what, refund_id)
);
create index order_fact_contact on order_fact (contact_id);

create table review (
    review_id varchar(100) primary key,
    contact_id uuid not null references contact (id) on delete cascade,
    product_id varchar(100) not null,
    order_id varchar(100),
    stars integer not null,
    review_text varchar(4000),
    may_publish boolean not null,
    received_at timestamp(6) with time zone not null,
    event_id bigint not null
);
create index review_contact on review (contact_id);
create index review_product on review (product_id);

-- How much she likes a category: the weight as it was at as_of; every half-life since then halves it.
create table category_affinity (
    contact_id uuid not null references contact (id) on delete cascade,
    category varchar(300) not null,
    weight double precision not null,
    as_of timestamp(6) with time zone not null,
    primary key (contact_id, category)
);
create index category_affinity_category on category_affinity (category);

create table coupon_pool (
    pool varchar(60) primary key,
    name varchar(100) not null,
    kind varchar(10) not null check (kind in ('IMPORTED', 'GENERATED', 'SHOP')),
    prefix varchar(20) not null,
    code_length integer not null,
    -- Generated ones may be made when they are wanted; then the pool is never empty.
    on_demand boolean not null,
    -- Fewer left than this is an alarm; a pool of the shop's is filled up again then.
    alert_below integer not null,
    -- How long a code is good from the day it is given; null: as long as the pool.
    valid_days integer,
    expires_at timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null
);

-- A code is given once, to one contact, for one reason; it outlives her as used up.
create table coupon (
    id bigint generated by default as identity primary key,
    pool varchar(60) not null references coupon_pool (pool),
    code varchar(100) not null,
    -- In upper case: shops take codes however they are typed.
    code_key varchar(100) not null,
    expires_at timestamp(6) with time zone,
    issued_at timestamp(6) with time zone,
    contact_id uuid references contact (id) on delete set null,
    reason_key varchar(200),
    redeemed_at timestamp(6) with time zone,
    order_id varchar(100),
    constraint coupon_code unique (code_key),
    constraint coupon_reason unique (pool, contact_id, reason_key)
);
create index coupon_contact on coupon (contact_id);
create index coupon_left on coupon (pool, issued_at, id);
