import { ticketTagLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import { useSay } from '../../../language/language';
import { t } from '../../../language/text';
import { Checks, TextField } from '../../../ui/fields';
import type { CallDraft } from '../call-draft';

const words = {
  more: t('被反映对象、标题、标记', 'Accused party, title, tags'),
  accused: t('被反映对象（个人、商户或单位）', 'Accused person, business or authority'),
  creditCode: t('对方统一社会信用代码', 'Its unified social credit code'),
  address: t('对方地址', 'Its address'),
  title: t('标题', 'Title'),
  tags: t('标记', 'Tags'),
};

interface Parts {
  readonly call: CallDraft;
  readonly onChange: (part: Partial<CallDraft>) => void;
  readonly error: (path: string) => string | undefined;
}

/** What is seldom recorded about a complaint, folded away until it is needed. */
export function ComplaintDetails({ call, onChange, error }: Parts): ReactNode {
  const say = useSay();
  return (
    <details className="more-fields">
      <summary>{say(words.more)}</summary>
      <div className="stack">
        <TextField
          name="accusedName"
          label={say(words.accused)}
          value={call.accusedName}
          error={error('body.accused.name')}
          onChange={(accusedName) => onChange({ accusedName })}
        />
        <div className="two-fields">
          <TextField
            label={say(words.address)}
            value={call.accusedAddress}
            error={error('body.accused.address')}
            onChange={(accusedAddress) => onChange({ accusedAddress })}
          />
          <TextField
            label={say(words.creditCode)}
            value={call.accusedCreditCode}
            error={error('body.accused.creditCode')}
            onChange={(accusedCreditCode) => onChange({ accusedCreditCode })}
          />
        </div>
        <TextField
          label={say(words.title)}
          value={call.title}
          error={error('body.title')}
          onChange={(title) => onChange({ title })}
        />
        <Checks
          label={say(words.tags)}
          value={call.tags}
          options={Object.entries(ticketTagLabels).map(([value, label]) => ({ value, label: say(label) }))}
          onChange={(tags) => onChange({ tags })}
        />
      </div>
    </details>
  );
}
