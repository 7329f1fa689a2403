/** Editions, cases and what belongs to them. `json` where the order of keys matters, `jsonb` where it is searched. */
export const cases = [
  `create table edition (
    hash text primary key,
    bundle text not null,
    version text not null,
    effective_from date not null,
    lineage jsonb not null,
    content json not null,
    files json not null,
    ordinal bigint generated always as identity,
    in_use_since bigint not null,
    imported_at timestamptz not null
  )`,
  'create index edition_bundle on edition (bundle, effective_from desc, in_use_since desc)',
  `create table bundle_import (
    bundle text primary key,
    digest text not null,
    edition text not null references edition (hash),
    demo boolean not null,
    at timestamptz not null
  )`,
  `create table live (
    bundle text not null,
    hash text not null,
    content json not null,
    imported_at timestamptz not null,
    ordinal bigint generated always as identity,
    primary key (bundle, ordinal)
  )`,
  `create table organisation (
    id text primary key,
    name jsonb not null,
    data json not null
  )`,
  `create table kase (
    id uuid primary key,
    number text collate "C" not null,
    bundle text not null,
    procedure text not null,
    edition text not null references edition (hash),
    applicant text not null,
    applicant_name jsonb not null,
    state text not null,
    seq integer not null,
    closed boolean not null,
    snapshot json not null,
    summary jsonb not null,
    search text not null,
    due date,
    due_title jsonb,
    opened_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index kase_number on kase (number)',
  'create index kase_list on kase (bundle, procedure, updated_at desc, id desc)',
  'create index kase_applicant on kase (applicant, updated_at desc, id desc)',
  'create index kase_open on kase (edition, procedure, state, due) where not closed',
  'create index kase_search on kase using gin (search gin_trgm_ops)',
  `create table event (
    "case" uuid not null references kase (id),
    seq integer not null,
    type text not null,
    at timestamptz not null,
    payload json not null,
    salt text not null,
    payload_hash text not null,
    prev_hash text,
    hash text not null,
    primary key ("case", seq)
  )`,
  `create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'events are append-only' using errcode = 'restrict_violation';
  end $$`,
  'create trigger event_append_only before update or delete on event for each row execute function refuse_change()',
  'create trigger event_no_truncate before truncate on event for each statement execute function refuse_change()',
  `create table case_role (
    "case" uuid not null references kase (id),
    role text not null,
    person text not null,
    primary key ("case", role, person)
  )`,
  'create index case_role_person on case_role (person, "case")',
  `create table deadline (
    "case" uuid not null references kase (id),
    ordinal integer not null,
    id text not null,
    state text not null,
    due date not null,
    title jsonb not null,
    status text not null,
    primary key ("case", ordinal)
  )`,
  "create index deadline_running on deadline (due) where status = 'running'",
  `create table draft (
    "case" uuid not null references kase (id),
    form text not null,
    owner text not null,
    section text not null,
    etag integer not null,
    data json not null,
    saved_at timestamptz not null,
    saved_by text not null,
    primary key ("case", form, owner, section)
  )`,
];
