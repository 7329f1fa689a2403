#!/usr/bin/env node
/** `jobo`. */
import { run } from './program.ts';

// A reader such as `head` may leave before all is printed.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
await run(process.argv.slice(2));
