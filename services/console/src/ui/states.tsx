import { useEffect, useState, type ReactNode } from 'react';
import { RequestRefused } from '../api/client';
import type { Problem } from '../api/paths';
import { useLanguage, useSay } from '../language/language';
import { detailOf } from '../language/problem-words';
import { t, type Text } from '../language/text';
import { Button } from './button';
import { Icon, type IconName } from './icon';

const SHOWN_AFTER_MS = 150;
const words = {
  loading: t('正在读取…', 'Loading…'),
  again: t('重试', 'Try again'),
  trace: t('问题编号', 'Trace id'),
  unknown: t('出错了', 'Something went wrong'),
  hint: t('请重试；仍不成功请联系管理员', 'Try again; if it fails again, ask the administrator'),
};

/** Grey bars, shown when loading takes longer than `SHOWN_AFTER_MS`. */
export function Loading({ rows = 4 }: { rows?: number }): ReactNode {
  const say = useSay();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div className="loading" role="status">
      <span className="only-heard">{say(words.loading)}</span>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="bone" />
      ))}
    </div>
  );
}

/** Says that there is nothing to show, and what to do next. */
export function Empty({
  icon = 'check',
  title,
  children,
}: {
  icon?: IconName;
  title: Text;
  children?: ReactNode;
}): ReactNode {
  const say = useSay();
  return (
    <div className="empty">
      <Icon name={icon} size={32} />
      <p className="strong">{say(title)}</p>
      {children}
    </div>
  );
}

/** What went wrong, what to do about it, and for faults of the server the trace id to find it in the logs. */
export function ProblemBox({ problem, onRetry }: { problem: Problem; onRetry?: (() => void) | undefined }): ReactNode {
  const { language } = useLanguage();
  const say = useSay();
  const isChinese = language === 'zh';
  const detail = detailOf(problem, language);
  return (
    <div className="problem" role="alert">
      <Icon name="alert" size={20} />
      <div className="stack tight">
        <p className="strong">{isChinese ? problem.titleZh : problem.title}</p>
        {detail && <p>{detail}</p>}
        {problem.hint && <p>{say(problem.hint)}</p>}
        {problem.errors?.map(({ path, message, messageZh }) => (
          <p key={path}>{isChinese ? (messageZh ?? message) : message}</p>
        ))}
        {problem.traceId && problem.status >= 500 && (
          <p className="small">
            {say(words.trace)} <code>{problem.traceId}</code>
          </p>
        )}
        {onRetry && (
          <div>
            <Button onClick={onRetry}>{say(words.again)}</Button>
          </div>
        )}
      </div>
    </div>
  );
}

export function Failure({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }): ReactNode {
  const problem: Problem =
    error instanceof RequestRefused
      ? error.problem
      : {
          type: '',
          title: words.unknown.en,
          titleZh: words.unknown.zh,
          status: 0,
          code: 'unexpected',
          hint: words.hint,
        };
  return <ProblemBox problem={problem} onRetry={onRetry} />;
}
