import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { RequestRefused } from './api/client';
import { LanguageProvider } from './language/language';
import { openOutbox } from './outbox/outbox';
import { router } from './router';
import { SignIn } from './screens/sign-in/sign-in';
import { signIn, startSession } from './session/session';
import { useSession } from './session/use-person';
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
  const session = useSession();
  const { state } = session;
  const id = 'person' in session ? session.person.id : undefined;
  useEffect(() => void startSession(), []);
  useEffect(() => {
    if (id) void openOutbox();
    else queries.clear();
  }, [id]);
  useEffect(() => {
    if (state === 'signed-out' && window.isSecureContext) void signIn();
  }, [state]);
  return id ? <RouterProvider router={router} /> : <SignIn state={state} />;
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
