import { promiseStateLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { when } from '../../language/when';
import type { CallerProgress } from './server';

const words = {
  number: t('工单号', 'Number'),
  together: t('与以下工单合并办理：', 'Handled together with'),
  unit: t('承办单位', 'Unit'),
  due: t('答复期限', 'Answer due by'),
  law: t('法定期限', 'Time limit of a law'),
  plan: t('已列入计划分期办理，预计至', 'Handled by a plan that runs until'),
  closure: t('结案方式', 'Closed as'),
  promised: t('承诺', 'Promised'),
  reply: t('答复', 'Reply'),
  refused: t('不予受理的理由', 'Why it is not accepted'),
  route: t('您可以通过以下途径办理', 'What you can do'),
  appealUntil: t('申诉期限', 'You can appeal until'),
  earlier: t('上一次答复', 'Earlier reply'),
  answeredAt: t('答复时间', 'Answered'),
  steps: t('进展', 'Progress'),
  readBy: t('谁看过您的个人信息', 'Who has read your personal data'),
  nobody: t('还没有人看过', 'Nobody so far'),
};

const dayWords = (day: string): Text => {
  const [year = '', month = '', date = ''] = day.split('-');
  return t(`${year}年${Number(month)}月${Number(date)}日`, day);
};

/** What has happened to a ticket, in the words of the hotline. */
export function ProgressCard({ progress }: { progress: CallerProgress }): ReactNode {
  const say = useSay();
  const { ticketNo, stateName, answeredTogether, lead, dueAt, statute, suspendedUntil, closure, answeredAt } = progress;
  const facts: readonly (readonly [Text, string | undefined])[] = [
    [words.unit, lead && say(lead)],
    [words.due, dueAt && !answeredAt ? say(when(dueAt)) : undefined],
    [words.law, statute && !answeredAt ? `${say(statute.name)}（${statute.basis}）` : undefined],
    [words.plan, suspendedUntil && say(dayWords(suspendedUntil))],
    [words.answeredAt, answeredAt && say(when(answeredAt))],
    [words.closure, closure && say(closure)],
  ];
  return (
    <section className="caller-card">
      <p className="caller-state">{say(stateName)}</p>
      <p className="quiet">
        {say(words.number)} {ticketNo}
      </p>
      {answeredTogether && (
        <p>
          {say(words.together)} {answeredTogether}
        </p>
      )}
      <dl className="caller-facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name.en}>
                <dt>{say(name)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <Refusal progress={progress} />
      <Promised progress={progress} />
      <Reply progress={progress} />
    </section>
  );
}

/** What was promised to the caller, by whom, until when, and whether it was kept. */
function Promised({ progress: { promises } }: { progress: CallerProgress }): ReactNode {
  const say = useSay();
  if (!promises) return null;
  return (
    <div className="caller-reply">
      <h2>{say(words.promised)}</h2>
      {promises.map(({ on, what, by, state }, i) => (
        <p key={`${on}${i}`} className="told">
          {say(dayWords(on))} {say(by)}：{say(what)}（{say(promiseStateLabels[state])}）
        </p>
      ))}
    </div>
  );
}

/** Why the hotline does not accept the ticket, and the lawful way that is open to the caller. */
function Refusal({ progress: { refusal } }: { progress: CallerProgress }): ReactNode {
  const say = useSay();
  if (!refusal) return null;
  const { text, route, contact, appealUntil } = refusal;
  return (
    <div className="caller-reply">
      <h2>{say(words.refused)}</h2>
      <p className="told">{say(text)}</p>
      {route && <h2>{say(words.route)}</h2>}
      {route && (
        <p className="told">
          {say(route)} {contact}
        </p>
      )}
      {appealUntil && (
        <p className="quiet">
          {say(words.appealUntil)} {say(when(appealUntil))}
        </p>
      )}
    </div>
  );
}

function Reply({ progress: { reply, answers, answeredAt } }: { progress: CallerProgress }): ReactNode {
  const say = useSay();
  if (!reply) return null;
  return (
    <div className="caller-reply">
      <h2>{say(answeredAt ? words.reply : words.earlier)}</h2>
      <p className="told">{reply}</p>
      {answers?.map(({ demand, answer }) => (
        <p key={demand} className="told">
          {demand}：{answer}
        </p>
      ))}
    </div>
  );
}

/** The steps in the order of time, and who has read the personal data of the caller. */
export function HistoryCard({ progress: { steps, readBy } }: { progress: CallerProgress }): ReactNode {
  const say = useSay();
  return (
    <section className="caller-card">
      <h2>{say(words.steps)}</h2>
      <ol className="caller-steps">
        {steps.map(({ at, what, text }, i) => (
          <li key={`${at}${i}`}>
            <span>
              {say(what)}
              {text && <span className="told">：{text}</span>}
            </span>
            <time dateTime={at} className="quiet">
              {say(when(at))}
            </time>
          </li>
        ))}
      </ol>
      <h2>{say(words.readBy)}</h2>
      {readBy.length === 0 && <p className="quiet">{say(words.nobody)}</p>}
      <ul className="caller-readers">
        {readBy.map(({ at, who }, i) => (
          <li key={`${at}${i}`}>
            {say(who)}
            <time dateTime={at} className="quiet">
              {say(when(at))}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
