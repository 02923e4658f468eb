import { join } from 'node:path';
import { measure, type HouseMeasure } from './measures';

/**
 * `npm run house [-- ROOT] [--json]`: prints the measures of the code, and exits with status 1 if one is above its
 * limit. Runs from its sources, so a fresh clone needs no build.
 */
const args = process.argv.slice(2);
const root = args.find((arg) => !arg.startsWith('--')) ?? join(__dirname, '../../..');
const measures = measure(root);
const isOver = ({ value, limit }: HouseMeasure): boolean => limit !== undefined && value > limit;

if (args.includes('--json'))
  process.stdout.write(
    `${JSON.stringify(Object.fromEntries(measures.map(({ name, value }) => [name, value])), null, 2)}\n`,
  );
else for (const one of measures) process.stdout.write(report(one));
process.exitCode = measures.some(isOver) ? 1 : 0;

function report(one: HouseMeasure): string {
  const limit = one.limit === undefined ? '' : ` (at most ${one.limit})`;
  const offenders = isOver(one) ? one.offenders.map((offender) => `    ${offender}\n`).join('') : '';
  return `${isOver(one) ? '✗' : ' '} ${one.name}: ${one.value}${limit}\n${offenders}`;
}
