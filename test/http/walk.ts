// A scenario walked over HTTP as its persons would: sign-in, forms, signatures, the moved date.
import path from 'node:path';
import { expect } from 'vitest';
import { bundleOf, parentIn } from '../../engine/ancestry.ts';
import { hashOf } from '../../engine/canonical.ts';
import type { Scenario } from '../../engine/model.ts';
import { readFolders } from '../../server/cli/files.ts';
import type { ActionView, CaseView, SessionView } from '../../server/http/contract.ts';
import { root } from '../source.ts';
import { signatureOf } from './code.ts';
import { type Client, key, match, problem, type TestServer } from './server.ts';

type Step = Scenario['steps'][number];

/** The product's files of one bundle, all its editions, and of what they rest on: a server that reads the others too starts slower. */
export async function filesOf(bundle: string): Promise<Record<string, Record<string, string>>> {
  const files = await readFolders(path.join(root, 'definitions'), path.join(root, 'templates'));
  const wanted = new Set([bundle]);
  for (let at: string | undefined = bundle; at !== undefined; at = parentIn(files[at]?.['bundle.json'])) wanted.add(bundleOf(at));
  return Object.fromEntries(Object.entries(files).filter(([folder]) => wanted.has(bundleOf(folder))));
}

/** One walk: its server, a client per person, and the cases by the names the scenario gives them. */
export class Walk {
  readonly cases = new Map<string, string>();
  private readonly clients = new Map<string, Client>();
  /** The case a step means when it names none. */
  private current = '';
  readonly server: TestServer;
  private readonly bundle: string;
  /** Who may move the date. */
  private readonly clock: string;
  constructor(server: TestServer, bundle: string, clock = 'admin') {
    this.server = server;
    this.clock = clock;
    this.bundle = bundle;
  }

  async client(person: string, role: string | undefined): Promise<Client> {
    const client = this.clients.get(person) ?? (await this.server.client(person));
    this.clients.set(person, client);
    if (role !== undefined) {
      const { memberships } = (await client.call<SessionView>('GET', '/api/session')).json;
      const membership = memberships.find((each) => each.role === role)?.id;
      await client.call('PUT', '/api/session', { body: { membership } });
    }
    return client;
  }

  async moveTo(day: string): Promise<void> {
    const client = await this.client(this.clock, undefined);
    const { today } = (await client.call<SessionView>('GET', '/api/session')).json;
    if (day > today) expect((await client.call('POST', '/api/demo/clock', { body: { to: day } })).status).toBe(200);
  }

  async take(step: Step): Promise<void> {
    if (step.on) await this.moveTo(step.on);
    if (!step.as) return;
    const client = await this.client(step.as, step.role);
    const name = step.case ?? step.open ?? this.current;
    this.current = name;
    if (step.open) return this.open(client, step, name);
    const id = this.cases.get(name) ?? expect.fail(`no case ${name}`);
    if (step.do ?? step.part) await this.act(client, id, step);
    await this.findChildren(name, id);
    if (step.expect?.state) expect((await this.seen(id)).state.id, JSON.stringify(step)).toBe(step.expect.state);
  }

  async open(client: Client, step: Step, name: string): Promise<void> {
    const answer = await client.call<{ id: string }>('POST', '/api/cases', {
      body: { bundle: this.bundle, procedure: step.open, ...(step.from === undefined ? {} : { from: this.cases.get(step.from) }) },
      headers: key(),
    });
    if (step.expect?.problem) expect(problem(answer).code, answer.text).toBe(step.expect.problem);
    else this.cases.set(name, answer.status === 201 ? answer.json.id : expect.fail(answer.text));
    // Scenarios name a case's own register entry by the id that the scenario runner gives the case.
    this.cases.set(hashOf([this.bundle, step.open, name]).slice(0, 16), answer.json.id);
  }

