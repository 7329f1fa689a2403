// Takes test/**/*.test.ts(x); browser and database tests run in the same run, one file at a time where they share the machine's two cores.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    execArgv: ['--import', new URL('./test/tools/typescript.mjs', import.meta.url).href],
    server: { deps: { inline: [/@rjsf\//] } },
  },
});
