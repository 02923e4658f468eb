import { resolutionLabels, satisfactionLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import { ticketsOfCallers } from '../../actions/forms/caller-field';
import type { CallInHand, TicketDetail } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { when } from '../../language/when';

type CallerOfCall = CallInHand['callers'][number];

const words = {
  callers: t('打给谁', 'Whom to call'),
  script: t('话术', 'What to say'),
  now: t('现在打', 'Call now'),
  days: { 'working-days': t('工作日', 'working days'), 'rest-days': t('休息日', 'rest days') },
};
const states: Readonly<Record<CallerOfCall['state'], Text>> = {
  'to-call': t('待回访', 'To call'),
  answered: t('已答复', 'Answered'),
  silent: t('不作答复', 'Declined to answer'),
  'not-reached': t('多次未接', 'Not reached'),
  'no-number': t('未留电话', 'No number'),
};

/** Every caller of the ticket, with their answers and the number of failed attempts to reach them. */
export function CallersOfCall({ call, ticket }: { call: CallInHand; ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const tickets = ticketsOfCallers(ticket);
  return (
    <section className="panel stack">
      <h2>{say(words.callers)}</h2>
      <ul className="stack">
        {call.callers.map((caller) => (
          <li key={caller.caller} className="line wrap">
            <strong>{say(nameOf(tickets.indexOf(caller.caller) + 1, caller.also.length))}</strong>
            <span className={caller.caller === call.next ? 'tag blue' : 'tag grey'}>
              {say(caller.caller === call.next ? words.now : states[caller.state])}
            </span>
            <span className="quiet">{say(tellsOf(caller))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const nameOf = (number: number, further: number): Text =>
  further > 0
    ? t(`第 ${number} 位诉求人（来电 ${further + 1} 次）`, `Caller ${number} (called ${further + 1} times)`)
    : t(`第 ${number} 位诉求人`, `Caller ${number}`);

/** Answers, failed attempts and contact hours of one caller, in one line. */
function tellsOf({ triedAt, contactHours, promised, notBefore, resolution, satisfaction }: CallerOfCall): Text {
  const parts: Text[] = [];
  if (resolution) parts.push(resolutionLabels[resolution]);
  if (satisfaction) parts.push(satisfactionLabels[satisfaction]);
  if (promised && notBefore) parts.push(both(when(notBefore), '约定 ', 'promised '));
  const last = triedAt.at(-1);
  if (last) {
    const at = when(last);
    parts.push(t(`未接 ${triedAt.length} 次，上次 ${at.zh}`, `not reached ${triedAt.length} times, last ${at.en}`));
  }
  if (contactHours) parts.push(both(hoursOf(contactHours), '方便时间 ', 'can be reached '));
  return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') };
}

const both = ({ zh, en }: Text, before: string, beforeEn: string): Text => t(`${before}${zh}`, `${beforeEn}${en}`);

function hoursOf({ days, from, to }: NonNullable<CallerOfCall['contactHours']>): Text {
  const day = days ? words.days[days] : t('', '');
  const hours = `${from ?? ''}${from || to ? '–' : ''}${to ?? ''}`;
  return t(`${day.zh} ${hours}`.trim(), `${day.en} ${hours}`.trim());
}

/** The pack's script for the call, with number, matter and unit of the ticket filled in. */
export function Script({ call, ticket }: { call: CallInHand; ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const names = useNames();
  if (call.script.length === 0) return null;
  const fill = (line: Text): string =>
    say(line)
      .replaceAll('{number}', ticket.ticketNo)
      .replaceAll('{matter}', say(names.matter(ticket.matter)))
      .replaceAll('{unit}', ticket.lead ? say(names.unit(ticket.lead)) : '12345');
  return (
    <section className="panel stack">
      <h2>{say(words.script)}</h2>
      {call.script.map((line) => (
        <p key={line.en} className="narrative">
          {fill(line)}
        </p>
      ))}
    </section>
  );
}
