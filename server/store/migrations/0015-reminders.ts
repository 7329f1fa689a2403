/** Which deadlines only remind: they are nobody's term. */
export const reminders = ['alter table deadline add column reminder boolean not null default false'];