  /** Cases that this one has opened, by the names the scenario runner gives them. */
  async findChildren(name: string, id: string): Promise<void> {
    const found = await this.server.running.services.stores.cases.get(id);
    for (const child of found?.kase.children ?? []) this.cases.set(`${name}/${child.procedure}`, child.id);
  }

  async act(client: Client, id: string, step: Step): Promise<void> {
    const view = (await client.call<CaseView>('GET', `/api/cases/${id}`)).json as CaseView | undefined;
    const wanted = step.do ?? step.part;
    const offer = view?.actions?.find((each) => each.id === wanted);
    const where = `/api/cases/${id}/${step.do ? 'actions' : 'parts'}/${wanted}`;
    const input = await this.withFiles(client, id, offer, this.answers(offer, step));
    const body = input === undefined ? {} : { input };
    const given = offer?.sign ? await signatureOf(client, this.server.url, where, body) : undefined;
    const signature = given?.signature ? { signature: given.signature } : {};
    const answer = await client.call<CaseView>('POST', where, {
      body: { ...body, ...signature },
      headers: { ...match(view?.version ?? 0), ...key() },
    });
    const { problem: refusal, proposal } = step.expect ?? {};
    if (refusal) {
      // Whoever may not see the case is told nothing of it.
      expect(problem(answer).code, `${JSON.stringify(step)} ${answer.text}`).toBe(view?.version === undefined ? 'not-found' : refusal);
      return;
    }
    expect(answer.status, `${JSON.stringify(step)} ${given?.signed.text ?? ''} ${given?.asked?.text ?? ''} ${answer.text}`).toBe(200);
    if (proposal?.outcome) expect(offer?.proposal?.outcome?.id).toBe(proposal.outcome);
  }

  /** The scenario's answers as the form wants them: named cases by their ids, `each` for every criterion that is not answered. */
  answers(offer: ActionView | undefined, step: Step): Record<string, unknown> | undefined {
    if (!step.with) return offer?.form ? {} : undefined;
    const named = JSON.parse(JSON.stringify(step.with), (_, value) =>
      typeof value === 'string' ? (this.cases.get(value) ?? value) : value,
    ) as Record<string, unknown>;
    if (offer?.form?.kind === 'fields' || offer?.form?.kind === 'checklist')
      return { ...Object.assign({}, ...Object.values(offer.form.answers)), ...named };
    if (offer?.form?.kind !== 'criteria') return named;
    const { each = {}, criteria = {}, ...rest } = named;
    const ids = offer.form.sections.flatMap(({ schema }) => Object.keys(schema.properties?.criteria?.properties ?? {}));
    const shown = Object.assign(
      {},
      ...Object.values(offer.form.answers).map((section) => (section as { criteria?: object }).criteria ?? {}),
    );
    const given = criteria as Record<string, object>;
    return { ...rest, criteria: Object.fromEntries(ids.map((id) => [id, { ...shown[id], ...(given[id] ?? (each as object)) }])) };
  }

  /** A scenario only names the files: each is handed in here. */
  async withFiles(client: Client, id: string, offer: ActionView | undefined, input: Record<string, unknown> | undefined) {
    const schemas = (offer?.form?.sections ?? []).map(({ schema }) => schema.properties ?? {});
    const names = schemas.flatMap((fields) => Object.keys(fields).filter((name) => fields[name]?.items?.format === 'file'));
    const given = { ...input };
    for (const name of names.filter((one) => Array.isArray(given[one]))) {
      const files = (given[name] as string[]).map((file) =>
        client.call<{ id: string }>('POST', `/api/cases/${id}/files?name=${file}.pdf`, { raw: '%PDF-1.7\n' }),
      );
      given[name] = (await Promise.all(files)).map(({ json }) => json.id);
    }
    return input && given;
  }

  /** As the store knows it, whoever may see it. */
  async seen(id: string): Promise<{ state: { id: string } }> {
    const found = await this.server.running.services.stores.cases.get(id);
    return { state: { id: found?.kase.state ?? '' } };
  }
}
