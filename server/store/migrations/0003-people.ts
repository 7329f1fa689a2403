/** Persons, the roles they hold, their sessions and notices; jobs, repeated requests and the moved date. */
export const people = [
  `create table person (
    id text primary key,
    name text not null,
    about jsonb,
    ordinal bigint generated always as identity
  )`,
  `create table membership (
    id uuid primary key,
    person text not null references person (id),
    role text not null,
    organisation text,
    bundle text,
    valid_from date,
    valid_to date
  )`,
  `create unique index membership_once on membership (person, role, coalesce(organisation, ''), coalesce(bundle, ''))`,
  `create table session (
    token_hash text primary key,
    person text not null references person (id),
    membership uuid references membership (id),
    lang text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  `create table notice (
    id uuid primary key,
    "case" uuid references kase (id),
    notice text not null,
    role text not null,
    person text,
    organisation text,
    bundle text,
    title jsonb not null,
    text jsonb not null,
    at timestamptz not null
  )`,
  'create index notice_role on notice (role, at desc)',
  'create index notice_person on notice (person, at desc)',
  `create table notice_read (
    notice uuid not null references notice (id),
    person text not null,
    at timestamptz not null,
    primary key (notice, person)
  )`,
  `create table jobs (
    id bigint generated always as identity primary key,
    kind text not null,
    key text not null,
    payload json not null,
    run_at timestamptz not null,
    attempts integer not null default 0,
    locked_by uuid,
    locked_until timestamptz,
    done_at timestamptz,
    failed_at timestamptz,
    last_error text,
    unique (kind, key)
  )`,
  'create index jobs_waiting on jobs (run_at, id) where done_at is null and failed_at is null',
  `create table idempotency (
    key text not null,
    person text not null,
    route text not null,
    request_hash text not null,
    result jsonb,
    at timestamptz not null,
    primary key (key, person, route)
  )`,
  'create index idempotency_at on idempotency (at)',
  `create table clock_move (
    ordinal bigint generated always as identity primary key,
    person text not null,
    at timestamptz not null,
    day_before date not null,
    day_after date not null,
    offset_ms bigint not null
  )`,
];
