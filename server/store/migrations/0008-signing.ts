/** The personal number that a certificate must bear, and the codes that were asked for: never a code itself. */
export const signing = [
  'alter table person add column if not exists pin text',
  `create table signing_code (
    id uuid primary key,
    person text not null,
    "case" uuid not null references kase (id),
    statement text not null,
    until timestamptz not null,
    attempts integer not null,
    used_at timestamptz
  )`,
  'create index signing_code_until on signing_code (until)',
];
