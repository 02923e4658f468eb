import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '../../language/language';
import { Follow } from './follow';
import { Report } from './report';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../styles/caller.css';

export function show(root: HTMLElement): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const dress = (): void => {
    document.documentElement.dataset.mantineColorScheme = dark.matches ? 'dark' : 'light';
  };
  dress();
  dark.addEventListener('change', dress);
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>{location.pathname.startsWith('/report') ? <Report /> : <Follow />}</LanguageProvider>
    </StrictMode>,
  );
}
