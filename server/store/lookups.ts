/** Answers to look-ups, one row for each time one was asked; `sent` is a hash of what was sent. The latest counts. */
import type { Knex } from './db.ts';

const TABLE = 'lookup';

export interface KeptLookup {
  case: string;
  service: string;
  sent: string;
  person: string;
  /** By the names of the service's definition; absent where the service knows nothing. */
  answer?: Record<string, unknown>;
  receipt: Record<string, string>;
  /** The product's instant. */
  at: string;
}

export function createLookupStore(sql: Knex) {
  return {
    async keep({ answer, receipt, ...row }: KeptLookup, realAt: string): Promise<void> {
      await sql(TABLE).insert({
        ...row,
        answer: answer ? JSON.stringify(answer) : null,
        receipt: JSON.stringify(receipt),
        real_at: realAt,
      });
    },

    /** The latest, where the service knew something. */
    async latest(caseId: string, service: string, sent: string): Promise<Pick<KeptLookup, 'answer' | 'receipt' | 'at'> | undefined> {
      const row = await sql(TABLE).where({ case: caseId, service, sent }).orderBy('id', 'desc').first('answer', 'receipt', 'at');
      return row?.answer ? { answer: row.answer, receipt: row.receipt, at: new Date(row.at).toISOString() } : undefined;
    },

    /** How many a person has asked since. */
    async asked(person: string, since: string): Promise<number> {
      const row = await sql(TABLE).where({ person }).where('real_at', '>', since).count({ count: '*' }).first();
      return Number(row?.count ?? 0);
    },
  };
}
