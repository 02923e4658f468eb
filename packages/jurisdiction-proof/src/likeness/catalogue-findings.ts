import type { Pack, PackMatter } from '@hotline/jurisdiction';
import type { RawFinding } from '../prove/finding';
import { plainTerm } from './terms';

const nothing = { regions: [], conditions: {}, powers: [], units: [], from: '0001-01-01' };

/**
 * Reports the matters that no text can be classified as, and the matters of a jurisdiction that its frame has too, under
 * the same name.
 */
export function catalogueFindings(pack: Pack): RawFinding[] {
  const matters = pack.matters.filter(({ placeholder }) => !placeholder);
  const unknown = matters.filter(isUnrecognised);
  const byName = new Map(
    matters.filter(({ inherited }) => inherited).flatMap((m) => namesOf(m).map((name) => [name, m])),
  );
  const twice = matters.flatMap((own): RawFinding[] => {
    const other = own.inherited ? undefined : byName.get(plainTerm(own.name.zh));
    return other ? [{ kind: 'twice', ...nothing, matters: [own.code, other.code], about: own }] : [];
  });
  const [first] = unknown;
  if (!first) return twice;
  return [...twice, { kind: 'unrecognised', ...nothing, matters: unknown.map(({ code }) => code), about: first }];
}

const namesOf = ({ name, words }: PackMatter): string[] => [name.zh, ...words].map(plainTerm);

/** Whether nothing but the name of a matter says how callers speak about it. */
const isUnrecognised = ({ words, examples, like = [] }: PackMatter): boolean =>
  words.length + examples.length + like.length === 0;
