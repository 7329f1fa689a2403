// The whole life of an accreditation in a real browser against the built product: from the commission of the self-assessment to an annulled certificate.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../server/pdf-text.ts';
import { root } from '../source.ts';
import { newFolder, Person, type Product, startBrowser, startProduct } from './driver.ts';

const HEAD = 'Асанова Гүлзат';
const OFFICER = 'Бекова Айнура';
const SIGNATORY = 'Сыдыкова Чолпон';
const VIEW_ORDER = 'Буйрукту көрүү';
const EXPERT = 'Токтогулова Айгүл';
const day = (iso: string) => iso.split('-').reverse().join('.');

let folder: string;
let product: Product;
let browser: Browser;
const names: Record<string, string> = {};
const papers: { title: string; number: string; code: string; files: { lang: string; url: string }[] }[] = [];

const enter = (name: string) => Person.enter(browser, product.url, name);
/** Opens the case of this number from a list. */
async function openCase(person: Person, number: string): Promise<void> {
  await person.reads(number);
  await person.page.evaluate((wanted) => {
    const row = [...document.querySelectorAll('tr, li, article')].filter((each) => each.textContent?.includes(wanted)).at(-1);
    row?.querySelector('a')?.click();
  }, number);
  await person.page.waitForFunction(() => location.pathname.startsWith('/cases/'));
}
const sign = (person: Person) => person.sign(product.url);
const session = async (person: Person): Promise<{ today: string }> =>
  person.page.evaluate(() => fetch('/api/session').then((answer) => answer.json()));
const caseView = async (person: Person) => person.page.evaluate(() => fetch(`/api${location.pathname}`).then((answer) => answer.json()));

