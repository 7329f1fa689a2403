/** A simulator's memory: JSON values by name in one file, written aside and renamed, so that a kill leaves the old or the new. Not for real data. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export interface State {
  /** A copy: change it and `set` it. */
  get<T>(name: string): T | undefined;
  set(name: string, value: unknown): void;
}

/** Reads the file, or begins empty where there is none. @throws where the file is not JSON */
export function openState(file: string): State {
  const values = new Map<string, unknown>(Object.entries(read(file)));
  return {
    get: <T>(name: string) => structuredClone(values.get(name)) as T | undefined,
    set(name, value) {
      values.set(name, structuredClone(value));
      const aside = `${file}.${randomUUID()}.tmp`;
      fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      fs.writeFileSync(aside, JSON.stringify(Object.fromEntries(values)), { mode: 0o600 });
      fs.renameSync(aside, file);
    },
  };
}

function read(file: string): Record<string, unknown> {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
