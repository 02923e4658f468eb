import { elementLabels, ticketKindLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import type { Answered } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { UrgencyTag } from '../../tickets/tags';
import { Icon } from '../../ui/icon';

export type Proposed = Answered<'/api/v1/proposals'>;
const words = {
  matter: t('事项', 'Matter'),
  because: t('因', 'because of'),
  or: t('或', 'or'),
  unclear: t('暂不能确定', 'Not certain yet'),
  lead: t('主办', 'Lead'),
  nobody: t('主办单位暂不能确定', 'The lead unit is not certain yet'),
  assistants: t('协办', 'Assisting'),
  why: t('派单理由', 'Why this unit'),
  elements: t('五要素', 'Five elements'),
  told: t('已有', 'told'),
  missing: t('缺', 'missing'),
  guide: t('可直接答复', 'Can be answered at once'),
};
const MOST_WORDS = 4;
const MOST_ALTERNATIVES = 2;
/** Matters with a lower confidence are not shown: it would be printed as 0 %. */
const LEAST_SHARE = 0.005;
const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** The proposed kind (while the operator has chosen none), matter and urgency, with the reasons. */
export function ProposedMatter({
  proposed: { proposal, next, why },
  isKindOpen,
}: {
  proposed: Proposed;
  isKindOpen: boolean;
}): ReactNode {
  const say = useSay();
  const names = useNames();
  const isLikely = ({ confidence }: { confidence: number }): boolean => confidence >= LEAST_SHARE;
  const { matter: first, reasons, urgency } = proposal;
  const matter = first && isLikely(first) ? first : undefined;
  const alternatives = proposal.alternatives.filter(isLikely).slice(0, MOST_ALTERNATIVES);
  const because = [...new Set(reasons.filter(({ weight }) => weight > 0).map(({ word }) => word))].slice(0, MOST_WORDS);
  return (
    <div className="stack tight">
      <h3>{say(words.matter)}</h3>
      <p className="line wrap">
        <span className="strong">{matter ? say(names.matter(matter.code)) : say(words.unclear)}</span>
        {matter && <span className="tag blue">{percent(matter.confidence)}</span>}
        {isKindOpen && <span className="tag grey">{say(ticketKindLabels[proposal.kind])}</span>}
        <UrgencyTag urgency={urgency} />
      </p>
      {next === 'person' && <p className="small">{say(why)}</p>}
      {matter && because.length > 0 && (
        <p className="small quiet">{`${say(words.because)} ${because.map((word) => `“${word}”`).join(' ')}`}</p>
      )}
      {alternatives.length > 0 && (
        <p className="small quiet">
          {`${say(words.or)} ${alternatives
            .map(({ code, confidence }) => `${say(names.matter(code))} ${percent(confidence)}`)
            .join(' · ')}`}
        </p>
      )}
    </div>
  );
}

/** The unit that would lead, and the rule that says so. */
export function ProposedLead({ proposed: { owner, sentences } }: { proposed: Proposed }): ReactNode {
  const say = useSay();
  return (
    <div className="stack tight">
      <h3>{say(words.lead)}</h3>
      <p className={owner ? 'strong' : 'quiet'}>{say(owner?.name ?? words.nobody)}</p>
      {owner && owner.assistants.length > 0 && (
        <p className="small quiet">
          {`${say(words.assistants)} ${owner.assistants.map(({ name }) => say(name)).join('、')}`}
        </p>
      )}
      {sentences.length > 0 && (
        <details>
          <summary>{say(words.why)}</summary>
          {sentences.map((sentence) => (
            <p key={sentence.en} className="small">
              {say(sentence)}
            </p>
          ))}
        </details>
      )}
    </div>
  );
}

/** The five elements of a complaint (who, when, where, what, demand), and which of them the caller has told. */
export function Elements({ missing }: { missing: Proposed['missing'] }): ReactNode {
  const say = useSay();
  return (
    <div className="stack tight">
      <h3>{say(words.elements)}</h3>
      <ul className="line wrap">
        {(Object.keys(elementLabels) as (keyof typeof elementLabels)[]).map((one) => {
          const isMissing = missing.includes(one);
          return (
            <li key={one} className={isMissing ? 'tag orange-line' : 'tag green'}>
              <Icon name={isMissing ? 'close' : 'check'} />
              {say(elementLabels[one])}
              <span className="only-heard">{say(isMissing ? words.missing : words.told)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The answer that the operator can give at once; in danger, the emergency number to call first. */
export function ProposedGuide({ guide }: { guide: NonNullable<Proposed['guide']> }): ReactNode {
  const say = useSay();
  const isDanger = guide.kind === 'emergency';
  return (
    <div className={isDanger ? 'danger-card' : 'report'} role={isDanger ? 'alert' : undefined}>
      <h3>{say(isDanger ? guide.title : words.guide)}</h3>
      {guide.contact && <p className="danger-number">{guide.contact}</p>}
      <p>{isDanger ? say(guide.text) : `${say(guide.title)} · ${say(guide.text)}`}</p>
    </div>
  );
}
