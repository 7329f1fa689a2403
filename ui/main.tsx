/** The door: starts the language, then draws. */
import '@mantine/core/styles.css';
import '@fontsource-variable/noto-sans';
import './theme/global.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from './api/queries.ts';
import { startLanguage } from './messages/index.ts';
import { router } from './routes.tsx';
import { theme, variables } from './theme/theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
// The library behind Mantine's dialogs takes the nonce of its own <style> from this name.
Object.assign(globalThis, { __webpack_nonce__: nonce });
const root = document.getElementById('root');

await startLanguage();
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme="light" getStyleNonce={() => nonce}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
