import { parseArgs } from 'node:util';
import { say } from '../load/figures';
import { evaluate } from './evaluate';
import { setNames } from './evaluation-set';
import { mistakes, report } from './report';

/**
 * `npm run evaluate -- [texts|fresh|tuning]`: how well the classifier reads, out of the box. Says ids and counts.
 * `--mistakes`
 * shows the texts as well, of the tuning set only: whoever has read the evaluation set can no longer be measured by it.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { mistakes: { type: 'boolean', default: false } },
  });
  const [name = 'texts'] = positionals;
  const set = setNames.find((one) => one === name);
  if (set === undefined) throw new Error(`there is no set "${name}"; there are: ${setNames.join(', ')}`);
  if (values.mistakes && set !== 'tuning')
    throw new Error('the mistakes of an evaluation set are not shown: tune on `tuning`');
  const { texts, heard, score } = await evaluate(set);
  say(`${texts.length} texts of ${name}.yaml`);
  report(score, texts).forEach(say);
  if (values.mistakes) mistakes(score, texts, heard).forEach(say);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
