/** All stores over one connection: the pool, or the transaction that a unit of work runs in. */
import { createAccessStore } from './access.ts';
import { createAppointmentStore } from './appointments.ts';
import { createCaseStore } from './cases.ts';
import { createClockMoveStore } from './clock-moves.ts';
import { createContactStore } from './contacts.ts';
import type { Knex } from './db.ts';
import { createDraftStore } from './drafts.ts';
import { createEditionStore } from './editions.ts';
import { createEntryStore } from './entries.ts';
import { createEventStore } from './events.ts';
import { createFileRecords } from './files.ts';
import { createIdempotencyStore } from './idempotency.ts';
import { createJobStore } from './jobs.ts';
import { createLookupStore } from './lookups.ts';
import { createNoticeStore } from './notices.ts';
import { createPaperStore } from './papers.ts';
import { createMembershipStore, createOrganisationStore, createPersonStore } from './people.ts';
import { createSeriesStore } from './series.ts';
import { createSessionStore } from './sessions.ts';
import { createSignInStore } from './sign-ins.ts';
import { createSigningCodeStore } from './signing-codes.ts';

export type Stores = ReturnType<typeof createStores>;

export function createStores(sql: Knex) {
  return {
    access: createAccessStore(sql),
    appointments: createAppointmentStore(sql),
    cases: createCaseStore(sql),
    clockMoves: createClockMoveStore(sql),
    contacts: createContactStore(sql),
    drafts: createDraftStore(sql),
    editions: createEditionStore(sql),
    entries: createEntryStore(sql),
    events: createEventStore(sql),
    files: createFileRecords(sql),
    idempotency: createIdempotencyStore(sql),
    jobs: createJobStore(sql),
    lookups: createLookupStore(sql),
    memberships: createMembershipStore(sql),
    notices: createNoticeStore(sql),
    organisations: createOrganisationStore(sql),
    papers: createPaperStore(sql),
    persons: createPersonStore(sql),
    series: createSeriesStore(sql),
    sessions: createSessionStore(sql),
    signingCodes: createSigningCodeStore(sql),
    signIns: createSignInStore(sql),
  };
}
