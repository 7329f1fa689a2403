/** What the storage side and the start report: English. */
import type { StoreMessages } from './store.ts';

export const EN: StoreMessages = {
  'case.unknown': { message: 'There is no such case, or you may not see it.', hint: 'Choose the case from your list.' },
  'case.stale': {
    message: 'The case has changed since you opened it. Nothing was saved.',
    hint: 'Reload the page, read what has changed, and act again.',
  },
  'draft.stale': {
    message: 'This section has been saved elsewhere since you opened it.',
    hint: 'Open the newer text and add your change to it.',
  },
  'idempotency.reused': {
    message: 'This Idempotency-Key was already used for another request.',
    hint: 'Send a new key with each new request.',
  },
  'open.bundle': {
    message: 'There are no rules in force for "{bundle}" today.',
    hint: 'Choose another body, or come back when its rules have taken effect.',
  },
  'open.applicant': {
    message: 'You do not act for an organisation, so you cannot apply.',
    hint: 'Choose the role you hold in your organisation.',
  },
  'input.characters': {
    message: 'The text contains a character that cannot be stored.',
    hint: 'Delete what was pasted and type it again.',
  },
  'clock.fixed': { message: 'The date cannot be moved in this installation.', hint: 'Only the demo on the embedded database can do that.' },
  'clock.form': { message: 'This is not a date.', hint: 'Write the day as YYYY-MM-DD.' },
  'clock.backward': { message: 'The date can only be moved forward from {today}.', hint: 'Choose a day after {today}.' },
  'clock.far': { message: 'The date cannot be moved that far: {last} at the latest.', hint: 'Choose a day no later than {last}.' },
  'data.inUse': {
    message: 'The data folder {folder} is in use by another process.',
    hint: 'Stop the other process, or name another folder in JOBO_DATA.',
  },
  'data.unreachable': {
    message: 'The database cannot be reached ({cause}).',
    hint: 'Check DATABASE_URL, that the server runs, and that the user may enter the database.',
  },
  'config.number': { message: '{name}={value} is not a whole number from {min} to {max}.', hint: 'Correct {name} or leave it out.' },
  'config.switch': { message: '{name}={value} is neither on nor off.', hint: 'Set {name} to 1 or 0, or leave it out.' },
  'config.choice': { message: '{name}={value} is not allowed.', hint: 'Choose one of: {choices}.' },
  'config.address': {
    message: '{name}={value} is not a web address.',
    hint: 'Write it with http:// or https://, as people see it in the browser.',
  },
  'config.issuer': {
    message: '{name}={value} is not an https address.',
    hint: 'Write the address of ESI with https://; http:// is for this very machine only.',
  },
  'config.missing': { message: '{name} is missing.', hint: 'ESI_ISSUER needs ESI_CLIENT_ID beside it.' },
  'config.hostPort': { message: '{name}={value} is not HOST:PORT.', hint: 'Write it as host:port, for instance 127.0.0.1:3310.' },
  'config.client': { message: '{name}={value} is not the name of an X-Road client.', hint: 'Write it as INSTANCE/CLASS/MEMBER/SUBSYSTEM.' },
  'config.file': { message: '{name}={value}: the file cannot be read.', hint: 'Check the path and the right to read it.' },
  'config.portTaken': { message: 'Port {port} is taken by another program.', hint: 'Stop that program, or name another port in PORT.' },
  'config.smtp': {
    message: '{name} is not the address of a mail server.',
    hint: 'Write it as smtp://user:password@host:port or smtps://…, or leave it out: notices then stay in the inbox.',
  },
  'config.secretAddress': {
    message: '{name} is not an address that begins with http:// or https://.',
    hint: 'Correct {name} or leave it out.',
  },
  'config.mailbox': {
    message: '{name}={value} is not an e-mail address.',
    hint: 'Write an address such as jobo@example.kg, or leave it out.',
  },
  'config.database': {
    message: '{name} is not the address of a PostgreSQL database.',
    hint: 'Write it as postgresql://USER:PASSWORD@HOST:5432/DATABASE.',
  },
};
