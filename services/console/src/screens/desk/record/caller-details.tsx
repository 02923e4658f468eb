import { callerKindLabels, circumstanceLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import { useSay } from '../../../language/language';
import { spokenLanguages } from '../../../language/spoken-languages';
import { t } from '../../../language/text';
import { Checks, Choice, Segments, TextField } from '../../../ui/fields';
import type { CallDraft } from '../call-draft';

const words = {
  more: t('企业、老幼、语言', 'Company, age, language'),
  kind: t('来电人身份', 'Calling as'),
  creditCode: t('统一社会信用代码', 'Unified social credit code'),
  circumstances: t('特殊情形', 'Circumstances'),
  language: t('语言或方言（普通话不填）', 'Language or dialect, if not standard Chinese'),
  nothing: t('没有匹配项', 'Nothing found'),
};
interface Parts {
  readonly call: CallDraft;
  readonly onChange: (part: Partial<CallDraft>) => void;
  readonly error: (path: string) => string | undefined;
}

/** What is seldom asked about a caller, folded away until it is needed. */
export function CallerDetails({ call, onChange, error }: Parts): ReactNode {
  const say = useSay();
  return (
    <details className="more-fields">
      <summary>{say(words.more)}</summary>
      <div className="stack">
        <Segments
          label={say(words.kind)}
          value={call.callerKind || 'person'}
          options={Object.entries(callerKindLabels).map(([value, label]) => ({ value, label: say(label) }))}
          onChange={(kind) => onChange({ callerKind: kind === 'company' ? kind : '' })}
        />
        {call.callerKind === 'company' && (
          <TextField
            name="creditCode"
            label={say(words.creditCode)}
            value={call.creditCode}
            error={error('body.caller.creditCode')}
            onChange={(creditCode) => onChange({ creditCode })}
          />
        )}
        <Checks
          label={say(words.circumstances)}
          value={call.circumstances}
          options={Object.entries(circumstanceLabels).map(([value, label]) => ({ value, label: say(label) }))}
          onChange={(circumstances) => onChange({ circumstances })}
        />
        <Choice
          label={say(words.language)}
          value={call.language || undefined}
          options={Object.entries(spokenLanguages).map(([value, label]) => ({ value, label: say(label) }))}
          nothingFound={say(words.nothing)}
          onChange={(chosen) => onChange({ language: chosen ?? '' })}
        />
      </div>
    </details>
  );
}
