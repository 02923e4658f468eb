import type { ReactNode } from 'react';
import type { TicketDetail } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t } from '../../language/text';

const words = {
  title: t('派单理由', 'Why this unit'),
  lead: t('主办', 'Lead'),
  inName: t('以其名义', 'in the name of'),
  when: t('符合', 'because'),
  basis: t('依据', 'Basis'),
  runner: t('次选', 'Runner-up'),
  need: t('须满足', 'would need'),
  assistants: t('协办', 'Assistants'),
  none: t('尚未派单', 'Not dispatched yet'),
};
export const basisWords = {
  law: t('法律', 'law'),
  document: t('文件', 'document'),
  assumption: t('设定', 'assumption'),
} as const;

type Why = NonNullable<TicketDetail['why']>;

/** The rule that chose the unit, its basis, and what the runner-up would have needed. */
export function WhyHere({ ticket: { why, lead } }: { ticket: TicketDetail }): ReactNode {
  const say = useSay();
  return (
    <section className="panel stack">
      <h2>{say(words.title)}</h2>
      {why && lead ? <Reasons why={why} lead={lead} /> : <p className="quiet">{say(words.none)}</p>}
    </section>
  );
}

function Basis({ basis }: { basis: Why['rule']['basis'] }): ReactNode {
  const say = useSay();
  return (
    <span>
      <span className={basis.kind === 'assumption' ? 'tag orange-line' : 'tag grey'}>
        {say(basisWords[basis.kind])}
      </span>{' '}
      {basis.text}
    </span>
  );
}

function Reasons({ why, lead }: { why: Why; lead: string }): ReactNode {
  const say = useSay();
  const names = useNames();
  const { runnerUp, assistants = [] } = why;
  const conditions = (why.lead?.conditions ?? []).map((one) => say(one));
  return (
    <dl className="facts">
      <dt>{say(words.lead)}</dt>
      <dd>
        <span className="strong">{say(names.unit(lead))}</span>
        {why.lead && why.lead.inNameOf !== lead && (
          <span className="quiet">
            {' '}
            {say(words.inName)} {say(names.unit(why.lead.inNameOf))}
          </span>
        )}
        <p>{say(why.rule.text)}</p>
      </dd>
      {conditions.length > 0 && (
        <>
          <dt>{say(words.when)}</dt>
          <dd>{conditions.join(' · ')}</dd>
        </>
      )}
      <dt>{say(words.basis)}</dt>
      <dd>
        <Basis basis={why.lead?.basis ?? why.rule.basis} />
      </dd>
      {runnerUp && (
        <>
          <dt>{say(words.runner)}</dt>
          <dd>
            {say(names.unit(runnerUp.unit))}
            {runnerUp.wouldNeed && (
              <p className="quiet">
                {say(words.need)} {say(runnerUp.wouldNeed)}
              </p>
            )}
          </dd>
        </>
      )}
      {assistants.length > 0 && (
        <>
          <dt>{say(words.assistants)}</dt>
          <dd>{[...new Set(assistants.map(({ unit }) => say(names.unit(unit))))].join('、')}</dd>
        </>
      )}
    </dl>
  );
}
