/** Serves the built screen: hashed files for ever, index.html with this answer's nonce for every address of the screen. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import express, { type Request, type Response, Router } from 'express';

/** `folder` holds index.html and assets/. */
export function pages(folder: string): Router {
  const router = Router();
  let index: string | undefined;
  router.use('/assets', express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false }));
  router.use(express.static(folder, { index: false, maxAge: '1h' }));
  router.get(/^(?!\/api\/)[^.]*$/, (_request: Request, response: Response) => {
    index ??= readFileSync(path.join(folder, 'index.html'), 'utf8');
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(index.replaceAll('__NONCE__', String(response.locals.nonce)));
  });
  return router;
}
