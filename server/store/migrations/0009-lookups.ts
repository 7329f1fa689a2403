/** What outside services answered to look-ups in a case: kept so that no browser can claim another answer. */
export const lookups = [
  'alter table person add column if not exists pin text',
  `create table lookup (
    id bigserial primary key,
    "case" uuid not null references kase (id),
    service text not null,
    sent text not null,
    person text not null,
    answer json,
    receipt json not null,
    at timestamptz not null,
    real_at timestamptz not null
  )`,
  'create index lookup_case on lookup ("case", service, sent, id)',
  'create index lookup_person on lookup (person, real_at)',
];
