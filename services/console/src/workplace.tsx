import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { RequestRefused } from './api/client';
import { LanguageProvider } from './language/language';
import { openOutbox } from './outbox/outbox';
import { router } from './router';
import { SignIn } from './screens/sign-in/sign-in';
import { useSignedIn } from './session/use-person';
import { Themed } from './ui/theme';

const MOST_RETRIES = 3;
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) =>
        count < MOST_RETRIES && !(error instanceof RequestRefused && error.status >= 400 && error.status < 500),
    },
  },
});

function Workplace(): ReactNode {
  const person = useSignedIn();
  useEffect(() => {
    if (person) void openOutbox();
    else queries.clear();
  }, [person]);
  return person ? <RouterProvider router={router} /> : <SignIn />;
}

export function show(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <Themed>
          <QueryClientProvider client={queries}>
            <Workplace />
          </QueryClientProvider>
        </Themed>
      </LanguageProvider>
    </StrictMode>,
  );
}
