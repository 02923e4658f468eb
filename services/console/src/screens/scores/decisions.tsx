import type { ReactNode } from 'react';
import { api, dataOf, RequestRefused } from '../../api/client';
import type { Scores } from '../../api/paths';
import { useSay } from '../../language/language';
import type { Text } from '../../language/text';
import { useNow } from '../../language/use-now';
import { dayOf, when } from '../../language/when';
import { usePerson } from '../../session/use-person';
import { FormButton, type SheetField, type SheetForm } from './sheet-form';
import { pointsWords, words } from './words';

type Scheme = NonNullable<Scores['scheme']>;
type Exclusion = Scores['exclusions'][number];
type Appeal = Scores['appeals'][number];
interface Shown {
  readonly scores: Scores;
  readonly scheme: Scheme;
}

const sheetOf = ({ from, until }: Scores, { id }: Scheme) => ({ scheme: id, from, until });
const optionsOf = (all: readonly { readonly id: string; readonly name: Text }[], say: (text: Text) => string) =>
  all.map(({ id, name }) => ({ value: id, label: say(name) }));
const reason: SheetField = { name: 'reason', label: words.reason, kind: 'area' };

/** The ticket with a number that a person typed. @throws RequestRefused if there is none */
async function ticketOf(number: string): Promise<string> {
  const wanted = number.trim();
  const { tickets } = await dataOf(api.GET('/api/v1/tickets', { params: { query: { words: wanted, limit: 20 } } }));
  const found = tickets.find(({ ticketNo }) => ticketNo === wanted);
  if (found) return found.ticketId;
  const { zh, en } = words.noTicket;
  throw new RequestRefused(
    { type: 'about:blank', title: en, titleZh: zh, status: 404, code: 'not-found', hint: words.ticketHint },
    404,
  );
}

/** Tickets that are left out, or that somebody asked to leave out, with evidence and both people. */
export function Exclusions({ scores, scheme }: Shown): ReactNode {
  const say = useSay();
  const { operations } = usePerson();
  const mayAsk = operations.has('requestExclusion') && !scores.frozen && scores.exclusionReasons.length > 0;
  if (scores.exclusions.length === 0 && !mayAsk) return null;
  return (
    <section className="panel stack">
      <h2>{say(words.exclusions)}</h2>
      <ul className="stack tight">
        {scores.exclusions.map((exclusion) => (
          <ExclusionLine key={`${exclusion.ticketId} ${exclusion.at}`} {...{ exclusion, scores, scheme }} />
        ))}
      </ul>
      {mayAsk && (
        <div>
          <FormButton form={exclusionForm({ scores, scheme }, say)} />
        </div>
      )}
    </section>
  );
}

const exclusionForm = ({ scores, scheme }: Shown, say: (text: Text) => string): SheetForm => ({
  title: words.exclude,
  fields: [
    { name: 'ticket', label: words.ticketNo, hint: words.ticketHint, kind: 'line' },
    { name: 'code', label: words.why, kind: 'choice', options: optionsOf(scores.exclusionReasons, say) },
    { name: 'evidence', label: words.evidence, kind: 'area' },
  ],
  send: async ({ ticket = '', code = '', evidence = '' }) => {
    const ticketId = await ticketOf(ticket);
    const body = { ...sheetOf(scores, scheme), ticketId, code, evidence };
    return dataOf(api.POST('/api/v1/figures/scores/exclusions', { body }));
  },
});

function ExclusionLine({ exclusion, scores, scheme }: Shown & { readonly exclusion: Exclusion }): ReactNode {
  const say = useSay();
  const { id, operations } = usePerson();
  const { ticketId, ticketNo, name, evidence, by, decided } = exclusion;
  const mayDecide = !decided && !scores.frozen && operations.has('decideExclusion') && by.id !== id;
  const decide = (approve: boolean): SheetForm => ({
    title: approve ? words.approve : words.reject,
    fields: [reason],
    send: (answers) =>
      dataOf(
        api.POST('/api/v1/figures/scores/exclusions/{ticketId}/decision', {
          params: { path: { ticketId } },
          body: { ...sheetOf(scores, scheme), approve, reason: answers.reason ?? '' },
        }),
      ),
  });
  return (
    <li className="line wrap">
      <State decided={decided && (decided.approved ? words.approved : words.rejected)} />
      <span>{ticketNo}</span>
      <span>{say(name)}</span>
      <span className="spread">{evidence}</span>
      <span className="small quiet">{[by.name, decided?.by.name, decided?.reason].filter(Boolean).join(' · ')}</span>
      {mayDecide && <FormButton form={decide(true)} />}
      {mayDecide && <FormButton form={decide(false)} />}
    </li>
  );
}

const State = ({ decided }: { readonly decided: Text | undefined }): ReactNode => {
  const say = useSay();
  return <span className="tag grey">{say(decided ?? words.waiting)}</span>;
};

