/** Files, register entries, papers and number series. */
export const papers = [
  `create table file (
    id uuid primary key,
    "case" uuid not null references kase (id),
    organisation text not null,
    name text not null,
    size bigint not null,
    type text not null,
    sha256 text not null,
    created_by text not null,
    created_at timestamptz not null
  )`,
  'create index file_case on file ("case")',
  `create table file_use (
    file uuid not null references file (id),
    "case" uuid not null references kase (id),
    primary key (file, "case")
  )`,
  `create table entry (
    bundle text not null,
    register text not null,
    id text not null,
    organisation text,
    "case" uuid references kase (id),
    data json not null,
    search text not null,
    updated_at timestamptz not null,
    primary key (register, id, bundle)
  )`,
  'create index entry_case on entry ("case")',
  'create index entry_organisation on entry (organisation, register)',
  'create index entry_search on entry using gin (search gin_trgm_ops)',
  `create table paper (
    id uuid primary key,
    code text not null unique,
    number text collate "C" not null,
    "case" uuid not null references kase (id),
    document text not null,
    bundle text not null,
    edition text not null references edition (hash),
    languages jsonb not null,
    data json not null,
    data_hash text not null,
    date date not null,
    register text,
    entry text,
    issued_at timestamptz not null
  )`,
  'create index paper_case on paper ("case")',
  'create index paper_number on paper (number)',
  `create table paper_file (
    paper uuid not null references paper (id),
    lang text not null,
    state text not null,
    sha256 text,
    size bigint,
    error text,
    primary key (paper, lang)
  )`,
  `create table series (
    name text not null,
    year integer not null,
    last bigint not null,
    primary key (name, year)
  )`,
];
