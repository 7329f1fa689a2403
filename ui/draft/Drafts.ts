/**
 * The answers of one form while it is filled: written to the device at once, sent to the server when the typing pauses, never lost.
 * Knows nothing of React; the server and the device's store come in as arguments.
 */
import { type Answers, sameAnswers } from './answers.ts';
import type { CopyStore } from './localCopy.ts';

export type PutResult =
  | { kind: 'saved'; etag: string; savedAt: string }
  | { kind: 'changed'; etag: string; data: Answers }
  | { kind: 'offline' }
  | { kind: 'refused'; title: string };
export type Put = (section: string, data: Answers, etag: string, leaving: boolean) => Promise<PutResult>;

/** clean: nothing typed · waiting: typed, not yet sent · saving · saved · kept: on this device only · conflict · refused by the server. */
export type DraftState = 'clean' | 'waiting' | 'saving' | 'saved' | 'kept' | 'refused' | 'conflict';
export interface Conflict {
  section: string;
  mine: Answers;
  theirs: Answers;
  etag: string;
}
export interface DraftStatus {
  state: DraftState;
  savedAt?: string | undefined;
  conflict?: Conflict | undefined;
  refusal?: string | undefined;
  /** The device's store is full or closed. */
  noCopy: boolean;
  /** Counts what came from elsewhere than the keyboard: a section has to be drawn anew. */
  revision: number;
}

interface Section {
  data: Answers;
  /** What the server has, as far as is known. */
  saved: Answers;
  etag: string;
  seen: Set<string>;
  state: DraftState;
  theirs?: { data: Answers; etag: string };
  refusal?: string;
  timer?: ReturnType<typeof setTimeout> | undefined;
  inFlight?: Promise<void> | undefined;
  failures: number;
}

export interface DraftOptions {
  answers: Record<string, Answers>;
  etags: Record<string, string>;
  savedAt?: string | undefined;
  sections: string[];
  put: Put;
  copies: CopyStore;
  /** Told of everything the server has confirmed. */
  onSaved?: ((section: string, data: Answers, etag: string) => void) | undefined;
  /** Milliseconds of silence before sending; 600. */
  idle?: number;
  now?: () => Date;
}

const RANK: DraftState[] = ['conflict', 'refused', 'kept', 'saving', 'waiting', 'saved', 'clean'];
const RETRIES = [2_000, 4_000, 8_000, 15_000, 30_000];

export class Drafts {
  readonly #sections = new Map<string, Section>();
  readonly #listeners = new Set<() => void>();
  readonly #options: DraftOptions;
  #savedAt: string | undefined;
  #noCopy = false;
  #revision = 0;
  #closed = false;
  #status: DraftStatus;

  constructor(options: DraftOptions) {
    this.#options = options;
    this.#savedAt = options.savedAt;
    for (const id of options.sections) this.#begin(id);
    this.#status = this.#summary();
  }

