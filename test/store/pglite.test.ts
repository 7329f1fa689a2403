// The store contract on the embedded database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StartError } from '../../server/services.ts';
import { openMemory } from '../../server/store/db.ts';
import { storeContract } from './contract.ts';
import { serve } from './ground.ts';
import { jobContract } from './job-contract.ts';
import { killedWriter, whole } from './killed.ts';

storeContract('the embedded database', openMemory);
jobContract('the embedded database', openMemory);

describe('a folder of the embedded database', () => {
  it('is for one process at a time, says so, and is free again after', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jobo-one-'));
    const first = await serve({ folder });
    await expect(serve({ folder })).rejects.toSatisfy((error) => error instanceof StartError && error.problems[0]?.code === 'data.inUse');
    await first.close();
    await (await serve({ folder })).close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps what was acknowledged when its process is killed in mid-writing', { timeout: 240_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jobo-kill-'));
    for (let round = 1; round <= 3; round += 1) {
      const acknowledged = await killedWriter({ JOBO_DATA: folder }, round);
      expect(acknowledged.length).toBeGreaterThan(0);
      const services = await serve({ folder });
      await whole(services, acknowledged);
      await services.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });
});
