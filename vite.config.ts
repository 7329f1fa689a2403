/** Builds the screens of `ui/` into `dist/ui`: hashed files, nothing inlined, so that a strict CSP holds. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { en } from './ui/messages/en.ts';
import { ky } from './ui/messages/ky.ts';
import { ru } from './ui/messages/ru.ts';

/** Tells a browser without JavaScript what is wrong, from the message catalogues. */
const noscript = {
  name: 'noscript',
  transformIndexHtml: (html: string) =>
    html.replace(
      '<div id="root"></div>',
      `<div id="root"></div>\n    <noscript>${[ky, ru, en].map((words) => `<p>${words['app.noscript']}</p>`).join('')}</noscript>`,
    ),
};

export default defineConfig({
  root: fileURLToPath(new URL('./ui', import.meta.url)),
  plugins: [react(), noscript],
  build: {
    outDir: fileURLToPath(new URL('./dist/ui', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    reportCompressedSize: true,
    chunkSizeWarningLimit: 600,
  },
});
