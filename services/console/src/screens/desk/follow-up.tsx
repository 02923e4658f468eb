import { followUpActLabels } from '@hotline/contracts/labels';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Answered, Problem } from '../../api/paths';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { when } from '../../language/when';
import { useGive } from '../../outbox/use-outbox';
import { Button } from '../../ui/button';
import { ProblemBox } from '../../ui/states';
import type { CallDraft } from './call-draft';

type FollowUpCall = NonNullable<Answered<'/api/v1/similar-tickets'>['followUp']>;
/** The tickets that a search by the caller's number has found. */
export type EarlierTickets = Answered<'/api/v1/caller-searches'>['tickets'];
type Followed = EarlierTickets[number];
type Act = FollowUpCall['act'];
/**
 * Called after the words were recorded on a ticket. `second`: the part of the words that is about another matter and
 * still has to be registered.
 */
export type Recorded = (ticketNo: string, second: string | undefined) => void;

const words = {
  title: t('像是跟进已有工单', 'Sounds like a call about an existing ticket'),
  none: t(
    '该号码名下没有工单：请问工单号或原来的电话',
    'This number has no ticket: ask for the ticket number or the earlier telephone',
  ),
  search: t('请先查历史工单（Alt+H），再记入原工单', 'Look up the earlier tickets (Alt+H), then record it there'),
  second: t('另有新诉求，记入后继续登记', 'It also tells something new: register that afterwards'),
  record: t('记为', 'Record as'),
  open: t('打开工单更正', 'Open the ticket to correct it'),
};
const situations = { open: t('在办', 'open'), merged: t('已并案', 'merged'), closed: t('已结案', 'closed') } as const;
/** Longest reason, in characters, that an urging or a withdrawal takes. */
const LONGEST_REASON = 2000;
/** Open tickets come first in a search. */
const MOST_OFFERED = 5;
/** The acts that can be recorded from here; a correction needs the form of the ticket. */
const recordable: readonly Act[] = ['urge', 'add', 'withdraw', 'thank', 'status'];

/** Offers the call on the ticket that it seems to be about. */
export function FollowUp({
  followUp,
  earlier,
  call,
  onRecorded,
}: {
  followUp: FollowUpCall;
  earlier: EarlierTickets | undefined;
  call: CallDraft;
  onRecorded: Recorded;
}): ReactNode {
  const say = useSay();
  const { act, second } = followUp;
  const tickets = (earlier ?? []).slice(0, MOST_OFFERED);
  return (
    <div className="report stack tight" role="status">
      <h3>{say(words.title)}</h3>
      <p className="line wrap">
        <span className="tag orange">{say(followUpActLabels[act])}</span>
        {second !== undefined && <span className="small">{say(words.second)}</span>}
      </p>
      {tickets.length === 0 && <p>{say(earlier ? words.none : words.search)}</p>}
      {tickets.map((ticket, index) => (
        <OneTicket
          key={ticket.ticketId}
          ticket={ticket}
          act={act}
          isFirst={index === 0}
          narrative={call.narrative.trim()}
          onRecorded={() => onRecorded(ticket.ticketNo, second)}
        />
      ))}
    </div>
  );
}

interface TicketParts {
  readonly ticket: Followed;
  readonly act: Act;
  readonly isFirst: boolean;
  readonly narrative: string;
  readonly onRecorded: () => void;
}

function OneTicket({ ticket: { ticketId, ticketNo, situation, registeredAt }, ...parts }: TicketParts): ReactNode {
  const say = useSay();
  const { record, problem } = useRecord(ticketId, parts);
  const { act, isFirst } = parts;
  const offered = isFirst ? [...new Set([act, ...recordable])].filter((one) => recordable.includes(one)) : [act];
  useKeys(
    isFirst && act !== 'correct'
      ? [{ id: 'follow-up', label: words.record, keys: 'alt+KeyF', inText: true, run: () => void record(act) }]
      : [],
  );
  return (
    <div className="stack tight">
      <p className="line wrap">
        <Link to="/tickets/$ticketId" params={{ ticketId }}>
          {ticketNo}
        </Link>
        <span className={situation === 'open' ? 'tag blue' : 'tag grey'}>{say(situations[situation])}</span>
        <span className="small quiet">{say(when(registeredAt))}</span>
      </p>
      {problem && <ProblemBox problem={problem} />}
      {act === 'correct' && (
        <Link to="/tickets/$ticketId" params={{ ticketId }}>
          {say(words.open)}
        </Link>
      )}
      <div className="line wrap">
        {offered
          .filter((one) => recordable.includes(one))
          .map((one) => (
            <Button
              key={one}
              tone={one === act && isFirst ? 'main' : 'plain'}
              keys={one === act && isFirst ? 'alt+KeyF' : undefined}
              onClick={() => void record(one)}
            >
              {say(recordWords(followUpActLabels[one]))}
            </Button>
          ))}
      </div>
    </div>
  );
}

const recordWords = ({ zh, en }: Text): Text => t(`${words.record.zh}${zh}`, `${words.record.en} ${en.toLowerCase()}`);

/** Records the words of the call on a ticket. */
function useRecord(ticketId: string, { narrative, onRecorded }: Pick<TicketParts, 'narrative' | 'onRecorded'>) {
  const give = useGive();
  const [problem, setProblem] = useState<Problem>();
  const reason = narrative.slice(0, LONGEST_REASON);
  const send = (act: Act) => {
    const given = { params: { ticketId }, label: followUpActLabels[act] };
    if (act === 'urge') return give({ ...given, path: '/api/v1/tickets/{ticketId}/urge', body: { reason } });
    if (act === 'withdraw')
      return give({ ...given, path: '/api/v1/tickets/{ticketId}/withdrawal', body: { caller: ticketId, reason } });
    if (act === 'thank' || act === 'status')
      return give({ ...given, path: '/api/v1/tickets/{ticketId}/follow-ups', body: { act, text: narrative } });
    return give({ ...given, path: '/api/v1/tickets/{ticketId}/information', body: { text: narrative } });
  };
  const record = async (act: Act): Promise<void> => {
    const outcome = await send(act);
    setProblem('problem' in outcome ? outcome.problem : undefined);
    if ('data' in outcome) onRecorded();
  };
  return { record, problem };
}
