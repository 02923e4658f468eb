import { useRef, useState, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { api, dataOf, RequestRefused } from '../../api/client';
import type { Problem } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { Button } from '../../ui/button';
import { Segments } from '../../ui/fields';
import { ProblemBox } from '../../ui/states';
import type { SimulationResult } from './use-versions';

const words = {
  title: t('用历史工单试运行', 'Try it on past tickets'),
  most: t('最近多少张工单', 'How many tickets, the newest first'),
  run: t('试运行', 'Try it'),
  running: t('正在试运行…', 'Trying…'),
  stop: t('停', 'Stop'),
  tickets: t('张工单', 'tickets'),
  leftOut: t('没有事项，未计入', 'left out, because they have no matter'),
  unit: t('单位', 'Unit'),
  leads: t('主办', 'Leads'),
  gained: t('增加', 'Gains'),
  lost: t('减少', 'Loses'),
  unroutable: t('无单位可主办', 'No unit could lead'),
  new: t('新出现', 'new'),
  examples: t('例如', 'for example'),
  same: t('没有工单换单位', 'No ticket changes its unit'),
};
const SIZES = [1000, 5000, 20_000];
const KINDS: Readonly<Record<'lead' | 'gap' | 'dispute' | 'ask', Text>> = {
  lead: t('主办', 'leads'),
  gap: t('职责空白', 'gap'),
  dispute: t('协商', 'dispute'),
  ask: t('先问要素', 'a fact must be asked'),
};

function useSimulation(version: string, against: string) {
  const [result, setResult] = useState<SimulationResult>();
  const [problem, setProblem] = useState<Problem>();
  const [running, setRunning] = useState<AbortController>();
  const current = useRef<AbortController>(undefined);
  const run = async (most: number): Promise<void> => {
    const control = new AbortController();
    current.current = control;
    setRunning(control);
    setProblem(undefined);
    const request = api.POST('/api/v1/jurisdiction/versions/{version}/simulate', {
      params: { path: { version } },
      body: { against, most },
      signal: control.signal,
    });
    try {
      setResult(await dataOf(request));
    } catch (error) {
      if (!control.signal.aborted && error instanceof RequestRefused) setProblem(error.problem);
    }
    setRunning(undefined);
  };
  return { result, problem, isRunning: running !== undefined, run, stop: () => current.current?.abort() };
}

/** Who would gain or lose tickets under a version, and which tickets no unit could lead. */
export function SimulationPanel({ version, against }: { version: string; against: string }): ReactNode {
  const say = useSay();
  const [most, setMost] = useState(SIZES[0] as number);
  const { result, problem, isRunning, run, stop } = useSimulation(version, against);
  return (
    <section className="panel stack">
      <h3>{say(words.title)}</h3>
      <Segments
        label={say(words.most)}
        value={String(most)}
        options={SIZES.map((size) => ({ value: String(size), label: size.toLocaleString('en') }))}
        onChange={(next) => setMost(Number(next))}
      />
      <div className="line wrap">
        <Button icon="pulse" isBusy={isRunning} onClick={() => void run(most)}>
          {say(isRunning ? words.running : words.run)}
        </Button>
        {isRunning && <progress aria-label={say(words.running)} />}
        {isRunning && <Button onClick={stop}>{say(words.stop)}</Button>}
      </div>
      {problem && <ProblemBox problem={problem} />}
      {result && <Result result={result} />}
    </section>
  );
}

function Result({ result }: { result: SimulationResult }): ReactNode {
  const say = useSay();
  const { tickets, leftOut, unroutable, moved } = result;
  return (
    <div className="stack" role="status">
      <p>
        {tickets} {say(words.tickets)}
        {leftOut > 0 && `，${leftOut} ${say(words.leftOut)}`}
      </p>
      {unroutable.tickets > 0 && (
        <p className="consequence">
          {say(words.unroutable)} {unroutable.tickets}（{say(words.new)} {unroutable.new}）
        </p>
      )}
      {moved.length === 0 ? <p>{say(words.same)}</p> : <UnitTable units={result.units} />}
      <Moved moved={moved} />
    </div>
  );
}

function UnitTable({ units }: Pick<SimulationResult, 'units'>): ReactNode {
  const say = useSay();
  const names = useNames();
  const changed = units.filter(({ gained, lost }) => gained > 0 || lost > 0);
  return (
    <div className="table-scroll" role="region" aria-label={say(words.unit)} tabIndex={0}>
      <table className="figure-table">
        <thead>
          <tr>
            {[words.unit, words.leads, words.gained, words.lost].map((label) => (
              <th key={label.en} scope="col">
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changed.map(({ unit, leads, gained, lost }) => (
            <tr key={unit}>
              <th scope="row">{say(names.unit(unit))}</th>
              <td>{leads}</td>
              <td>+{gained}</td>
              <td>−{lost}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Moved({ moved }: Pick<SimulationResult, 'moved'>): ReactNode {
  const say = useSay();
  const names = useNames();
  const told = ({ kind, unit }: SimulationResult['moved'][number]['from']): string =>
    kind === 'lead' ? say(names.unit(unit)) : `${say(names.unit(unit))}（${say(KINDS[kind])}）`;
  return (
    <ul className="plain-list stack tight">
      {moved.map(({ from, to, tickets, examples }) => (
        <li key={`${told(from)} ${told(to)}`}>
          {told(from)} → {told(to)} · {tickets} {say(words.tickets)} · {say(words.examples)}{' '}
          {examples.slice(0, 3).map(({ ticketId, ticketNo }) => (
            <Link key={ticketId} to="/tickets/$ticketId" params={{ ticketId }}>
              {ticketNo}{' '}
            </Link>
          ))}
        </li>
      ))}
    </ul>
  );
}
