-- Whoever counts orders over all contacts reads this index alone.
drop index customer_order_contact;
create index customer_order_contact on customer_order (contact_id, placed_at) include (cancelled_at);
