/** @vitest-environment jsdom */
// A case on screen: filling, saving, faults, confirming, signing, being late, two people at once.
import { afterEach, describe, expect, it } from 'vitest';
import type { ProblemDocument } from '../../server/http/contract.ts';
import { CasePage } from '../../ui/case/CasePage.tsx';
import { type Answer, type Asked, button, clear, draw, press, pressInDialog, pretend, settle, tick, type } from './fixtures/screen.tsx';
import { caseView } from './fixtures/views.ts';

afterEach(clear);

/** A server that saves drafts and takes actions. */
function serve(which: string, over: (asked: Asked) => Answer | undefined | 'default' = () => 'default') {
  return pretend((asked) => {
    const special = over(asked);
    if (special !== 'default') return special;
    if (asked.method === 'PUT')
      return { json: { etag: String(Number(asked.headers.get('If-Match')?.replaceAll('"', '')) + 1), savedAt: '2026-11-20T08:40:00Z' } };
    if (asked.path.endsWith('/statement'))
      return {
        json: { hash: 'ab12', lines: [{ title: 'Иш', value: '14' }], signer: { name: 'Асанова', onBehalfOf: 'Мектеп' }, canonical: '{}' },
      };
    if (asked.path.endsWith('/code')) return { json: { id: 'c1', seconds: 300, attempts: 3, page: '/simulators' } };
    if (asked.method === 'POST') return { json: { ...caseView('ky', 'none'), version: 5 } };
    return { json: caseView('ky', which), etag: '4' };
  });
}
const open = (which: string) => draw(`/cases/${which}`, '/cases/:id', <CasePage />);
const posts = (asked: Asked[]) => asked.filter(({ method }) => method === 'POST');
/** Asks for a code where none is asked for yet, types it, signs. */
async function signWith(code: string, ask = true): Promise<void> {
  if (ask) await press('Код алуу');
  await settle(60);
  const field = document.querySelector<HTMLInputElement>('input[autocomplete=one-time-code]');
  await type(field?.id ?? '', code);
  await press('Кол коюу');
  await settle(60);
}
const errors = () => [...document.querySelectorAll('[role=alert] a')].map((link) => link.textContent);

describe('what several do', () => {
  it('shows a draw: who was drawn, who was left out and why, and what it takes to reckon it again', async () => {
    serve('draw');
    await open('draw');
    await press('Чүчүкулак (1)');
    const [first] = caseView('ky', 'draw').draws[0]?.candidates ?? [];
    const items = [...document.querySelectorAll('[aria-label=Талапкерлер] > li')].map((item) => item.textContent ?? '');
    expect(items[0]).toContain(`${first?.name}1-болуп тандалды`);
    expect(items[0]).toContain(first?.ticket);
    expect(items[3]).toContain('Катышкан жок: Арыз ээсинде иштейт');
    expect(document.body.textContent).toContain('Ордуна башкасы тандалды: Эксперт e5');
    expect(document.body.textContent).toContain('жыйынтыгы дал келди');
    expect(document.querySelector('details')?.textContent).toContain(`ab12|experts|expert|${first?.id}`);
  });

  it('says in words that it is not known how many it takes', async () => {
    serve('decide', ({ method, path }) => {
      if (method !== 'GET' || !path.includes('/cases/')) return 'default';
      const view = caseView('ky', 'decide');
      return { json: { ...view, parts: view.parts.map(({ need, ...part }) => part) }, etag: '4' };
    });
    await open('decide');
    expect(document.body.textContent).toContain('2 тапшырылды; канча керек экени азырынча белгисиз');
    expect(document.querySelector('[role=progressbar]')).toBeNull();
  });
});

