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

describe('The table adapter × suite', () => {
  it('has a row for each adapter and a column for each suite', () => {
    write(['a', 'EventLog', 3, 0], ['a', 'Documents', 4, 0]);
    expect(contractTable(folder)).toEqual({
      text: '| adapter | Documents | EventLog |\n| --- | --- | --- |\n| a | 4 | 3 |',
      empty: [],
      failed: [],
    });
  });

  it('names a cell in which no suite ran, also one in which all rules were skipped', () => {
    write(['a', 'EventLog', 3, 0], ['a', 'Documents', 4, 0], ['b', 'EventLog', 3, 0], ['b', 'Documents', 0, 0]);
    expect(contractTable(folder).empty).toEqual(['b × Documents']);
  });

  it('names an adapter that is required and did not run', () => {
    write(['a', 'EventLog', 3, 0]);
    expect(contractTable(folder, ['kafka']).empty).toEqual(['kafka × EventLog']);
  });

  it('names a cell that failed', () => {
    write(['a', 'EventLog', 3, 1]);
    expect(contractTable(folder).failed).toEqual(['a × EventLog']);
  });

  it('the table is empty when nothing ran', () => {
    expect(contractTable(folder).empty).toEqual(['no suite ran']);
  });
});
