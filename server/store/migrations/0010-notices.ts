/** How a person is reached beside the inbox, and by which ways they want to be. */
export const contacts = [
  `create table contact (
    person text primary key references person (id),
    email text,
    phone text,
    lang text not null,
    by_mail boolean not null,
    by_sms boolean not null
  )`,
];
