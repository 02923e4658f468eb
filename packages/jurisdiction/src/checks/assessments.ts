import type { Pack, PackAssessment } from '../pack';
import type { Origins } from '../read/origins';
import type { Problem } from '../read/problem';
import type { Path } from '../read/yaml-file';

interface Sum {
  readonly path: Path;
  readonly name: string;
  readonly full: number | undefined;
  readonly of: readonly { readonly full?: number | undefined }[];
}

/** Points of items add up to those of their part, and those of parts to the whole; no item is there twice. */
export function assessments(pack: Pack, origins: Origins): Problem[] {
  return pack.assessments.flatMap((a) => [...sums(a).flatMap((sum) => badSum(a, sum, origins)), ...twice(a, origins)]);
}

function sums(a: PackAssessment): Sum[] {
  return [{ path: ['full'], name: a.id, full: a.full, of: a.parts }, ...a.parts.map((p, i): Sum => ({ path: ['parts', i], name: p.id, full: p.full, of: p.items }))];
}

function badSum(a: PackAssessment, { path, name, full, of }: Sum, origins: Origins): Problem[] {
  const known = of.flatMap((one) => one.full ?? []);
  if (full === undefined ? known.length > 0 : known.length < of.length) {
    return [origins.at(a, path, `"${name}" has points that are said only in part`, 'say `full` for the whole, for every part and for every item, or for none')];
  }
  const sum = Math.round(known.reduce((all, one) => all + one, 0) * 100) / 100;
  return full === undefined || sum === full ? [] : [origins.at(a, path, `"${name}" has ${full} points, but what it consists of has ${sum}`, 'mend one of the numbers')];
}

function twice(a: PackAssessment, origins: Origins): Problem[] {
  const items = a.parts.flatMap((p, i) => p.items.map(({ id }, j) => ({ id, path: ['parts', i, 'items', j, 'id'] })));
  const again = items.filter(({ id }, n) => items.findIndex((one) => one.id === id) < n);
  return again.map(({ id, path }) => origins.at(a, path, `"${id}" is there twice`, 'give one of the items another id'));
}
