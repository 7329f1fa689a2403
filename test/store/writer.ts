// A process of its own that opens and sends cases as fast as it can and names each that was acknowledged; it is killed from outside.
import { readConfig } from '../../server/config.ts';
import { createServices } from '../../server/services.ts';
import { good, quiet } from './ground.ts';
import { mini, people } from './mini.ts';

const { config } = readConfig();
const services = await createServices({ ...config, demo: true }, { log: quiet });
await services.editions.importBundles(mini());
for (;;) {
  const { case: kase } = good(await services.acts.openCase({ bundle: 'mini', procedure: 'permit', actor: people.olga }));
  const caseId = kase.header.id;
  good(
    await services.acts.act({
      caseId,
      request: { action: 'send', input: { subject: 'A shed', amount: 5 } },
      actor: people.olga,
      version: 1,
    }),
  );
  good(await services.acts.act({ caseId, request: { action: 'grant' }, actor: people.kanat, version: 2 }));
  process.stdout.write(`${caseId}\n`);
}
