// The environment: defaults, what is wrong with it, and no secret in what is said.
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../engine/language.ts';
import { readConfig } from '../../server/config.ts';
import { STORE_MESSAGES, type StoreCode } from '../../server/messages/store.ts';

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    const { config, problems } = readConfig({}, []);
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      embedded: true,
      demo: true,
      dev: false,
      baseUrl: 'http://localhost:3000',
      fileLimit: 20 * 1024 * 1024,
    });
  });

  it('has no demo with a real database unless it is named', () => {
    const DATABASE_URL = 'postgresql://user:secret@host/db';
    expect(readConfig({ DATABASE_URL }, []).config).toMatchObject({ embedded: false, demo: false });
    expect(readConfig({ DATABASE_URL, JOBO_DEMO: '1' }, []).config.demo).toBe(true);
    expect(readConfig({}, ['--dev']).config.dev).toBe(true);
  });

  it('names everything that is wrong at once, in words of every language, without a password', () => {
    const { problems } = readConfig(
      {
        PORT: '99999',
        JOBO_DEMO: 'maybe',
        BASE_URL: 'jobo.kg',
        DATABASE_URL: 'mysql://user:secret@host/db',
        LOG_LEVEL: 'loud',
        JOBO_SESSION_HOURS: '1.5',
      },
      [],
    );
    expect(problems.map(({ code, params }) => `${code} ${params?.name}`).sort()).toEqual([
      'config.address BASE_URL',
      'config.choice LOG_LEVEL',
      'config.database DATABASE_URL',
      'config.number JOBO_SESSION_HOURS',
      'config.number PORT',
      'config.switch JOBO_DEMO',
    ]);
    expect(JSON.stringify(problems)).not.toContain('secret');
    for (const lang of LANGS) for (const { code } of problems) expect(STORE_MESSAGES[lang][code as StoreCode].hint).toBeTruthy();
  });
});