describe('a form of plain fields', () => {
  it('names what is missing, leads there, and sends nothing', async () => {
    const asked = serve('fields');
    await open('fields');
    await press('Кароого жөнөтүү');
    expect(errors()).toEqual([
      'Аккредитациянын түрү',
      'Баштоо күнү',
      'Билимдин деңгээли',
      'Өзүн-өзү баалоону танда',
      'Өзүн-өзү баалоо боюнча берилген отчеттун аныктыгы үчүн жеке жоопкерчилик тартам',
    ]);
    expect(document.activeElement?.getAttribute('type')).toBe('radio');
    expect(posts(asked)).toEqual([]);
  });

  it('is confirmed, then sent once under the version and with one key, without the hidden field', async () => {
    let lost = true;
    const asked = serve('fields', ({ method, path }) => {
      if (method !== 'POST' || path.endsWith('/statement')) return 'default';
      if (!lost) return 'default';
      lost = false;
      return undefined;
    });
    await open('fields');
    await tick('input[type=radio][value=prog]');
    await type('fill-everything-main_reason', 'Себеби бар');
    await tick('input[type=radio][value=inst]');
    await type('fill-everything-main_start', '20112026');
    await tick('input[type=checkbox][value=a]');
    await tick('table input[type=radio]');
    await tick('#fill-everything-main_accurate');
    await press('Кароого жөнөтүү');
    await pressInDialog('Кароого жөнөтүү');
    expect(document.body.textContent).toContain('Сервер менен байланыш жок');
    await press('Кароого жөнөтүү');
    await pressInDialog('Кароого жөнөтүү');
    const sent = posts(asked);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.body).toEqual({
      input: { kind: 'inst', start: '2026-11-20', levels: ['a'], source: 's1', members: [{ name: 'Асанова Айгүл' }], accurate: true },
    });
    expect(sent[1]?.headers.get('If-Match')).toBe('"4"');
    expect(sent[0]?.headers.get('Idempotency-Key')).toBe(sent[1]?.headers.get('Idempotency-Key'));
    expect(document.querySelector('[role=status]')?.textContent).toContain('аткарылды');
    expect(Object.keys(localStorage).filter((key) => key.startsWith('jobo.draft'))).toEqual([]);
  });

  it("puts the server's faults at their fields", async () => {
    const problem: ProblemDocument = {
      type: '',
      title: 'Туура эмес',
      status: 422,
      code: 'form',
      errors: [{ code: 'x', message: 'Мындай дата болбойт', pointer: '/start' }],
    };
    serve('fields', ({ method }) => (method === 'POST' ? { status: 422, json: problem } : 'default'));
    await open('fields');
    await tick('input[type=radio][value=inst]');
    await type('fill-everything-main_start', '20.11.2026');
    await tick('input[type=checkbox][value=a]');
    await tick('table input[type=radio]');
    await tick('#fill-everything-main_accurate');
    await press('Кароого жөнөтүү');
    await pressInDialog('Кароого жөнөтүү');
    expect(errors()).toEqual(['Баштоо күнү']);
    expect(document.activeElement?.id).toBe('fill-everything-main_start');
  });
});

