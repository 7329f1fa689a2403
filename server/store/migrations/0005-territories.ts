/** Roles held in a territory: of memberships, of notices, and of cases by what was known of their applicant when they were opened. */
export const territories = [
  'alter table membership add column territory text',
  'drop index membership_once',
  `create unique index membership_once on membership
    (person, role, coalesce(organisation, ''), coalesce(bundle, ''), coalesce(territory, ''))`,
  'alter table notice add column territory text',
  `alter table kase add column applicant_data jsonb not null default '{}'`,
  `update kase set applicant_data = coalesce(snapshot::jsonb #> '{header,applicant,data}', '{}')`,
  'create index kase_applicant_data on kase using gin (applicant_data jsonb_path_ops)',
];
