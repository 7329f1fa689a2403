/** The pretended centre of keys: a root, one authority below it, and certificates of persons and organisations, made when first asked for. */
import type { Demo } from '../../../engine/model.ts';
import { issue, type KeyPair } from '../../sign/x509.ts';
import type { SimulatorDeps } from '../simulator.ts';
import type { State } from '../state.ts';

export interface Issued extends KeyPair {
  /** The authority's certificate, which goes along. */
  above: string;
  revoked: boolean;
}

/** How a certificate is, for trying out what can be wrong with one. */
export const CONDITIONS = ['good', 'expired', 'revoked', 'otherPerson', 'otherOrganisation', 'otherRoot'] as const;
export type Condition = (typeof CONDITIONS)[number];

interface Wanted {
  person: NonNullable<Demo['persons']>[number];
  organisation?: { inn: string; name: string };
}

const YEAR = 365 * 86_400_000;
const OTHER = '29999999999999';

export class Authority {
  private readonly state: State;
  private readonly now: () => number;
  private queue: Promise<unknown> = Promise.resolve();

  constructor({ state, realNow }: Pick<SimulatorDeps, 'state' | 'realNow'>) {
    this.state = state;
    this.now = realNow;
  }

  async root(): Promise<KeyPair> {
    return (await this.authorities()).root;
  }

  /** This person's certificate for this organisation, in the condition asked for. */
  async certificateFor(wanted: Wanted, condition: Condition): Promise<Issued> {
    const name = `certificate.${wanted.person.pin}.${wanted.organisation?.inn ?? ''}.${condition}`;
    return this.inTurn(async () => {
      const kept = this.state.get<Issued & { until: number }>(name);
      if (kept && (condition === 'expired' || kept.until > this.now())) return kept;
      const made = await this.make(wanted, condition);
      this.state.set(name, made);
      return made;
    });
  }

  private async make({ person, organisation }: Wanted, condition: Condition): Promise<Issued & { until: number }> {
    const { issuer } = condition === 'otherRoot' ? await this.newAuthorities() : await this.authorities();
    // The real service gives a year; here the past counts too, so that a server whose clock is set back for a trial can be served.
    const from = this.now() - (condition === 'expired' ? 10 : 4) * YEAR;
    const inn = condition === 'otherOrganisation' ? OTHER : organisation?.inn;
    const pair = await issue({
      subject: {
        country: 'KG',
        ...(organisation ? { organisation: organisation.name } : {}),
        ...(inn ? { organisationIdentifier: `NTRKG-${inn}` } : {}),
        commonName: person.name,
        serialNumber: `PNOKG-${condition === 'otherPerson' ? OTHER : person.pin}`,
      },
      issuer,
      authority: false,
      from: new Date(from),
      until: new Date(from + 5 * YEAR),
    });
    return { ...pair, above: issuer.certificate, revoked: condition === 'revoked', until: from + 5 * YEAR };
  }

  private async authorities(): Promise<{ root: KeyPair; issuer: KeyPair }> {
    const kept = this.state.get<{ root: KeyPair; issuer: KeyPair }>('authorities');
    if (kept) return kept;
    const made = await this.newAuthorities();
    const meanwhile = this.state.get<{ root: KeyPair; issuer: KeyPair }>('authorities');
    if (meanwhile) return meanwhile;
    this.state.set('authorities', made);
    return made;
  }

  private async newAuthorities(): Promise<{ root: KeyPair; issuer: KeyPair }> {
    const from = new Date(this.now() - 11 * YEAR);
    const until = new Date(this.now() + 20 * YEAR);
    const root = await issue({ subject: { country: 'KG', commonName: 'Simulated root of keys' }, authority: true, from, until });
    const subject = { country: 'KG', commonName: 'Simulated centre of keys' };
    return { root, issuer: await issue({ subject, issuer: root, authority: true, from, until }) };
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}
