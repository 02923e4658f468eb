import { clockStateLabels, limitUnitLabels, targetNameLabels } from '@hotline/contracts/labels';
import { useState, type ReactNode } from 'react';
import type { ClockView, Explained, ExplainedTarget, TicketDetail } from '../../api/paths';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { useNow } from '../../language/use-now';
import { duration, when } from '../../language/when';
import { useExplained } from '../../tickets/use-tickets';
import { Button } from '../../ui/button';

const words = {
  title: t('时限', 'Time limits'),
  table: t('明细表', 'As a table'),
  drawing: t('图', 'As a chart'),
  due: t('到期', 'due'),
  counted: t('计时', 'counted'),
  left: t('不计时', 'not counted'),
  from: t('从', 'From'),
  to: t('到', 'To'),
  why: t('原因', 'Why'),
  since: t('自登记起', 'Since registration'),
  used: t('已用', 'Used'),
  law: t('法定期限', 'Time limit of a law'),
  returnable: t('退单期', 'Return window'),
  windowOpen: t('可退单', 'open'),
  windowOver: t('已截止', 'over'),
  windowEnd: t('截止', 'end'),
};

/** One bar for each target: counted time is solid; other time is hatched, with the reason why it does not count. */
export function Clocks({ ticket }: { ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const [isTable, setTable] = useState(false);
  const { data } = useExplained(ticket.ticketId);
  const explained = (clock: ClockView): ExplainedTarget | undefined =>
    data?.targets.find(({ name, stage }) => name === clock.name && stage === clock.stage);
  return (
    <section className="panel stack">
      <div className="line">
        <h2 className="spread">{say(words.title)}</h2>
        {data && (
          <Button tone="quiet" onClick={() => setTable(!isTable)}>
            {say(isTable ? words.drawing : words.table)}
          </Button>
        )}
      </div>
      {data && <FromRegistration told={data.fromRegistration} />}
      <ReturnWindow until={ticket.returnBy} />
      {ticket.clocks.map((clock) => (
        <Clock key={`${clock.name}-${clock.stage}`} clock={clock} target={explained(clock)} isTable={isTable} />
      ))}
    </section>
  );
}

/** The total time since registration, without pauses or extensions. */
function FromRegistration({ told }: { told: Explained['fromRegistration'] }): ReactNode {
  const say = useSay();
  return (
    <div className="clock stack tight">
      <div className="line wrap">
        <span className="strong">{say(words.since)}</span>
        <span>{say(duration(told.elapsedMs))}</span>
      </div>
      <p className="small quiet">{say(told.text)}</p>
    </div>
  );
}

/** Until when the lead can return the ticket. Nothing is overdue when it has passed. */
function ReturnWindow({ until }: { until: string | undefined }): ReactNode {
  const say = useSay();
  const now = useNow();
  if (until === undefined) return null;
  const isOver = Date.parse(until) < now;
  return (
    <div className="clock line wrap">
      <span className="strong">{say(words.returnable)}</span>
      <span className={isOver ? 'tag grey' : 'tag blue'}>{say(isOver ? words.windowOver : words.windowOpen)}</span>
      <span className="spread" />
      <span className="small quiet">
        {say(when(until))} {say(words.windowEnd)}
      </span>
    </div>
  );
}

const TONES: Readonly<Record<ClockView['state'], string>> = {
  pending: 'tag grey',
  running: 'tag blue',
  paused: 'tag orange',
  'at-risk': 'tag yellow-card',
  breached: 'tag red-card',
  met: 'tag green',
  'met-late': 'tag grey',
  ended: 'tag grey',
};

/** Entries of the ledger that record a decision of a person. */
const SAID: ReadonlySet<string> = new Set(['extend', 'pause', 'resume']);

/** The limit of a clock; a promise has a day instead. */
function limitOf({ name }: ClockView, target: ExplainedTarget | undefined): Text | undefined {
  if (!target || name === 'promise') return undefined;
  const { amount, unit } = target.limit;
  return t(`${amount} ${limitUnitLabels[unit].zh}`, `${amount} ${limitUnitLabels[unit].en}`);
}

const isWhatWasPromised = ({ name }: ClockView, what: string): boolean => name === 'promise' && what === 'start';

function Clock({
  clock,
  target,
  isTable,
}: {
  clock: ClockView;
  target: ExplainedTarget | undefined;
  isTable: boolean;
}): ReactNode {
  const say = useSay();
  const limit = limitOf(clock, target);
  return (
    <div className="clock stack tight">
      <div className="line wrap">
        <span className="strong">
          {say(targetNameLabels[clock.name])}
          {target?.of ? ` · ${say(target.of)}` : ''}
          {clock.stage > 1 && !target?.of ? ` ${clock.stage}` : ''}
        </span>
        {limit && <span className="quiet">{say(limit)}</span>}
        <span className={TONES[clock.state]}>{say(clockStateLabels[clock.state])}</span>
        <span className="spread" />
        <span className="small quiet">{clock.dueAt ? `${say(when(clock.dueAt))} ${say(words.due)}` : ''}</span>
      </div>
      {target && !isTable && <Bar target={target} />}
      {target && isTable && <Intervals target={target} />}
      <p className="small quiet">{say(sentence(clock))}</p>
      <Law statute={target?.statute} />
      {target?.ledger
        .filter(({ what }) => SAID.has(what) || isWhatWasPromised(clock, what))
        .map(({ at, text }) => (
          <p key={at} className="small">
            {say(text)}
          </p>
        ))}
    </div>
  );
}

/** The law whose limit the clock has, and its source. */
function Law({ statute }: { statute: ExplainedTarget['statute'] }): ReactNode {
  const say = useSay();
  return (
    statute && (
      <p className="small">
        {say(words.law)}：{say(statute.name)}（{statute.basis}）
      </p>
    )
  );
}

function sentence({ elapsedMs = 0, countedMs }: ClockView): Text {
  const [whole, counted] = [duration(elapsedMs), countedMs === undefined ? undefined : duration(countedMs)];
  if (!counted || countedMs === elapsedMs) return t(`已过 ${whole.zh}`, `${whole.en} passed`);
  return t(`计时 ${counted.zh}（自然时间 ${whole.zh}）`, `${counted.en} counted (${whole.en} on the wall clock)`);
}

/** Reaches from the start to the due time or the end, whichever is later. A line marks the due time. */
function Bar({ target }: { target: ExplainedTarget }): ReactNode {
  const say = useSay();
  const { intervals, startedAt, dueAt, stoppedAt } = target;
  const end = stoppedAt ?? intervals.at(-1)?.to ?? startedAt;
  const from = Date.parse(startedAt);
  const until = Math.max(Date.parse(end), dueAt ? Date.parse(dueAt) : 0, from + 1);
  const share = (at: string): number => ((Date.parse(at) - from) / (until - from)) * 100;
  const reasons = [...new Set(intervals.filter(({ counted }) => !counted).map(({ why }) => say(why)))];
  return (
    <>
      <div
        className="clock-bar"
        role="img"
        aria-label={`${say(words.counted)} ${say(duration(target.countedMs ?? target.elapsedMs))}`}
      >
        {intervals.map(({ from: begin, to, counted, why }) => (
          <span
            key={begin}
            className={counted ? 'clock-part counted' : 'clock-part'}
            style={{ left: `${share(begin)}%`, width: `${share(to) - share(begin)}%` }}
            title={`${say(why)} ${say(when(begin))}–${say(when(to))}`}
          />
        ))}
        {dueAt && <span className="clock-due" style={{ left: `min(${share(dueAt)}%, calc(100% - 2px))` }} />}
      </div>
      {reasons.length > 0 && (
        <p className="small quiet line">
          <span className="clock-key" aria-hidden="true" />
          {say(words.left)}：{reasons.join('、')}
        </p>
      )}
    </>
  );
}

function Intervals({ target }: { target: ExplainedTarget }): ReactNode {
  const say = useSay();
  return (
    <table className="small-table">
      <thead>
        <tr>
          <th>{say(words.from)}</th>
          <th>{say(words.to)}</th>
          <th>{say(words.why)}</th>
          <th>{say(words.counted)}</th>
        </tr>
      </thead>
      <tbody>
        {target.intervals.map(({ from, to, ms, counted, why }) => (
          <tr key={from}>
            <td>{say(when(from))}</td>
            <td>{say(when(to))}</td>
            <td>{say(why)}</td>
            <td>{counted ? say(duration(ms)) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