beforeAll(async () => {
  folder = newFolder();
  [product, browser] = await Promise.all([startProduct(folder), startBrowser()]);
  const { persons } = JSON.parse(readFileSync(join(root, 'definitions/ministry/demo.json'), 'utf8')) as {
    persons: { id: string; name: string }[];
  };
  for (const { id, name } of persons) names[id] = name;
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('an accreditation from beginning to end', () => {
  let selfAssessment = '';
  let application = '';
  let caseUrl = '';
  let anyone: Person;
  /** Those who come back to the case, each at a browser of one's own. */
  const people = new Map<string, Person>();
  async function inCase(name: string): Promise<Person> {
    const person = people.get(name) ?? (await enter(name));
    people.set(name, person);
    await person.go(caseUrl);
    await person.reads(application);
    return person;
  }
  let reportUrl = '';
  let today = '';

  it('greets in Kyrgyz, and in Russian and English when asked', async () => {
    const person = new Person(await (await browser.createBrowserContext()).newPage());
    await person.go(`${product.url}/`);
    await person.reads('ЕСИ аркылуу кирүү');
    expect(await person.page.evaluate(() => document.documentElement.lang)).toBe('ky');
    await person.accessible();
    await person.picture('01-first-page');
    await person.press('РУС');
    await person.reads('Вход через ЕСИ');
    expect(await person.page.evaluate(() => document.documentElement.lang)).toBe('ru');
    await person.press('ENG');
    await person.reads('Sign in with Rutoken — legal entity');
    await person.press('Sign in through ESI');
    await person.reads('Head of the Altyn-Tilek school');
    await person.press('КЫР');
    await person.reads('мектебинин жетекчиси');
    await person.page.setViewport({ width: 390, height: 844 });
    expect(await person.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await person.accessible();
    await person.picture('01-identity-service');
    await person.leave();
  });

  it('goes every step of the identity service, and enters with a token', async () => {
    const person = new Person(await (await browser.createBrowserContext()).newPage());
    await person.go(`${product.url}/sign-in`);
    await person.press('ЕСИ аркылуу кирүү');
    await person.fill('Персоналдык номер', '20000000000001');
    await person.press('Андан ары');
    await person.fill('Сыр сөз', 'demo');
    await person.accessible();
    await person.press('Андан ары');
    await person.reads('Жөнөкөй электрондук кол тамга');
    await person.choose('Булуттуу санарип кол тамга', true);
    await person.accessible();
    await person.press('SMS аркылуу текшерүү кодун алуу');
    await person.reads('+996500000001');
    await person.accessible();
    await person.fill('Текшерүү коду (6 сан)', /\b\d{6}\b/.exec(await person.text())?.[0] ?? '');
    await person.press('Кирүү');
    await person.reads('Сиздин кезегиңиздеги иштер');
    await person.go(`${product.url}/sessions`);
    await person.reads('Ушул түзмөк');
    await person.accessible();
    await person.press('Бардык жерден чыгуу');
    await person.press('Ооба, чыгуу');
    await person.reads('Рутокен аркылуу кирүү - юр. жак');
    await person.press('Рутокен аркылуу кирүү - юр. жак');
    await person.reads(HEAD);
    await person.accessible();
    await person.pressStarting(HEAD);
    await person.reads('Сиздин кезегиңиздеги иштер');
    await person.leave();
  });

  it('step 1 and 2: commission, type, period, programme, the order with its five requisites', async () => {
    const head = await enter(HEAD);
    today = (await session(head)).today;
    await head.accessible();
    await head.picture('02-home');
    await head.press('Өзүн-өзү баалоо отчетун түзүү');
    await head.reads('Комиссиянын мүчөлөрү');
    selfAssessment = (await caseView(head)).number;
    await head.choose(names.teacher ?? '', true);
    await head.choose(names.deputy ?? '', true);
    await head.accessible();
    await head.picture('03-commission');
    await submit(head, 'Сактоо');
    await head.reads('Аккредитация түрүн тандаңыз');
    await head.choose('Аккредитациядан өтүү үчүн');
    await head.choose('Институционалдык аккредитация. Жалпы билим берүү уюму');
    await head.fill('Баштоо күнү:', day(today));
    await head.fill('Аяктоо күнү:', day(today));
    await head.choose('020 Орто жалпы билим берүү');
    await head.accessible();
    await head.picture('04-type');
    await submit(head, 'Сактоо');
    await head.reads('Буйруктун долбоорун окуп чыгыңыз');
    await head.press(VIEW_ORDER);
    const frame = await head.page.waitForSelector('iframe');
    const draft = await frame?.contentFrame();
    await draft?.waitForFunction(() => document.body?.innerText.includes('020'));
    expect(await draft?.evaluate(() => document.body.innerText)).toContain(names.teacher);
    await head.picture('05-order-draft');
    await head.page.keyboard.press('Escape');
    await head.gone('iframe');
    await head.press('Буйрукту бекитүү');
    await head.fill('Буйрукка берилүүчү номер:', '3454');
    await head.fill('Буйруктун бекитилген күнү:', day(today));
    await head.fill('Педагогикалык кеңешке берүү датасы:', day(today));
    await head.fill('Педагогикалык кеңештин чечиминин номери:', '34534');
    await head.fill('Педагогикалык кеңештин чечиминин датасы:', day(today));
    await head.accessible();
    await head.picture('06-requisites');
    await head.press('Буйрукту бекитүү');
    await head.reads('3454');
    await head.picture('07-sign');
    await sign(head);
    await head.reads('Киришүү');
    reportUrl = head.page.url();
    await head.leave();
  });

  it('keeps a sentence that was cut off by closing the browser', async () => {
    const teacher = await enter(names.teacher ?? '');
    await teacher.go(reportUrl);
    await teacher.reads('Киришүү');
    const area = await teacher.page.waitForSelector('textarea:not([aria-hidden])');
    await area?.click();
    await teacher.page.keyboard.type('Мектеп 1962-жылы ачылган, азыр 412 оку');
    await teacher.page.close({ runBeforeUnload: true });
    const head = await enter(HEAD);
    await head.go(reportUrl);
    await head.page.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>('textarea:not([aria-hidden])')?.value.endsWith('412 оку'),
    );
    await head.leave();
  });

  it('survives a power cut and a new start', async () => {
    const port = Number(new URL(product.url).port);
    await product.stop('SIGKILL');
    product = await startProduct(folder, port);
    const head = await enter(HEAD);
    await head.go(reportUrl);
    await head.page.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>('textarea:not([aria-hidden])')?.value.endsWith('412 оку'),
    );
    await head.leave();
  });

  it('step 3: the report, criterion by criterion, with the counter, a file, a link and its limits', async () => {
    const head = await enter(HEAD);
    await head.go(reportUrl);
    await head.reads('Киришүү');
    await head.accessible();
    await head.picture('08-introduction');
    await head.press('Кийинки');
    await head.reads(
      'Окуу планынын жана программалардын билим берүү стандартынын, базистик окуу планынын талаптарына жана кызыкдар тараптардын керектөөлөрүнө ылайык келүүсү',
    );
    const first = await head.page.waitForSelector('textarea:not([aria-hidden])');
    await first?.click();
    await head.page.keyboard.sendCharacter('Ө'.repeat(501));
    await head.reads('501/500');
    await head.picture('09-too-long');
    if (first) await head.write(first, 'Окуу планы мамлекеттик стандартка ылайык түзүлгөн жана жыл сайын каралат.');
    await head.reads('73/500');
    const input = await head.page.$('input[type=file]');
    await input?.evaluate((each) => {
      const files = new DataTransfer();
      files.items.add(
        new File(['%PDF-1.4\n%…\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'], 'окуу-планы.pdf', {
          type: 'application/pdf',
        }),
      );
      (each as HTMLInputElement).files = files.files;
      each.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await head.reads('окуу-планы.pdf');
    do {
      await head.fillAll((place) => `Критерий боюнча баян ${place + 1}: мектепте бул иш белгиленген тартипте жүргүзүлөт.`);
      await head.accessible();
      await head.picture(`10-${(await head.page.$eval('h2[tabindex]', (each) => each.textContent ?? '')).slice(0, 3)}`);
    } while (await nextSection(head));
    await head.reads('Сакталды');
    await pressLast(head, 'Кийинки');
    await head.reads('Өзүн-өзү баалоо боюнча берилген отчеттун аныктыгы үчүн жеке жоопкерчилик тартам');
    await head.leave();
  });

  it('step 4: approved by the head only', async () => {
    const teacher = await enter(names.teacher ?? '');
    await teacher.go(reportUrl);
    await teacher.reads(selfAssessment);
    expect(await teacher.text()).not.toContain('жеке жоопкерчилик тартам');
    await teacher.leave();
    const head = await enter(HEAD);
    await head.go(reportUrl);
    await head.choose('Өзүн-өзү баалоо боюнча берилген отчеттун аныктыгы үчүн жеке жоопкерчилик тартам', true);
    await head.accessible();
    await head.picture('11-approval');
    await submit(head, 'Бекитүү');
    await sign(head);
    await head.reads('Бекитилди');
    await head.picture('12-approved');
    await head.leave();
  });

  it('the application is made from the report and sent', async () => {
    const head = await enter(HEAD);
    await head.press('Аккредитацияга арыз түзүү');
    await head.reads('Өзүн-өзү баалоону танда');
    application = (await caseView(head)).number;
    await head.choose(selfAssessment, true);
    await head.accessible();
    await head.picture('13-choose-report');
    await submit(head, 'Сактоо');
    await take(head, 'Кароого жөнөтүү');
    await sign(head);
    await head.reads('Кароого жөнөтүлдү');
    await head.picture('14-sent');
    await head.leave();
  });

  it('the ministry registers and accepts it and orders a panel', async () => {
    const officer = await enter(OFFICER);
    await officer.accessible();
    await officer.picture('15-inbox');
    await openCase(officer, application);
    await take(officer, 'Каттоо');
    await officer.reads('Катталды');
    await take(officer, 'Кабыл алуу');
    await officer.reads('Комиссиянын төрагасы');
    await officer.select('Комиссиянын төрагасы', EXPERT);
    await officer.choose(names['second-expert'] ?? '', true);
    await officer.fill('Тышкы баалоонун башталышы', day(today));
    await officer.fill('Тышкы баалоонун аякташы', day(today));
    await officer.choose('Эксперттерде бул уюм боюнча кызыкчылыктардын кагылышуусу жок экени текшерилди', true);
    await officer.accessible();
    await officer.picture('16-panel');
    await submit(officer, 'Комиссияны түзүү');
    await officer.reads('Эксперттик комиссия түзүлдү');
    await officer.leave();
    const signatory = await enter(SIGNATORY);
    await openCase(signatory, application);
    await take(signatory, 'Буйрукка кол коюу');
    await sign(signatory);
    await signatory.reads('Корутунду даярдалууда');
    await signatory.leave();
  });

  it('the panel grades every criterion with remarks and recommendations', async () => {
    const expert = await enter(EXPERT);
    await openCase(expert, application);
    await expert.reads('Баа');
    await expert.accessible();
    await expert.picture('17-review');
    for (;;) {
      const conforms = await expert.page.$$('input[type=radio][value=conforms]');
      for (const [place, radio] of conforms.entries()) {
        const isFirst = place === 0 && (await expert.text()).includes('Окуу планынын жана программалардын билим берүү стандартынын');
        const target = isFirst ? ((await expert.page.$$('input[type=radio][value=partly]'))[0] ?? radio) : radio;
        await target.evaluate((each) => each.scrollIntoView({ block: 'center' }));
        await target.click();
      }
      await expert.fillAll(() => 'Окуу планын ата-энелер менен талкуулоо керек.');
      if (!(await nextSection(expert))) break;
    }
    await pressLast(expert, 'Корутундуга кол коюп тапшыруу');
    await sign(expert);
    await expert.reads('Кеңештин кароосунда');
    await expert.leave();
  });

  it('the council votes; the rule proposes the term with its reasons; the council confirms', async () => {
    let votes = 0;
    for (const id of ['council-chair', 'council-first', 'council-second']) {
      const member = await enter(names[id] ?? '');
      await openCase(member, application);
      if (id === 'council-chair') {
        await member.reads('5 жыл');
        await member.picture('18-vote');
        await member.accessible();
      }
      await member.choose('5 жылга аккредитациялоо');
      await submit(member, 'Добуш берүү');
      await sign(member);
      await member.reads(`${++votes} / 3`);
      await member.leave();
    }
    const chair = await enter(names['council-chair'] ?? '');
    await openCase(chair, application);
    await chair.press('Чечимди кабыл алуу');
    await chair.fill('Жыйындын протоколунун номери', '7');
    await chair.fill('Жыйындын күнү', day(today));
    await chair.choose('5 жылга аккредитациялоо');
    await chair.accessible();
    await chair.picture('19-decision');
    await submit(chair, 'Чечимди кабыл алуу');
    await sign(chair);
    await chair.reads('Чечим кабыл алынды');
    await chair.leave();
  });

  it('the order and the certificate come out in Kyrgyz and Russian under one number', async () => {
    const signatory = await enter(SIGNATORY);
    await openCase(signatory, application);
    await take(signatory, 'Буйрук жана сертификат берүү');
    await sign(signatory);
    await signatory.reads('Сертификат берилди');
    await signatory.page.waitForFunction(
      () =>
        fetch(`/api${location.pathname}`)
          .then((answer) => answer.json())
          .then((view) => view.papers.every((paper: { files: { ready: boolean }[] }) => paper.files.every((file) => file.ready))),
      { polling: 500 },
    );
    papers.push(...(await caseView(signatory)).papers);
    caseUrl = signatory.page.url();
    await signatory.picture('20-issued');
    const certificate = papers.at(-1);
    expect(certificate?.files.map((file) => file.lang)).toEqual(['ky', 'ru']);
    for (const [lang, words] of [
      ['ky', 'Алтын-Тилек» жалпы билим берүү орто мектеби'],
      ['ru', 'Средняя общеобразовательная школа «Алтын-Тилек»'],
    ] as const) {
      const url = certificate?.files.find((file) => file.lang === lang)?.url ?? '';
      const bytes = await signatory.page.evaluate(async (address) => [...new Uint8Array(await (await fetch(address)).arrayBuffer())], url);
      const pdf = await readPdf(new Uint8Array(bytes));
      expect(pdf.text).toContain(words);
      expect(pdf.text).toContain(certificate?.number);
      expect(pdf.lang).toBe(lang);
    }
    await signatory.leave();
  });

  it('anyone can check it', async () => {
    anyone = new Person(await (await browser.createBrowserContext()).newPage());
    await anyone.go(`${product.url}/verify`);
    await anyone.accessible();
    await anyone.page.type('input:not([type=hidden])', (papers.at(-1)?.code ?? '').toLowerCase());
    await Promise.all([anyone.page.waitForNavigation(), anyone.page.keyboard.press('Enter')]);
    await anyone.reads(papers.at(-1)?.number ?? '');
    await anyone.reads(String(Number(today.slice(0, 4)) + 5));
    await anyone.accessible();
    await anyone.picture('21-valid');
  });

  const suspension = 'Аккредитацияны убактылуу токтото туруу';
  it.each([
    { measure: suspension, order: 'Токтото туруу жөнүндө буйрукка кол коюу', seen: 'токтот' },
    { measure: 'Кемчиликтер жоюлду, токтотуу алынып салынат', order: 'Токтотууну алып салуу буйругуна кол коюу', seen: 'Күчүндө' },
    { measure: 'Аккредитацияны жокко чыгаруу', order: 'Жокко чыгаруу жөнүндө буйрукка кол коюу', seen: 'окко чыгарыл' },
  ])('$measure: proposed with reasons, answered, voted, ordered, seen by anyone', async ({ measure, order, seen }) => {
    const isLifting = seen === 'Күчүндө';
    const propose = isLifting ? 'Кайра кароого сунуштоо' : 'Чара көрүүнү сунуштоо';
    const until = async (person: Person) => {
      if (measure === suspension) await person.fill('Токтотуу мөөнөтү (чейин)', day(`${Number(today.slice(0, 4)) + 1}-03-01`));
    };
    const officer = await inCase(OFFICER);
    await officer.press(propose);
    await officer.choose(measure);
    await until(officer);
    await officer.fill(isLifting ? 'Эмне текшерилди жана эмне аныкталды' : 'Сунуштун себептери', 'Текшерүүнүн жыйынтыгы боюнча.');
    await officer.accessible();
    await officer.picture(`22-${seen}-proposed`);
    await submit(officer, propose);
    await officer.reads(isLifting ? 'Кеңештин кайра кароосунда' : 'Чара кеңештин кароосунда');
    if (!isLifting) {
      const head = await inCase(HEAD);
      await head.reads('Текшерүүнүн жыйынтыгы боюнча.');
      await head.fill('Сунушка жооп', 'Кемчиликтер июнга чейин жоюлат.');
      await head.accessible();
      await head.picture(`22-${seen}-answer`);
      await submit(head, 'Сунушка жооп берүү');
      await sign(head);
      await head.gone('[role=dialog]');
    }
    for (const id of ['council-chair', 'council-first', 'council-second']) {
      const member = await inCase(names[id] ?? '');
      await member.choose(measure);
      await submit(member, 'Добуш берүү');
      await sign(member);
      await member.gone('[role=dialog]');
    }
    const chair = await inCase(names['council-chair'] ?? '');
    await chair.press('Чечимди кабыл алуу');
    await chair.fill('Жыйындын протоколунун номери', '9');
    await chair.choose(measure);
    await until(chair);
    await chair.fill('Чечимдин негизи', 'Кеңеш далилдерди карап чыкты.');
    await chair.accessible();
    await chair.picture(`22-${seen}-decision`);
    await submit(chair, 'Чечимди кабыл алуу');
    await sign(chair);
    await chair.reads('чечим кабыл алынды');
    const signatory = await inCase(SIGNATORY);
    await take(signatory, order);
    await sign(signatory);
    await signatory.gone('[role=dialog]');
    await signatory.picture(`22-${seen}-ordered`);
    await anyone.page.reload();
    await anyone.reads(seen);
    await anyone.picture(`22-${seen}`);
  });

  it('the date moves forward, and what has lapsed is seen', async () => {
    for (const person of [anyone, ...people.values()]) await person.leave();
    const head = await enter(HEAD);
    await head.press('Датаны жылдыруу');
    await head.accessible();
    await head.picture('23-clock');
    await head.press('+1 жыл');
    await head.page.evaluate(() => [...document.querySelectorAll<HTMLButtonElement>('[role=dialog] button')].at(-1)?.click());
    await head.page.waitForFunction(
      (before) =>
        fetch('/api/session')
          .then((answer) => answer.json())
          .then((now) => now.today > before),
      { polling: 300 },
      today,
    );
    expect(Number((await session(head)).today.slice(0, 4))).toBe(Number(today.slice(0, 4)) + 1);
    expect(product.log()).toMatch(/clock|date/i);
    await head.leave();
  });
});

/** The form's own button, not one of the same name elsewhere. */
async function submit(person: Person, name: string): Promise<void> {
  await pressLast(person, name);
}

async function pressLast(person: Person, name: string, selector = 'button'): Promise<void> {
  await person.page
    .waitForFunction(
      (wanted, css) => {
        const last = [...document.querySelectorAll<HTMLButtonElement>(css)]
          .filter((each) => each.innerText.trim() === wanted && each.checkVisibility() && !each.disabled)
          .at(-1);
        last?.click();
        return Boolean(last);
      },
      {},
      name,
      selector,
    )
    .catch(async () => {
      throw new Error(`no button "${name}" on ${person.page.url()}:\n${await person.text()}`);
    });
}

/** An action that asks for nothing: its button, and the same button in the dialog where one opens. */
async function take(person: Person, name: string): Promise<void> {
  const version = (await caseView(person)).version;
  await person.press(name);
  const asked = await person.page.waitForFunction(
    (wanted, before) => {
      const button = [...document.querySelectorAll<HTMLButtonElement>('[role=dialog] button')].find(
        (each) => each.innerText.trim() === wanted,
      );
      if (button) return 'dialog';
      if ([...document.querySelectorAll('[role=dialog]')].some((each) => each.textContent?.includes('SHA-256'))) return 'signing';
      return fetch(`/api${location.pathname}`)
        .then((answer) => answer.json())
        .then((view) => (view.version > before ? 'done' : false));
    },
    { polling: 200 },
    name,
    version,
  );
  if ((await asked.jsonValue()) === 'dialog') await pressLast(person, name, '[role=dialog] button');
}

/** Goes to the next section of the form; false on the last one. */
async function nextSection(person: Person): Promise<boolean> {
  const before = await person.page.$eval('h2[tabindex]', (each) => each.textContent);
  const there = await person.page.evaluate(() => {
    const row = [...document.querySelectorAll<HTMLButtonElement>('nav ol button')];
    const next = row[row.findIndex((each) => each.getAttribute('aria-current') === 'step') + 1];
    next?.click();
    return next !== undefined;
  });
  if (there) await person.page.waitForFunction((title) => document.querySelector('h2[tabindex]')?.textContent !== title, {}, before);
  return there;
}
