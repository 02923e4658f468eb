import type * as api from '@hotline/contracts';
import type { EvaluationRules } from '@hotline/jurisdiction';
import type { SheetAt } from '../../domain/score-sheets/sheet';
import type { NamedPeople } from '../rates';

type Answer = api.ResponseOf<typeof api.readScores>;

interface SheetReader {
  /** The only unit whose entries the reader may see; absent: every unit. */
  readonly ownUnit?: string | undefined;
  readonly peopleOf: (ids: readonly string[]) => Promise<NamedPeople>;
  readonly unitOf: ReadonlyMap<string, string | undefined>;
  readonly reasons: EvaluationRules['exclusions'];
}

/** The decisions about the scores of a period, as people read them. */
export async function sheetView(
  { shown, frozen }: SheetAt,
  { ownUnit, peopleOf, unitOf, reasons }: SheetReader,
): Promise<Pick<Answer, 'frozen' | 'exclusions' | 'exclusionReasons' | 'stated' | 'appeals'>> {
  const isShown = (unit: string | undefined): boolean => ownUnit === undefined || unit === ownUnit;
  const exclusions = shown.exclusions.filter(({ ticketId }) => isShown(unitOf.get(ticketId)));
  const stated = shown.stated.filter(({ unit }) => isShown(unit));
  const appeals = shown.appeals.filter(({ unit }) => isShown(unit));
  const steps = [...exclusions, ...stated, ...appeals, ...(frozen ? [frozen] : [])];
  const decided = [...exclusions, ...appeals].flatMap((entry) => (entry.decided ? [entry.decided.by] : []));
  const people = await peopleOf([...new Set([...steps.map(({ by }) => by), ...decided])]);
  const step = <T extends { readonly by: string; readonly at: number }>({ by, at, ...rest }: T) => ({
    ...rest,
    by: { id: by, name: people.get(by)?.name ?? by },
    at: new Date(at).toISOString(),
  });
  const names = new Map(reasons.map(({ id, name }) => [id, name]));
  return {
    ...(frozen ? { frozen: step(frozen) } : {}),
    exclusionReasons: [...reasons],
    stated: stated.map(step),
    exclusions: exclusions.map(({ decided: decision, ...entry }) => ({
      ...step(entry),
      name: names.get(entry.code) ?? { zh: entry.code, en: entry.code },
      ...unitView(unitOf.get(entry.ticketId)),
      ...(decision ? { decided: step(decision) } : {}),
    })),
    appeals: appeals.map(({ decided: decision, ...entry }) => ({
      ...step(entry),
      ...(decision ? { decided: step(decision) } : {}),
    })),
  };
}

const unitView = (unit: string | undefined): { readonly unit?: string } => (unit === undefined ? {} : { unit });
