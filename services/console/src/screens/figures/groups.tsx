import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Rates } from '../../api/paths';
import { useSay } from '../../language/language';
import type { Text } from '../../language/text';
import { Empty } from '../../ui/states';
import type { ListSearch } from '../tickets/filter';
import type { Grouping } from './search';
import { ageWords, rateWords, words } from './words';

type Group = Rates['groups'][number];

/** One table for each group of peers, so that towns are not compared with departments. */
export function Groups({ rates, by }: { rates: Rates; by: Grouping }): ReactNode {
  const say = useSay();
  const { groups, peerGroups } = rates;
  if (groups.length === 0) return <Empty icon="list" title={words.none} />;
  const tables: readonly { name: Text; rows: readonly Group[] }[] =
    by === 'unit'
      ? [...peerGroups, { id: undefined, name: words.others }].map(({ id, name }) => ({
          name,
          rows: groups.filter(({ peerGroup }) => peerGroup === id),
        }))
      : [{ name: words[by], rows: groups }];
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, rows }) => (
      <section key={name.en} className="panel">
        <h2>{say(name)}</h2>
        <GroupTable name={name} rows={rows} rates={rates} by={by} />
      </section>
    ));
}

interface Table {
  readonly name: Text;
  readonly rows: readonly Group[];
  readonly rates: Rates;
  readonly by: Grouping;
}

function GroupTable({ name, rows, rates, by }: Table): ReactNode {
  const say = useSay();
  return (
    <div className="table-scroll" role="region" aria-label={say(name)} tabIndex={0}>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{say(words[by])}</th>
            <th scope="col">{say(words.coverage)}</th>
            {rates.rates.map((rate) => (
              <th key={rate.id} scope="col">
                {say(rate.name)}
              </th>
            ))}
            <th scope="col">{say(words.age)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((group) => (
            <tr key={group.key}>
              <th scope="row">
                <GroupName group={group} by={by} />
              </th>
              <td>
                {say(rateWords(group.coverage, 'share'))}
                <span className="quiet small">
                  {' '}
                  {group.counts.answered} / {group.counts.called}
                </span>
              </td>
              {rates.rates.map(({ id, show }) => (
                <td key={id}>{say(rateWords(group.rates[id], show))}</td>
              ))}
              <td>{say(ageWords(group.ages))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The filter of the list that shows the tickets of a group; undefined where the list has no such filter. */
const listOf = (key: string, by: Grouping): ListSearch | undefined => {
  if (by === 'operator' || key.includes(':')) return undefined;
  return { [by]: [key], open: 'no' } as ListSearch;
};

/** Shows the name of a group as a link to its tickets, and below it the larger group to which the group belongs. */
function GroupName({ group: { key, name, parent }, by }: { group: Group; by: Grouping }): ReactNode {
  const say = useSay();
  const search = listOf(key, by);
  return (
    <>
      {search ? (
        <Link to="/tickets" search={search}>
          {say(name)}
        </Link>
      ) : (
        say(name)
      )}
      {parent && <span className="quiet small"> {say(parent.name)}</span>}
    </>
  );
}
