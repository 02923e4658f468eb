import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractTable } from './contract-table';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'table-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const write = (...lines: readonly [string, string, number, number][]): void =>
  writeFileSync(
    join(folder, '1.jsonl'),
    lines.map(([adapter, suite, passed, failed]) => JSON.stringify({ adapter, suite, passed, failed })).join('\n'),
  );

describe('The table of contract suites by adapter', () => {
  it('has a row for each adapter and a column for each suite', () => {
    write(['a', 'EventLog', 3, 0], ['a', 'Documents', 4, 0]);
    expect(contractTable(folder)).toEqual({
      text: '| adapter | Documents | EventLog |\n| --- | --- | --- |\n| a | 4 | 3 |',
      empty: [],
      failed: [],
    });
  });

  it('reports a suite that did not run, or whose rules were all skipped, as empty', () => {
    write(['a', 'EventLog', 3, 0], ['a', 'Documents', 4, 0], ['b', 'EventLog', 3, 0], ['b', 'Documents', 0, 0]);
    expect(contractTable(folder).empty).toEqual(['b × Documents']);
  });

  it('reports a required adapter of which no suite ran as empty', () => {
    write(['a', 'EventLog', 3, 0]);
    expect(contractTable(folder, ['kafka']).empty).toEqual(['kafka × EventLog']);
  });

  it('reports a suite with a failed rule as failed', () => {
    write(['a', 'EventLog', 3, 1]);
    expect(contractTable(folder).failed).toEqual(['a × EventLog']);
  });

  it('an adapter needs only the suites of the port that it provides', () => {
    const line = { passed: 1, failed: 0 };
    const lines = [
      { adapter: 'a', suite: 'EventLog', port: 'engine', ...line },
      { adapter: 'folder', suite: 'Files', port: 'files', ...line },
    ];
    writeFileSync(join(folder, '1.jsonl'), lines.map((one) => JSON.stringify(one)).join('\n'));
    const { text, empty } = contractTable(folder);
    expect(empty).toEqual([]);
    expect(text).toContain('| a | 1 | – |\n| folder | – | 1 |');
  });

  it('reports that no suite ran when there are no results', () => {
    expect(contractTable(folder).empty).toEqual(['no suite ran']);
  });
});
