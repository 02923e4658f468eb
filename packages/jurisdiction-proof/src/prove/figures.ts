import type { Pack, PackFigure } from '@hotline/jurisdiction';
import type { RawFinding } from './finding';

/**
 * Finds figures that differ from their computed sum or share. A share agrees if it equals the stated value after
 * rounding.
 */
export function disagreeingFigures(pack: Pack): RawFinding[] {
  const known = new Map(pack.figures.map((f) => [f.id, f.is]));
  return pack.figures.flatMap((figure): RawFinding[] => {
    const computed = computedOf(figure, (id) => known.get(id) ?? 0);
    if (computed === undefined || computed === figure.is) return [];
    return [
      {
        kind: 'disagrees',
        matters: [],
        regions: [],
        conditions: {},
        from: '0001-01-01',
        powers: [figure.id],
        units: [],
        other: String(computed),
        about: figure,
      },
    ];
  });
}

function computedOf({ is, sum, share }: PackFigure, value: (id: string) => number): number | undefined {
  if (sum) return Math.round(sum.reduce((all, id) => all + value(id), 0) * 1e6) / 1e6;
  if (!share) return undefined;
  const percent = (100 * value(share.of)) / value(share.in);
  const digits = String(is).split('.')[1]?.length ?? 0;
  return Number(percent.toFixed(digits)) === is ? is : Number(percent.toFixed(digits + 1));
}
