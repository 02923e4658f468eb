import type { ReactNode } from 'react';
import { useLanguage, useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { useKept } from './use-kept';

const words = {
  report: t('我要反映', 'Report'),
  follow: t('查进度', 'Follow'),
  pages: t('公众服务', 'Pages for callers'),
  large: t('大字', 'Large'),
  normal: t('标准字', 'Normal'),
  danger: t('遇到危险请立即拨打 110、119 或 120', 'In danger call 110, 119 or 120 at once'),
  call: t('不方便上网请拨打 12345', 'You can also call 12345'),
};
const LINKS = [
  ['/report', words.report],
  ['/follow', words.follow],
] as const;

/** What every page for callers has: its heading, the other page, language and size of the letters. */
export function CallerPage({ title, children }: { title: Text; children: ReactNode }): ReactNode {
  const say = useSay();
  const { language, setLanguage } = useLanguage();
  const [isLarge, setLarge] = useKept('large', false);
  return (
    <div className={isLarge ? 'caller large' : 'caller'}>
      <header className="caller-head">
        <span className="bar-number">12345</span>
        <nav aria-label={say(words.pages)}>
          {LINKS.map(([path, name]) => (
            <a key={path} href={path} {...(location.pathname.startsWith(path) ? { 'aria-current': 'page' } : {})}>
              {say(name)}
            </a>
          ))}
        </nav>
        <button type="button" className="language" aria-pressed={isLarge} onClick={() => setLarge(!isLarge)}>
          {say(isLarge ? words.normal : words.large)}
        </button>
        <button type="button" className="language" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </button>
      </header>
      <main>
        <h1 tabIndex={-1}>{say(title)}</h1>
        {children}
      </main>
      <footer className="caller-foot">
        <p>{say(words.danger)}</p>
        <p>{say(words.call)}</p>
      </footer>
    </div>
  );
}
