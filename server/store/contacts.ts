/** How persons are reached: address, telephone, language, and the ways they want. Personal data: never logged, never in an address. */
import type { Lang } from '../../engine/language.ts';
import type { Knex } from './db.ts';

const TABLE = 'contact';

export interface Contact {
  person: string;
  email?: string;
  phone?: string;
  /** The language of what is sent. */
  lang: Lang;
  byMail: boolean;
  bySms: boolean;
}
/** What the person chooses; the address and the telephone come from the sign-in. */
export type Wishes = Pick<Contact, 'lang' | 'byMail' | 'bySms'>;

/** Until a person has chosen: Kyrgyz, by e-mail, not by SMS. */
export const WISHES: Wishes = { lang: 'ky', byMail: true, bySms: false };

interface ContactRow {
  person: string;
  email: string | null;
  phone: string | null;
  lang: Lang;
  by_mail: boolean;
  by_sms: boolean;
}

export type ContactStore = ReturnType<typeof createContactStore>;

export function createContactStore(sql: Knex) {
  const row = (wishes: Wishes) => ({ lang: wishes.lang, by_mail: wishes.byMail, by_sms: wishes.bySms });
  return {
    async of(persons: string[]): Promise<Contact[]> {
      const rows: ContactRow[] = await sql(TABLE).whereIn('person', persons).orderBy('person').select();
      return rows.map(mapRow);
    },

    /** What the sign-in service says of the person: it takes the place of what was known, the wishes stay. */
    async learn(person: string, { email, phone }: { email?: string | undefined; phone?: string | undefined }): Promise<void> {
      const known = { ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
      const insert = sql(TABLE)
        .insert({ person, ...known, ...row(WISHES) })
        .onConflict('person');
      await (Object.keys(known).length ? insert.merge(known) : insert.ignore());
    },

    async choose(person: string, wishes: Wishes): Promise<void> {
      await sql(TABLE)
        .insert({ person, ...row(wishes) })
        .onConflict('person')
        .merge(row(wishes));
    },
  };
}

function mapRow({ person, email, phone, lang, by_mail: byMail, by_sms: bySms }: ContactRow): Contact {
  return { person, ...(email ? { email } : {}), ...(phone ? { phone } : {}), lang, byMail, bySms };
}
