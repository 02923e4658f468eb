import { roleLabels } from '@hotline/contracts/labels';
import { useState, type ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { signIn, type SignedInPerson } from '../../session/session';
import { Icon, type IconName } from '../../ui/icon';

const words = {
  title: t('12345 政务服务便民热线', '12345 government hotline'),
  pick: t('试用账号：点一下即登录', 'Trial accounts: one click signs you in'),
  failed: t('登录未成功，请确认服务已启动', 'Signing in failed; is the server running?'),
};

/** Accounts of the development issuer, which exists on loopback addresses only. */
const TRIAL: readonly (SignedInPerson & { readonly icon: IconName })[] = [
  { id: 'operator-1', role: 'operator', icon: 'headset' },
  { id: 'dispatcher-1', role: 'dispatcher', icon: 'route' },
  { id: 'squad-xushang-1', role: 'unit', unit: 'squad-xushang', icon: 'tool' },
  { id: 'squad-xushang-leader', role: 'signatory', unit: 'squad-xushang', icon: 'pen' },
  { id: 'reviewer-1', role: 'reviewer', icon: 'clipboard' },
  { id: 'callback-1', role: 'callback', icon: 'phone-out' },
  { id: 'supervisor-1', role: 'supervisor', icon: 'wall' },
  { id: 'coordinator-1', role: 'coordinator', icon: 'scales' },
  { id: 'admin-1', role: 'admin', icon: 'pulse' },
];

export function SignIn(): ReactNode {
  const say = useSay();
  const [isFailed, setFailed] = useState(false);
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1>{say(words.title)}</h1>
        <p className="quiet">{say(words.pick)}</p>
        <div className="people-grid">
          {TRIAL.map(({ icon, ...who }) => (
            <button
              key={who.id}
              type="button"
              className="person-card"
              data-person={who.id}
              onClick={() => void signIn(who).catch(() => setFailed(true))}
            >
              <Icon name={icon} size={20} />
              <span className="strong">{say(roleLabels[who.role])}</span>
            </button>
          ))}
        </div>
        {isFailed && (
          <p role="alert" className="error-line">
            {say(words.failed)}
          </p>
        )}
      </div>
    </main>
  );
}
