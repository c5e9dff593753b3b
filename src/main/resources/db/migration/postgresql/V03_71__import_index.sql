-- Whom an import made, for whoever takes it back; nothing for everybody else.
create index contact_import_made on contact (import_id, id) where import_id is not null;
