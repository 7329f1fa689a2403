// Takes test/**/*.test.ts(x); browser and database tests run in the same run, one file at a time where they share the machine's two cores.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // They end what hangs; nothing is asserted by them: the machine may be busy with something else.
    testTimeout: 900_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    execArgv: ['--import', new URL('./test/tools/typescript.mjs', import.meta.url).href],
    server: { deps: { inline: [/@rjsf\//] } },
  },
});
