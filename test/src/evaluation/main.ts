import { parseArgs } from 'node:util';
import { say } from '../load/figures';
import { evaluate } from './evaluate';
import { setNames } from './evaluation-set';
import { mistakes, report } from './report';
import { reportAlarms } from './report-alarms';
import { reportFollowUps } from './report-follow-ups';
import { reportJurisdictionCalls } from './report-jurisdiction-calls';
import { reportReferenceCatalogue } from './report-reference-catalogue';

const others = ['alarms', 'follow-ups', 'places', 'references'];

/**
 * `npm run evaluate -- [texts|fresh|tuning]` measures the classifier of the demo pack and prints ids and counts.
 * `npm run evaluate -- alarms [JURISDICTION…]` counts detected emergencies and false alarms, in the demo county or in
 * others. `-- follow-ups` counts follow-up calls that are registered as new work; `-- places [JURISDICTION…]` shows how
 * the ordinary calls of sixteen jurisdictions are classified; `-- references` checks the reference catalogue.
 * `--mistakes` also prints the texts, for the tuning set only: rules must not be tuned on the other sets.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { mistakes: { type: 'boolean', default: false } },
  });
  const [name = 'texts', ...jurisdictions] = positionals;
  if (name === 'alarms') return reportAlarms(jurisdictions.length > 0 ? jurisdictions : ['shanghe'], say);
  if (name === 'follow-ups') return reportFollowUps(say);
  if (name === 'references') return reportReferenceCatalogue(say);
  if (name === 'places') return reportJurisdictionCalls(jurisdictions, say);
  const set = setNames.find((one) => one === name);
  if (set === undefined)
    throw new Error(`There is no set "${name}". Choose one of ${[...setNames, ...others].join(', ')}.`);
  if (values.mistakes && set !== 'tuning')
    throw new Error('The mistakes are shown for the set `tuning` only, so that no rule is tuned on the other sets.');
  const { texts, heard, score } = await evaluate(set);
  say(`${texts.length} texts of ${name}.yaml`);
  report(score, texts).forEach(say);
  if (values.mistakes) mistakes(score, texts, heard).forEach(say);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
