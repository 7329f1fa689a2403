// Calls the command line within the test's own process, and hears what it says.
import { vi } from 'vitest';
import { run } from '../server/cli/program.ts';

/** Calls it from the folder of this process. */
export const jobo = (...args: string[]) => joboIn(undefined, ...args);

/** Calls it from another folder. */
export async function joboIn(folder: string | undefined, ...args: string[]): Promise<{ code: number; out: string; error: string }> {
  const said = { out: '', error: '' };
  const hear = (stream: 'out' | 'error') => (text: string | Uint8Array) => {
    said[stream] += typeof text === 'string' ? text : Buffer.from(text).toString();
    return true;
  };
  const spies = [
    ...(folder === undefined ? [] : [vi.spyOn(process, 'cwd').mockReturnValue(folder)]),
    vi.spyOn(process.stdout, 'write').mockImplementation(hear('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(hear('error')),
  ];
  try {
    await run(args);
    return { code: Number(process.exitCode ?? 0), ...said };
  } finally {
    process.exitCode = undefined;
    for (const spy of spies) spy.mockRestore();
  }
}
