// What follows a conditional accreditation, in a real browser: plan, report, visit, act, extension; and no report: suspended, annulled, the National Council told.
import { rmSync } from 'node:fs';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOn, type Product, startBrowser, startProduct } from './driver.ts';
import { Life, scenarioOf } from './life.ts';

const LIVES = [
  { scenario: '04-one-year-extended', ends: 'expired', part: 'acc/monitoring' },
  { scenario: '09-repeated-annulled', ends: 'annulled', part: 'acc/monitoring' },
];

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

describe.each(LIVES)('$scenario', ({ scenario, ends, part }) => {
  const { steps, start } = scenarioOf('sapattuu-bilim', scenario);
  const monitored = steps.findIndex((step) => step.case === part);
  let folder: string;
  let product: Product;
  let life: Life;

  beforeAll(async () => {
    folder = await folderOn(start);
    product = await startProduct(folder);
    life = new Life(browser, product, 'sapattuu-bilim', scenario);
  });
  afterAll(async () => {
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lives up to the conditional certificate and its plan', async () => {
    await life.live({}, 0, monitored);
  });

  it('lives on through the monitoring to its end', async () => {
    await life.live({}, monitored);
    const director = await life.person('sb-director');
    const { records } = await life.openCase(director, part);
    expect(records.map(({ form }) => form)).toContain('basis');
    expect(JSON.stringify(records)).not.toMatch(/"value":"[^"]*(sb-expert|[0-9a-f]{8}-[0-9a-f]{4}-)/);
    const view = await life.openCase(director, 'acc');
    expect(view.entries.map(({ status }) => status.id)).toEqual([ends]);
    await director.accessible();
    await director.pictures(`${scenario.slice(0, 2)}-${ends}`);
    await life.end();
  });
});