describe('a criteria form', () => {
  it('keeps every stroke on the device at once and the text through a change of section', async () => {
    const asked = serve('report');
    await open('report');
    await press('Кийинки');
    await type('submit-report-content_criteria_method-support_text', 'Окуу китептери бар', true);
    expect(Object.values(localStorage).join()).toContain('Окуу китептери бар');
    await press('Кийинки');
    await press('Артка');
    expect((document.getElementById('submit-report-content_criteria_method-support_text') as HTMLTextAreaElement).value).toBe(
      'Окуу китептери бар',
    );
    const saved = asked.filter(({ method }) => method === 'PUT').at(-1);
    expect(saved?.path).toBe('/api/cases/report/forms/submit~report/sections/content');
    expect(saved?.headers.get('If-Match')).toBe('"7"');
    expect(JSON.stringify(saved?.body)).toContain('Окуу китептери бар');
    expect(document.body.textContent).toContain('2/2 толтурулду');
  });

  it('counts code points and never cuts', async () => {
    serve('report');
    await open('report');
    await type('submit-report-before_body', '😀'.repeat(501), true);
    expect(document.getElementById('submit-report-before_body-count')?.textContent).toBe('Символдордун саны: 501/500');
    expect(document.body.textContent).toContain('Текст 500 белгиден ашпашы керек');
  });

  it('tells calmly when it is not saved, and when someone else saved', async () => {
    let mode: 'offline' | 'stale' = 'offline';
    serve('report', ({ method }) => {
      if (method !== 'PUT') return 'default';
      return mode === 'offline'
        ? undefined
        : {
            status: 412,
            json: { type: '', title: 'x', status: 412, code: 'match.stale', current: { etag: '9', data: { body: 'Башка текст' } } },
          };
    });
    await open('report');
    await type('submit-report-before_body', 'Менин текстим');
    await press('Сактоо');
    expect(document.body.textContent).toContain('Азырынча сакталган жок — ушул түзмөктө турат');
    mode = 'stale';
    await press('Кайра аракет кылуу');
    await settle(60);
    const dialog = document.querySelector('[role=dialog]')?.textContent;
    expect(dialog).toContain('Менин текстим');
    expect(dialog).toContain('Башка текст');
    await press('Сакталганын алуу');
    await settle(60);
    expect((document.getElementById('submit-report-before_body') as HTMLTextAreaElement).value).toBe('Башка текст');
  });

  it('shows what is signed and sends the statement hash with the action', async () => {
    const asked = serve('decide');
    await open('decide');
    await press('Чечимди бекитүү');
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('Мектеп атынан');
    await signWith('123456');
    expect(posts(asked).map(({ path }) => path)).toEqual([
      '/api/cases/decide/actions/decide/statement',
      '/api/cases/decide/actions/decide/code',
      '/api/cases/decide/actions/decide',
    ]);
    expect(posts(asked)[1]?.body).toEqual({ input: {}, statement: 'ab12', method: 'email' });
    expect(posts(asked)[2]?.body).toEqual({ input: {}, signature: { statement: 'ab12', asked: 'c1', code: '123456' } });
  });

  it('stays open when the code is wrong, says so, and sends another code under the same key', async () => {
    let wrong = true;
    const asked = serve('decide', ({ method, path }) => {
      if (method !== 'POST' || !path.endsWith('/decide') || !wrong) return 'default';
      wrong = false;
      return { status: 422, json: { type: '', title: 'Код туура эмес. Калган аракет: 2.', status: 422, code: 'sign.code.wrong' } };
    });
    await open('decide');
    await press('Чечимди бекитүү');
    await signWith('111111');
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('Калган аракет: 2');
    await signWith('222222', false);
    const taken = posts(asked).filter(({ path }) => path.endsWith('/decide'));
    expect(taken).toHaveLength(2);
    expect(taken[0]?.headers.get('Idempotency-Key')).toBe(taken[1]?.headers.get('Idempotency-Key'));
  });
});

describe('being late', () => {
  it('says that the case has changed and keeps what was typed', async () => {
    serve('decide', ({ method, path }) =>
      method === 'POST' && !path.endsWith('/statement') && !path.endsWith('/code')
        ? { status: 412, json: { type: '', title: 'x', status: 412, code: 'case.stale' } }
        : 'default',
    );
    await open('decide');
    await press('Чечимди бекитүү');
    await signWith('123456');
    expect(document.body.textContent).toContain('Иш бул убакта өзгөрдү');
    expect(button('Чечимди бекитүү').disabled).toBe(false);
  });

  it('shows why an action is closed', async () => {
    serve('report');
    await open('report');
    expect(button('Буйрукту бекитүү').disabled).toBe(true);
    const why = button('Буйрукту бекитүү').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(why)?.textContent).toContain('Комиссиянын курамы толук эмес');
  });
});
