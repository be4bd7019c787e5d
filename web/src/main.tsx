import '@mantine/core/styles.css';
import './app/theme/base.css';
import './app/print/print.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from './api/queryClient';
import { loadPagesAhead, makeRouter } from './app/router';
import { goToSignIn } from './app/signedOut';
import { resolveVariables, schemeManager, theme } from './app/theme/theme';

const queryClient = makeQueryClient(() => {
  goToSignIn(router);
});
const router = makeRouter(queryClient);
loadPagesAhead(router);

const container = document.getElementById('root');
if (container) {
  createRoot(container).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveVariables}
        colorSchemeManager={schemeManager}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