/** What units contest, and how it was decided. */
export function Appeals({ scores, scheme }: Shown): ReactNode {
  const say = useSay();
  const { operations } = usePerson();
  const mayAppeal = operations.has('appealScore');
  if (scores.appeals.length === 0 && !mayAppeal) return null;
  const options = optionsOf(scheme.items, say);
  const form: SheetForm = {
    title: words.appeal,
    fields: [{ name: 'item', label: words.item, kind: 'choice', options, isOptional: true }, reason],
    send: ({ item = '', ...answers }) => {
      const body = { ...sheetOf(scores, scheme), reason: answers.reason ?? '', ...(item === '' ? {} : { item }) };
      return dataOf(api.POST('/api/v1/figures/scores/appeals', { body }));
    },
  };
  return (
    <section className="panel stack">
      <h2>{say(words.appeals)}</h2>
      <ul className="stack tight">
        {scores.appeals.map((appeal) => (
          <AppealLine key={appeal.id} {...{ appeal, scores, scheme }} />
        ))}
      </ul>
      {mayAppeal && (
        <div>
          <FormButton form={form} />
        </div>
      )}
    </section>
  );
}

function AppealLine({ appeal, scores, scheme }: Shown & { readonly appeal: Appeal }): ReactNode {
  const say = useSay();
  const { operations } = usePerson();
  const { unit, item, by, decided } = appeal;
  const unitName = scores.units.find((one) => one.unit === unit)?.name;
  const itemName = scheme.items.find((one) => one.id === item)?.name ?? words.score;
  const mayDecide = !decided && operations.has('decideScoreAppeal');
  const sheet = sheetOf(scores, scheme);
  return (
    <li className="line wrap">
      <State decided={decided && (decided.accepted ? words.approved : words.rejected)} />
      {unitName && <span>{say(unitName)}</span>}
      <span>{say(itemName)}</span>
      <span className="spread">{appeal.reason}</span>
      {decided?.accepted && <span className="strong">{say(pointsWords(decided.points, 'added'))}</span>}
      <span className="small quiet">{[by.name, decided?.by.name, decided?.reason].filter(Boolean).join(' · ')}</span>
      {mayDecide && <FormButton form={appealForm(sheet, appeal.id, true)} />}
      {mayDecide && <FormButton form={appealForm(sheet, appeal.id, false)} />}
    </li>
  );
}

const appealForm = (sheet: ReturnType<typeof sheetOf>, appeal: string, accept: boolean): SheetForm => ({
  title: accept ? words.accept : words.reject,
  fields: [...(accept ? [{ name: 'points', label: words.points, kind: 'number' } as const] : []), reason],
  send: ({ points, ...answers }) => {
    const given = accept ? { points: Number(points) } : {};
    const body = { ...sheet, accept, reason: answers.reason ?? '', ...given };
    const params = { path: { appeal } };
    return dataOf(api.POST('/api/v1/figures/scores/appeals/{appeal}/decision', { params, body }));
  },
});

/** Numbers that no ticket holds. Nothing is shown if the scheme asks for none. */
export function StatedNumbers({ scores, scheme }: Shown): ReactNode {
  const say = useSay();
  const { operations } = usePerson();
  if (scheme.stated.length === 0) return null;
  const nameOf = (id: string): Text => scheme.stated.find((one) => one.id === id)?.name ?? { zh: id, en: id };
  const unitName = (id: string): Text => scores.units.find(({ unit }) => unit === id)?.name ?? { zh: id, en: id };
  return (
    <section className="panel stack">
      <h2>{say(words.stated)}</h2>
      <ul className="stack tight">
        {scores.stated.map(({ unit, statedNumber, value, source, by, at }) => (
          <li key={`${unit} ${statedNumber} ${at}`} className="line wrap">
            <span>{say(unitName(unit))}</span>
            <span>{say(nameOf(statedNumber))}</span>
            <span className="strong">{value}</span>
            <span className="spread">{source}</span>
            <span className="small quiet">{by.name}</span>
          </li>
        ))}
      </ul>
      {operations.has('stateNumber') && !scores.frozen && (
        <div>
          <FormButton form={statedForm({ scores, scheme }, say)} />
        </div>
      )}
    </section>
  );
}

const statedForm = ({ scores, scheme }: Shown, say: (text: Text) => string): SheetForm => ({
  title: words.state,
  fields: [
    {
      name: 'unit',
      label: words.unit,
      kind: 'choice',
      options: optionsOf(
        scores.units.map(({ unit, name }) => ({ id: unit, name })),
        say,
      ),
    },
    { name: 'statedNumber', label: words.statedNumber, kind: 'choice', options: optionsOf(scheme.stated, say) },
    { name: 'value', label: words.value, kind: 'number' },
    { name: 'source', label: words.source, kind: 'area' },
  ],
  send: ({ unit = '', statedNumber = '', value = '', source = '' }) => {
    const body = { ...sheetOf(scores, scheme), unit, statedNumber, value: Number(value), source };
    return dataOf(api.POST('/api/v1/figures/scores/stated', { body }));
  },
});

/** Says when the scores were frozen, or offers it once the period is over. */
export function Freezing({ scores, scheme }: Shown): ReactNode {
  const say = useSay();
  const now = useNow();
  const { operations } = usePerson();
  const { frozen, until } = scores;
  if (frozen)
    return (
      <p className="panel">
        {say(words.frozen)} {say(when(frozen.at, now))} {frozen.by.name}
      </p>
    );
  if (!operations.has('freezeScores') || dayOf(now) <= until) return null;
  const form: SheetForm = {
    title: words.freeze,
    hint: words.freezeHint,
    fields: [],
    send: () => dataOf(api.POST('/api/v1/figures/scores/freeze', { body: sheetOf(scores, scheme) })),
  };
  return (
    <div>
      <FormButton form={form} />
    </div>
  );
}
