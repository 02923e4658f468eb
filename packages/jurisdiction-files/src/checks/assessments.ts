import type { Pack, PackAssessment } from '@hotline/jurisdiction';
import type { SourceMap } from '../read/origins';
import { say, type PackProblem } from '../read/problem';
import type { Path } from '../read/yaml-file';

interface Sum {
  readonly path: Path;
  readonly name: string;
  readonly full: number | undefined;
  readonly of: readonly { readonly full?: number | undefined }[];
}

/**
 * Checks that the points of items add up to those of their part, that the points of parts add up to the total, and that
 * no item occurs twice.
 */
export function checkAssessments(pack: Pack, origins: SourceMap): PackProblem[] {
  return pack.assessments.flatMap((a) => [...sums(a).flatMap((sum) => badSum(a, sum, origins)), ...twice(a, origins)]);
}

function sums(a: PackAssessment): Sum[] {
  return [
    { path: ['full'], name: a.id, full: a.full, of: a.parts },
    ...a.parts.map((p, i): Sum => ({ path: ['parts', i], name: p.id, full: p.full, of: p.items })),
  ];
}

function badSum(a: PackAssessment, { path, name, full, of }: Sum, origins: SourceMap): PackProblem[] {
  const known = of.flatMap((one) => one.full ?? []);
  if (full === undefined ? known.length > 0 : known.length < of.length) {
    return [
      origins.at(
        a,
        path,
        say(`“${name}”的分值未写全`, `"${name}" states only some of its points`),
        say(
          '总分、各部分、各项的 full 要么都写，要么都不写',
          'state `full` for the total, every part and every item, or for none of them',
        ),
      ),
    ];
  }
  const sum = Math.round(known.reduce((all, one) => all + one, 0) * 100) / 100;
  return full === undefined || sum === full
    ? []
    : [
        origins.at(
          a,
          path,
          say(`“${name}”为${full}分，各项合计为${sum}分`, `"${name}" has ${full} points, but its parts have ${sum}`),
          say('请改正其中一个数', 'correct one of the numbers'),
        ),
      ];
}

function twice(a: PackAssessment, origins: SourceMap): PackProblem[] {
  const items = a.parts.flatMap((p, i) => p.items.map(({ id }, j) => ({ id, path: ['parts', i, 'items', j, 'id'] })));
  const again = items.filter(({ id }, n) => items.findIndex((one) => one.id === id) < n);
  return again.map(({ id, path }) =>
    origins.at(
      a,
      path,
      say(`“${id}”重复`, `"${id}" occurs twice`),
      say('给其中一项换个编号', 'give one of the items another id'),
    ),
  );
}
