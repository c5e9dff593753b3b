-- The few with something doubtful, for the list of them.
create index address_note_hints on address_note (contact_id) where hints <> '';
