import type { ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { signIn, startSession, type SessionState } from '../../session/session';
import { Button } from '../../ui/button';

const words = {
  title: t('12345 政务服务便民热线', '12345 government hotline'),
  signedOut: t('请登录后办理', 'Please sign in'),
  failed: t(
    '登录服务没有应答，或账号不在人员名录中。请确认服务已启动，或请管理员核对账号',
    'The sign-in service does not answer, or the account is not in the list of people',
  ),
  insecure: t(
    '此地址未加密，浏览器不允许登录。请使用本机地址或 HTTPS 地址',
    'This address is not encrypted, so browsers refuse to sign in. Use a loopback or an HTTPS address',
  ),
  signIn: t('登录', 'Sign in'),
  again: t('重试', 'Try again'),
  report: t('我要反映', 'Report something'),
  follow: t('凭查询码查进度', 'Follow a report by its code'),
};

/** Shown while nobody is signed in. Text that was typed before stays in the drafts of its screen. */
export function SignIn({ state }: { state: SessionState['state'] }): ReactNode {
  const say = useSay();
  if (state === 'starting') return <main className="sign-in" aria-busy="true" />;
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1>{say(words.title)}</h1>
        <p>{say(window.isSecureContext ? (state === 'failed' ? words.failed : words.signedOut) : words.insecure)}</p>
        {window.isSecureContext && (
          <div className="line">
            <Button tone="main" size="touch" icon="person" onClick={() => void signIn()}>
              {say(words.signIn)}
            </Button>
            {state === 'failed' && (
              <Button size="touch" onClick={() => void startSession()}>
                {say(words.again)}
              </Button>
            )}
          </div>
        )}
        <p className="line wrap">
          <a href="/report">{say(words.report)}</a>
          <a href="/follow">{say(words.follow)}</a>
        </p>
      </div>
    </main>
  );
}
