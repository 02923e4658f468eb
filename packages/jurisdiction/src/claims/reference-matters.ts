import type { MatterCode, ReferenceMatter } from '../model/matters';
import type { Pack, PackMatter } from '../pack/pack';

/** The reference matters of a pack by their codes. */
export const referenceMatters = ({ references }: Pick<Pack, 'references'>): ReadonlyMap<MatterCode, ReferenceMatter> =>
  new Map(
    references.flatMap(({ code: field, matters }) =>
      matters.map(({ code, name, synonyms, legal, examples }) => [
        code,
        { code, name, field, words: [...synonyms, ...legal], examples },
      ]),
    ),
  );

/**
 * The reference matters that a matter resembles. The code of a field in `like` means all reference matters of the
 * field, except those that some matter of the pack names by their own code: that matter is more specific.
 */
export function codesOf(pack: Pick<Pack, 'references' | 'matters'>, { like = [] }: Pick<PackMatter, 'like'>): string[] {
  const fields = new Map(pack.references.map(({ code, matters }) => [code, matters]));
  if (!like.some((code) => fields.has(code))) return like;
  const named = namedCodes(pack);
  const codes = like.flatMap(
    (code) => fields.get(code)?.flatMap((one) => (named.has(one.code) ? [] : [one.code])) ?? [code],
  );
  return [...new Set(codes)];
}

/** The codes that the matters of a pack state in `like`. */
const namedCodes = ({ matters }: Pick<Pack, 'matters'>): ReadonlySet<string> =>
  new Set(matters.flatMap(({ like = [] }) => like));
