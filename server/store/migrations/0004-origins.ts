/** Which closed case a case takes up. */
export const origins = [
  'alter table kase add column origin uuid references kase (id)',
  'create index kase_origin on kase (origin) where origin is not null',
];
