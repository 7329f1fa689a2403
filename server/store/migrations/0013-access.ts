/** Who looked at what: rows that are added and never changed. Beside it, what the counts of uploaded files need. */
export const access = [
  `create table access (
    ordinal bigint generated always as identity primary key,
    at timestamptz not null,
    person text,
    membership text,
    role text,
    what text not null,
    subject text not null,
    "case" uuid,
    how text not null,
    entries jsonb
  )`,
  'create index access_case on access ("case", ordinal desc)',
  'create index access_person on access (person, ordinal desc)',
  `create function refuse_access_change() returns trigger language plpgsql as $$
  begin
    raise exception 'the access log is append-only' using errcode = 'restrict_violation';
  end $$`,
  'create trigger access_append_only before update or delete on access for each row execute function refuse_access_change()',
  'create trigger access_no_truncate before truncate on access for each statement execute function refuse_access_change()',
  'create index file_created on file (created_by, created_at)',
];
