import type { ReactNode } from 'react';
import type { Scores } from '../../api/paths';
import { useSay } from '../../language/language';
import type { Text } from '../../language/text';
import { formulaWords, rateWords } from '../figures/words';
import { namesIn } from './search';
import { limitWords, numberWords, pointsWords, rankOf, scoreWords, words } from './words';

type Scheme = NonNullable<Scores['scheme']>;
type UnitScore = Scores['units'][number];
interface Shown {
  readonly scores: Scores;
  readonly scheme: Scheme;
}

/** One table for each group of peers. Units without a group have no rank. */
export function ScoreTables({ scores, scheme }: Shown): ReactNode {
  const say = useSay();
  const { units, peerGroups } = scores;
  return [...peerGroups, { id: undefined, name: words.others }]
    .map(({ id, name }) => ({ name, rows: units.filter(({ peerGroup }) => peerGroup === id) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, rows }) => (
      <section key={name.en} className="panel">
        <h2>{say(name)}</h2>
        <ScoreTable name={name} rows={rows} scheme={scheme} />
        <details>
          <summary>{say(words.basis)}</summary>
          <Numbers name={name} rows={rows} scores={scores} scheme={scheme} />
        </details>
      </section>
    ));
}

interface Table {
  readonly name: Text;
  readonly rows: readonly UnitScore[];
  readonly scheme: Scheme;
}

function ScoreTable({ name, rows, scheme }: Table): ReactNode {
  const say = useSay();
  return (
    <div className="table-scroll" role="region" aria-label={say(name)} tabIndex={0}>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{say(words.unit)}</th>
            {[words.rank, words.score, words.coverage].map((word) => (
              <th key={word.en} scope="col">
                {say(word)}
              </th>
            ))}
            {scheme.items.map((item) => (
              <th key={item.id} scope="col">
                {say(item.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unit}>
              <th scope="row">{say(row.name)}</th>
              <td>{say(rankOf(row.rank, row.peers))}</td>
              <td>
                <span className="strong">{say(scoreWords(row.score, row.outOf, scheme.full))}</span>
                <Remark row={row} />
              </td>
              <td>{say(rateWords(row.coverage, 'share'))}</td>
              {scheme.items.map(({ id, kind }) => (
                <td key={id}>{say(pointsWords(row.items.find((one) => one.id === id)?.points, kind))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What people changed about the score: tickets left out and points of appeals. */
function Remark({ row: { excluded, correction } }: { readonly row: UnitScore }): ReactNode {
  const say = useSay();
  const parts = [
    ...(excluded > 0 ? [`${say(words.excluded)} ${excluded}`] : []),
    ...(correction === undefined ? [] : [`${say(words.correction)} ${say(pointsWords(correction, 'added'))}`]),
  ];
  return parts.length > 0 && <span className="quiet small"> {parts.join(' · ')}</span>;
}

/** The numbers and rates that the formulas of the scheme use, for each unit. */
function Numbers({ name, rows, scores, scheme }: Table & { readonly scores: Scores }): ReactNode {
  const say = useSay();
  const used = new Set(scheme.items.flatMap(({ formula }) => namesIn(formula)));
  const shown = scores.named.filter(({ id }) => used.has(id));
  return (
    <div className="table-scroll" role="region" aria-label={`${say(words.basis)} ${say(name)}`} tabIndex={0}>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{say(words.unit)}</th>
            {shown.map((one) => (
              <th key={one.id} scope="col">
                {say(one.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit, name: unitName, counts, rates, stated }) => (
            <tr key={unit}>
              <th scope="row">{say(unitName)}</th>
              {shown.map(({ id, show }) => (
                <td key={id}>{say(numberWords(counts[id] ?? rates[id] ?? stated[id], show))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How the points of each item are computed, in words. */
export function Rules({ scores, scheme }: Shown): ReactNode {
  const say = useSay();
  const named = [...scores.named, ...scheme.items];
  return (
    <details className="panel">
      <summary className="strong">{say(words.rules)}</summary>
      <dl className="definition-list">
        {scheme.items.map(({ id, name, kind, full, formula }) => (
          <div key={id}>
            <dt>
              {say(name)} <span className="quiet small">{say(limitWords(kind, full))}</span>
            </dt>
            <dd>{say(formulaWords(formula, named))}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
