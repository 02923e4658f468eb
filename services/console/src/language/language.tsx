import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Language, Text } from './text';

interface Spoken {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const KEPT = 'hotline.language';
const LanguageContext = createContext<Spoken>({ language: 'zh', setLanguage: () => undefined });

/** Chinese unless the person chose English before, in this window or in another one. */
export function LanguageProvider({ children }: { children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh');
  useEffect(() => {
    localStorage.setItem(KEPT, language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent): void => {
      if (key === KEPT) setLanguage(newValue === 'en' ? 'en' : 'zh');
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);
  const spoken = useMemo(() => ({ language, setLanguage }), [language]);
  return <LanguageContext value={spoken}>{children}</LanguageContext>;
}

export const useLanguage = (): Spoken => useContext(LanguageContext);

/** Returns a function that picks a text in the language of the person. */
export function useSay(): (text: Text) => string {
  const { language } = useContext(LanguageContext);
  return (text) => text[language];
}
