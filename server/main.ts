/** `npm start` and `npm run dev`. */
import { start } from './start.ts';

await start();
