// The pretended signature service on a port of its own, and a signing office that uses it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Services } from '../../server/services.ts';
import { createOffice, type SigningOffice } from '../../server/sign/office.ts';
import { createSimulators, PREFIX } from '../../server/simulators/app.ts';
import { infocom } from '../../server/simulators/infocom/infocom.ts';
import type { Behaviour, SimulatedDemo } from '../../server/simulators/simulator.ts';

export interface Simulated {
  /** Of the simulators' process. */
  address: string;
  /** Of the signature service. */
  service: string;
  behave(behaviour: Behaviour): Promise<void>;
  /** Gives someone a certificate in this condition. */
  condition(pin: string, inn: string | undefined, condition: string): Promise<void>;
  sent(): Promise<{ pin: string; inn?: string; code: string; attempts: number }[]>;
  stop(): Promise<void>;
}

export async function simulated(
  folder: string,
  demo: SimulatedDemo,
  options: { realNow?: () => number; slow?: number } = {},
): Promise<Simulated> {
  const { app } = await createSimulators({ simulators: [infocom], folder, baseUrl: 'http://localhost', demo, ...options });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const service = `${address}${PREFIX}/${infocom.id}`;
  const put = async (where: string, body: object) => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${service}/${where}`, { method: 'PUT', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
  };
  return {
    address,
    service,
    behave: (behaviour) => put('behaviour', { behaviour }),
    condition: (pin, inn, condition) => put('condition', { pin, ...(inn === undefined ? {} : { inn }), condition }),
    sent: async () => (await (await fetch(`${service}/sent`)).json()) as never,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export const officeOf = (services: Services, { address }: Simulated): SigningOffice =>
  createOffice(services, Date.now, async () => address);

/** A page with nothing on it, written as the browser writes. */
export function smallPdf(): Uint8Array {
  const objects = [
    '<</Type /Catalog\n/Pages 2 0 R>>',
    '<</Type /Pages\n/Count 1\n/Kids [3 0 R]>>',
    '<</Type /Page\n/Parent 2 0 R\n/MediaBox [0 0 200 200]>>',
  ];
  let text = '%PDF-1.4\n';
  const at = objects.map((body, index) => {
    const start = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return start;
  });
  const start = text.length;
  const entries = at.map((each) => `${String(each).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 4\n0000000000 65535 f \n${entries}trailer\n<</Size 4\n/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
