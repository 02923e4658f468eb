import { cpus } from 'node:os';
import { sections } from './classification/sections';
import { say } from './figures';

/**
 * Measures quality and cost of classification: every section in turn, or those whose names contain one of the given
 * words.
 */
async function bench(words: readonly string[]): Promise<void> {
  say(`${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}; one thread`);
  for (const { name, run } of sections) {
    if (words.length > 0 && !words.some((word) => name.toLowerCase().includes(word.toLowerCase()))) continue;
    say(`\n${name}`);
    await run();
  }
}

bench(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
