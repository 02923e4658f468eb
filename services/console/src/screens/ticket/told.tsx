import { channelLabels, outcomeLabels, ticketKindLabels, truthLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import type { TicketDetail } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { when } from '../../language/when';
import { FollowedTickets } from './followed-tickets';
import { Icon } from '../../ui/icon';

const words = {
  told: t('来电人所述', 'What the caller said'),
  demand: t('要求', 'Demand'),
  where: t('地点', 'Place'),
  question: t('待答复的问题', 'Question'),
  unitAsks: t('承办单位询问', 'The unit asks'),
  asksCaller: t('承办单位问诉求人', 'The unit asks the caller'),
  answer: { caller: t('诉求人回答', 'The caller answered'), hotline: t('热线答复', 'The hotline answered') },
  facts: t('见要素', 'see the facts'),
  report: t('承办单位反馈', 'The unit says'),
  unsigned: t('尚未签发', 'not signed yet'),
  callers: t('位诉求人', 'callers'),
  urged: t('次催办', 'times urged'),
};

/** The narrative, the demand and the report of the unit. */
export function Story({ ticket }: { ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const names = useNames();
  const { kind, channel, callers, urged, demands, demand, address, region } = ticket;
  const place = [region ? say(names.region(region)) : '', address ?? ''].filter(Boolean).join(' · ');
  const notes = [
    kind ? say(ticketKindLabels[kind]) : '',
    channel in channelLabels ? say(channelLabels[channel as keyof typeof channelLabels]) : '',
    callers > 1 ? `${callers} ${say(words.callers)}` : '',
    urged > 0 ? `${urged} ${say(words.urged)}` : '',
  ].filter(Boolean);
  return (
    <section className="panel stack">
      <div className="line">
        <h2 className="spread">{say(words.told)}</h2>
        <span className="quiet small">{notes.join(' · ')}</span>
      </div>
      <p className="told narrative">{ticket.narrative}</p>
      {demands ? (
        <ol className="demands">
          {demands.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ol>
      ) : (
        demand && (
          <p className="told">
            <span className="quiet">{say(words.demand)} </span>
            {demand}
          </p>
        )
      )}
      {place && (
        <p className="line">
          <Icon name="place" />
          <span>{place}</span>
        </p>
      )}
      <Questions ticket={ticket} />
      <FollowedTickets ticket={ticket} />
      <Report ticket={ticket} />
    </section>
  );
}

/** The questions that wait for an answer, and the last answer to a question of the unit. */
function Questions({ ticket: { question, unitAsks, unitAnswer } }: { ticket: TicketDetail }): ReactNode {
  const say = useSay();
  return (
    <>
      {question && (
        <p className="question">
          <span className="strong">{say(words.question)} </span>
          {say(question)}
        </p>
      )}
      {unitAsks && (
        <p className="question">
          <span className="strong">{say(unitAsks.toCaller ? words.asksCaller : words.unitAsks)} </span>
          {unitAsks.question}
        </p>
      )}
      {unitAnswer && (
        <p className="question">
          <span className="quiet">{unitAnswer.question} </span>
          <span className="strong">{say(words.answer[unitAnswer.by])} </span>
          {unitAnswer.answer ?? say(words.facts)}
        </p>
      )}
    </>
  );
}

function Report({ ticket: { resolution } }: { ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const names = useNames();
  if (!resolution) return null;
  const { unit, at, outcome, truth, publicReply, done, answers, signedBy } = resolution;
  return (
    <div className="report stack tight">
      <p className="line wrap">
        <span className="strong">{say(words.report)}</span>
        <span>{say(names.unit(unit))}</span>
        <span className="tag teal">{say(outcomeLabels[outcome])}</span>
        {truth && <span className="tag grey">{say(truthLabels[truth])}</span>}
        <span className="small quiet">
          {say(when(at))}
          {signedBy ? '' : ` · ${say(words.unsigned)}`}
        </span>
      </p>
      <p className="told">“{publicReply}”</p>
      {answers?.map(({ demand, answer }) => (
        <p key={demand} className="told">
          {demand}. {answer}
        </p>
      ))}
      <p className="told quiet">{done}</p>
    </div>
  );
}
