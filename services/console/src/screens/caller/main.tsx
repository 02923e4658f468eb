import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '../../language/language';
import { Follow } from './follow';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../styles/caller.css';

export function show(root: HTMLElement): void {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.mantineColorScheme = isDark ? 'dark' : 'light';
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <Follow />
      </LanguageProvider>
    </StrictMode>,
  );
}
