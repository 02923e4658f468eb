import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { api, dataOf } from '../../api/client';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { proposalOf, type CallDraft } from './call-draft';
import { Elements, ProposedGuide, ProposedLead, ProposedMatter, type Proposed } from './proposed';
import { ProposedLocation } from './proposed-location';
import { OwnerQuestion } from './question';
import type { EarlierTickets, Recorded } from './follow-up';
import { Similar } from './similar';

const PAUSE_MS = 300;
const LEAST_CHARACTERS = 4;
const words = {
  title: t('研判建议（随录入更新）', 'Proposal, while you type'),
  wait: t(
    '录入内容后显示事项、主办单位、缺少的要素和可能相同的工单',
    'Type a few words to see matter, lead unit, missing details and similar tickets',
  ),
  failed: t('暂时无法判断，不影响登记', 'No proposal can be made now; you can still register'),
  danger: t('遇到危险：先转 110、119 或 120，再登记', 'Danger: hand over to 110, 119 or 120 first, then register'),
};

/** The value after it has not changed for `PAUSE_MS`. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

interface ColumnParts {
  readonly call: CallDraft;
  readonly onChange: (part: Partial<CallDraft>) => void;
}

interface JudgementParts extends ColumnParts {
  readonly earlier: EarlierTickets | undefined;
  readonly onRecorded: Recorded;
}

/** Proposes matter, lead and question while the operator types. Never takes the focus or changes typed text. */
export function JudgementColumn({ call, onChange, earlier, onRecorded }: JudgementParts): ReactNode {
  const say = useSay();
  const settled = JSON.parse(useSettled(JSON.stringify(call))) as CallDraft;
  const isOn = settled.narrative.trim().length >= LEAST_CHARACTERS;
  const body = proposalOf(settled);
  const { data, error } = useQuery<Proposed>({
    queryKey: ['proposal', body],
    queryFn: () => dataOf(api.POST('/api/v1/proposals', { body })),
    enabled: isOn,
    retry: false,
    placeholderData: (before) => before,
  });
  return (
    <section className="panel stack judgement" aria-live="polite">
      <h2>{say(words.title)}</h2>
      {!isOn && <p className="quiet">{say(words.wait)}</p>}
      {isOn && error && !data ? <p className="quiet">{say(words.failed)}</p> : null}
      {isOn && data && <Judged proposed={data} call={call} onChange={onChange} />}
      {isOn && <Similar call={settled} earlier={earlier} onRecorded={onRecorded} />}
      <p className="danger-line">{say(words.danger)}</p>
    </section>
  );
}

function Judged({ proposed, call, onChange }: ColumnParts & { proposed: Proposed }): ReactNode {
  // While the matter is uncertain, a lead unit or a question about it would mislead.
  const isCertain = proposed.next === 'classified';
  const isDanger = proposed.guide?.kind === 'emergency';
  return (
    <>
      {proposed.guide && isDanger && <ProposedGuide guide={proposed.guide} />}
      <ProposedMatter proposed={proposed} isKindOpen={call.kind === ''} />
      {isCertain && <ProposedLead proposed={proposed} />}
      <OwnerQuestion
        question={isCertain ? proposed.question : undefined}
        facts={call.facts}
        onChange={(facts) => onChange({ facts })}
      />
      <ProposedLocation proposal={proposed.proposal} call={call} onChange={onChange} />
      <Elements missing={proposed.missing} />
      {proposed.guide && !isDanger && <ProposedGuide guide={proposed.guide} />}
    </>
  );
}
