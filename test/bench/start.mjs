// Seconds from `npm start`'s command to the first answered page, on an empty folder (cold) and on the same folder again (warm), and the memory at rest.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rss, startServer } from './server.mjs';

async function run() {
  const rows = [];
  for (let round = 1; round <= 3; round++) {
    const data = mkdtempSync(join(tmpdir(), 'jobo-start-'));
    const cold = await startServer(data);
    const coldRss = rss(cold.pid);
    await cold.stop();
    const warm = await startServer(data);
    const warmRss = rss(warm.pid);
    await warm.stop();
    rmSync(data, { recursive: true, force: true });
    rows.push({
      round,
      'cold s': cold.seconds.toFixed(2),
      'cold RSS MB': coldRss,
      'warm s': warm.seconds.toFixed(2),
      'warm RSS MB': warmRss,
    });
  }
  console.table(rows);
}

await run();
