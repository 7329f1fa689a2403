/** A closed case that may be taken up once only: held here, whoever asks at the same time. */
export const takenOnce = [
  'alter table kase add column origin_once boolean not null default false',
  'create unique index kase_origin_once on kase (origin, procedure) where origin_once',
];
