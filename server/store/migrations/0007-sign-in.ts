/** Real sign-in: the numbers persons and organisations are found by, attempts that are under way, and what a session was begun with. */
export const signIn = [
  'alter table person add column if not exists pin text',
  'create unique index person_pin on person (pin)',
  'alter table organisation add inn text',
  'create index organisation_inn on organisation (inn)',
  `update organisation set inn = data ->> 'inn'`,
  // demo data are read once more, now with their numbers
  `update bundle_import set digest = '' where demo`,
  'delete from session',
  'alter table session add id uuid not null unique',
  'alter table session add way text not null',
  'alter table session add organisation text',
  'alter table session add agent text',
  'alter table session add id_token text',
  'alter table session add seen_at timestamptz not null',
  'create index session_person on session (person)',
  `create table sign_in (
    token_hash text primary key,
    begun json not null,
    used boolean not null default false,
    outcome json,
    expires_at timestamptz not null
  )`,
];
