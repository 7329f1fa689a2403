// Puts `npx jobo` in reach: a link in node_modules/.bin to the built command line. Without it npx would install the project into a cache of its own first.
import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';

const target = 'dist/server/cli/main.js';
const link = 'node_modules/.bin/jobo';
chmodSync(target, 0o755);
rmSync(link, { force: true });
try {
  symlinkSync(`../../${target}`, link);
} catch {
  // where links need a privilege: a script that calls it
  writeFileSync(`${link}.cmd`, `@node "%~dp0\\..\\..\\${target.replaceAll('/', '\\')}" %*\r\n`);
}
