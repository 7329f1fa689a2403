/** Organisations that are about to be registered, and the history of who gave or ended which membership: append-only. */
export const appointments = [
  'alter table organisation add registered boolean not null default true',
  `create table appointment (
    id uuid primary key,
    kind text not null,
    person text not null references person (id),
    role text not null,
    organisation text,
    bundle text,
    territory text,
    valid_from date,
    valid_to date,
    by_person text,
    by_role text,
    "case" uuid,
    at timestamptz not null,
    ordinal bigint generated always as identity
  )`,
  'create index appointment_person on appointment (person, ordinal)',
  'create index appointment_role on appointment (role, ordinal desc)',
  'create trigger appointment_append_only before update or delete on appointment for each row execute function refuse_change()',
  'create trigger appointment_no_truncate before truncate on appointment for each statement execute function refuse_change()',
];