  #begin(id: string): void {
    const saved = this.#options.answers[id] ?? {};
    const etag = this.#options.etags[id] ?? '0';
    const section: Section = { data: saved, saved, etag, seen: new Set([etag]), state: 'clean', failures: 0 };
    this.#sections.set(id, section);
    const copy = this.#options.copies.read(id);
    if (!copy) return;
    if (sameAnswers(copy.data, saved)) {
      this.#options.copies.remove(id);
      return;
    }
    section.data = copy.data;
    if (copy.base === etag) this.#later(id, section, 0);
    else {
      section.state = 'conflict';
      section.theirs = { data: saved, etag };
    }
  }

  readonly status = (): DraftStatus => this.#status;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  answers(id: string): Answers {
    return this.#of(id).data;
  }

  all(): Record<string, Answers> {
    return Object.fromEntries([...this.#sections].map(([id, section]) => [id, section.data]));
  }

  /** Takes what the screen has now; sends it after the pause. */
  write(id: string, data: Answers): void {
    const section = this.#of(id);
    if (this.#closed || sameAnswers(section.data, data)) {
      section.data = this.#closed ? section.data : data;
      return;
    }
    section.data = data;
    this.#noCopy = !this.#options.copies.write(id, { data, base: section.etag, at: (this.#options.now?.() ?? new Date()).toISOString() });
    if (section.state !== 'conflict') this.#later(id, section, this.#options.idle ?? 600);
    this.#tell();
  }

  /** Sends what is unsent; settles when the server has answered. */
  async flush(): Promise<void> {
    await Promise.all([...this.#sections].map(([id]) => this.#send(id, false)));
  }

  /** The page goes away: sends with a request that outlives it. The device's copy stays until the server is known to have it. */
  leave(): void {
    for (const [id, section] of this.#sections)
      if (this.#dirty(section) && section.state !== 'conflict') void this.#options.put(id, section.data, section.etag, true);
  }

  /** Says which text stands where someone else has saved meanwhile. */
  resolve(id: string, keep: 'mine' | 'theirs'): void {
    const section = this.#of(id);
    if (!section.theirs) return;
    section.etag = section.theirs.etag;
    section.seen.add(section.etag);
    section.saved = section.theirs.data;
    if (keep === 'theirs') {
      section.data = section.theirs.data;
      this.#options.copies.remove(id);
      this.#revision += 1;
    }
    delete section.theirs;
    section.state = 'clean';
    if (this.#dirty(section)) this.#later(id, section, 0);
    this.#tell();
  }

  /** What the server has now, seen while reading the case again: taken over where nothing is unsaved here. */
  receive(answers: Record<string, Answers>, etags: Record<string, string>): void {
    for (const [id, section] of this.#sections) {
      const etag = etags[id];
      if (etag === undefined || section.seen.has(etag) || section.inFlight || this.#dirty(section)) continue;
      section.seen.add(etag);
      section.etag = etag;
      section.saved = answers[id] ?? {};
      if (!sameAnswers(section.data, section.saved)) this.#revision += 1;
      section.data = section.saved;
    }
    this.#tell();
  }

  /** After the form was handed in: nothing is to be sent or kept any more. */
  discard(): void {
    this.#closed = true;
    for (const [id, section] of this.#sections) {
      clearTimeout(section.timer);
      this.#options.copies.remove(id);
    }
  }

  /** The screen goes away: what is unsent is sent, timers end. */
  async close(): Promise<void> {
    await this.flush();
    for (const section of this.#sections.values()) clearTimeout(section.timer);
  }

  /** Tries again at once, as when the network is back. */
  readonly retry = (): void => {
    for (const [id, section] of this.#sections) if (section.state === 'kept' || section.state === 'refused') this.#later(id, section, 0);
  };

  #of(id: string): Section {
    const section = this.#sections.get(id);
    if (!section) throw new Error(`no section ${id}`);
    return section;
  }

  #dirty = (section: Section): boolean => !sameAnswers(section.data, section.saved);

  #later(id: string, section: Section, wait: number): void {
    clearTimeout(section.timer);
    if (section.state !== 'kept') section.state = 'waiting';
    section.timer = setTimeout(() => void this.#send(id, false), wait);
  }

  async #send(id: string, again: boolean): Promise<void> {
    const section = this.#of(id);
    clearTimeout(section.timer);
    if (section.inFlight && !again) {
      await section.inFlight;
      return this.#send(id, true);
    }
    if (this.#closed || section.state === 'conflict' || !this.#dirty(section)) return this.#settle(section);
    section.inFlight = this.#put(id, section);
    await section.inFlight;
  }

  #settle(section: Section): void {
    if (section.state === 'waiting') section.state = this.#savedAt ? 'saved' : 'clean';
    this.#tell();
  }

  async #put(id: string, section: Section): Promise<void> {
    const sent = section.data;
    if (section.state !== 'kept') section.state = 'saving';
    this.#tell();
    const result = await this.#options.put(id, sent, section.etag, false);
    section.inFlight = undefined;
    if (this.#closed) return;
    this.#answer(id, section, sent, result);
    this.#tell();
  }

  #answer(id: string, section: Section, sent: Answers, result: PutResult): void {
    delete section.refusal;
    if (result.kind === 'saved') {
      section.etag = result.etag;
      section.seen.add(result.etag);
      section.saved = sent;
      section.failures = 0;
      this.#savedAt = result.savedAt;
      section.state = 'saved';
      this.#options.onSaved?.(id, sent, result.etag);
      if (this.#dirty(section)) {
        this.#options.copies.write(id, { data: section.data, base: result.etag, at: result.savedAt });
        this.#later(id, section, this.#options.idle ?? 600);
      } else this.#options.copies.remove(id);
    } else if (result.kind === 'changed') this.#changed(id, section, result);
    else if (result.kind === 'refused') {
      section.state = 'refused';
      section.refusal = result.title;
    } else {
      section.state = 'kept';
      section.timer = setTimeout(() => void this.#send(id, false), RETRIES[Math.min(section.failures, RETRIES.length - 1)]);
      section.failures += 1;
    }
  }

  /** Someone else saved: the same words are no conflict. */
  #changed(id: string, section: Section, result: { etag: string; data: Answers }): void {
    if (sameAnswers(section.data, result.data)) {
      section.etag = result.etag;
      section.seen.add(result.etag);
      section.saved = result.data;
      section.state = 'saved';
      this.#options.copies.remove(id);
      return;
    }
    section.state = 'conflict';
    section.theirs = { data: result.data, etag: result.etag };
  }

  #summary(): DraftStatus {
    const sections = [...this.#sections];
    const state = RANK.find((rank) => sections.some(([, section]) => section.state === rank)) ?? 'clean';
    const struck = sections.find(([, section]) => section.theirs);
    const refused = sections.find(([, section]) => section.refusal);
    return {
      state,
      savedAt: this.#savedAt,
      conflict: struck?.[1].theirs && {
        section: struck[0],
        mine: struck[1].data,
        theirs: struck[1].theirs.data,
        etag: struck[1].theirs.etag,
      },
      refusal: refused?.[1].refusal,
      noCopy: this.#noCopy,
      revision: this.#revision,
    };
  }

  #tell(): void {
    this.#status = this.#summary();
    for (const listener of this.#listeners) listener();
  }
}
