import type { ReactNode } from 'react';
import type { Rates } from '../../api/paths';
import { useSay } from '../../language/language';
import { formulaWords, rateWords, words } from './words';

const MOST_SHOWN = 4;

/** The parts of the period one after the other: numbers of tickets, coverage, and the first rates of the pack. */
export function Course({ rates: { series, rates, counts } }: { rates: Rates }): ReactNode {
  const say = useSay();
  const shown = counts.filter(({ id }) => ['registered', 'closed', 'reopened'].includes(id));
  return (
    <section className="panel">
      <h2>{say(words.course)}</h2>
      <div className="table-scroll" role="region" aria-label={say(words.course)} tabIndex={0}>
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{say(words.period)}</th>
              {shown.map(({ id, name }) => (
                <th key={id} scope="col">
                  {say(name)}
                </th>
              ))}
              <th scope="col">{say(words.coverage)}</th>
              {rates.slice(0, MOST_SHOWN).map(({ id, name }) => (
                <th key={id} scope="col">
                  {say(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {series.map((part) => (
              <tr key={part.from}>
                <th scope="row">{part.from === part.until ? part.from : `${part.from} – ${part.until.slice(5)}`}</th>
                {shown.map(({ id }) => (
                  <td key={id}>{part.counts[id]}</td>
                ))}
                <td>{say(rateWords(part.coverage, 'share'))}</td>
                {rates.slice(0, MOST_SHOWN).map(({ id, show }) => (
                  <td key={id}>{say(rateWords(part.rates[id], show))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The numbers from which the rates are computed. */
export function Counted({ rates: { counts, total } }: { rates: Rates }): ReactNode {
  const say = useSay();
  return (
    <section className="panel">
      <h2>{say(words.counts)}</h2>
      <dl className="count-list">
        {counts
          .filter(({ id }) => (total.counts[id] ?? 0) > 0)
          .map(({ id, name }) => (
            <div key={id}>
              <dt>{say(name)}</dt>
              <dd>{total.counts[id]}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** How each rate is computed, in the words of the counts. */
export function Definitions({ rates: { rates, counts } }: { rates: Rates }): ReactNode {
  const say = useSay();
  const named = [...counts, ...rates];
  return (
    <details className="panel">
      <summary className="strong">{say(words.definitions)}</summary>
      <dl className="definition-list">
        {rates.map(({ id, name, formula }) => (
          <div key={id}>
            <dt>{say(name)}</dt>
            <dd>{say(formulaWords(formula, named))}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
