import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Result of one contract suite on one adapter, as the suite writes it to a file. */
interface Outcome {
  readonly adapter: string;
  readonly suite: string;
  readonly port: string;
  readonly passed: number;
  readonly failed: number;
}

export interface ContractTable {
  readonly text: string;
  /** Cells whose suite did not run, as `adapter × suite`. */
  readonly empty: readonly string[];
  readonly failed: readonly string[];
}

const outcomes = (folder: string): Outcome[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n').filter(Boolean))
    .map((line) => JSON.parse(line) as Outcome);

/** Cell of a suite that tests another port than the adapter provides. */
const OTHER_PORT = '–';

function cellOf(outcome: Outcome | undefined): string {
  if (!outcome || outcome.passed + outcome.failed === 0) return 'empty';
  return outcome.failed > 0 ? `${outcome.failed} FAILED` : String(outcome.passed);
}

/**
 * The table of the results in a folder, with a row for each adapter and a column for each suite. A `required` adapter
 * has a row even if none of its suites ran.
 */
export function contractTable(folder: string, required: readonly string[] = []): ContractTable {
  const all = outcomes(folder);
  const adapters = [...new Set([...required, ...all.map(({ adapter }) => adapter)])].sort();
  const suites = [...new Set(all.map(({ suite }) => suite))].sort();
  const portOf = (fits: (one: Outcome) => boolean): string => all.find(fits)?.port ?? 'engine';
  const cell = (adapter: string, suite: string): string => {
    const concerns = portOf((one) => one.adapter === adapter) === portOf((one) => one.suite === suite);
    return concerns ? cellOf(all.find((one) => one.adapter === adapter && one.suite === suite)) : OTHER_PORT;
  };
  const rows = adapters.map((adapter) => [adapter, ...suites.map((suite) => cell(adapter, suite))]);
  const named = rows.flatMap(([adapter, ...cells]) =>
    cells.map((cell, i) => ({ cell, name: `${adapter} × ${suites[i]}` })),
  );
  const table = [['adapter', ...suites], ['adapter', ...suites].map(() => '---'), ...rows];
  return {
    text: table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
    empty:
      suites.length === 0 ? ['no suite ran'] : named.filter(({ cell }) => cell === 'empty').map(({ name }) => name),
    failed: named.filter(({ cell }) => cell.endsWith('FAILED')).map(({ name }) => name),
  };
}

/** Prints the table. Returns the exit status: 1 when a cell is empty or failed. */
export function printContractTable(folder: string, required: readonly string[] = []): number {
  const { text, empty, failed } = contractTable(folder, required);
  process.stdout.write(`${text}\n`);
  for (const cell of empty) process.stderr.write(`empty: ${cell}: the suite did not run\n`);
  for (const cell of failed) process.stderr.write(`failed: ${cell}\n`);
  return empty.length + failed.length > 0 ? 1 : 0;
}

if (require.main === module) {
  const [folder, ...required] = process.argv.slice(2);
  if (folder === undefined) throw new Error('name the folder: contract-table FOLDER [ADAPTER…]');
  process.exitCode = printContractTable(folder, required);
}
