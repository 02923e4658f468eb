import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EXIT, runCommandLine } from '@hotline/cli';
import { blocksOf, linesOf, type TutorialBlock } from './tutorial';

jest.setTimeout(120_000);

/**
 * Runs a tutorial in an empty folder: writes its files, runs its commands in this process, and compares their output.
 */
class TutorialRun {
  readonly commands: string[] = [];
  private printed = '';

  async run({ language, file, content }: TutorialBlock): Promise<void> {
    if (language === 'sh') for (const line of linesOf(content)) await this.runLine(line);
    else if (language === 'text') for (const line of linesOf(content)) expect(this.printed).toContain(line);
    else this.write(file, content);
  }

  private write(file: string, content: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  private async runLine(line: string): Promise<void> {
    const [, variable, value] = /^export (\w+)=(\S+)$/.exec(line) ?? [];
    if (variable !== undefined) return void (process.env[variable] = value);
    const [, name, args] = /^npm run (\w+) -- (.*)$/.exec(line) ?? [];
    if (name === undefined || args === undefined) throw new Error(`this line cannot be run: ${line}`);
    this.printed = '';
    const write = (text: string): void => void (this.printed += text);
    const code = await runCommandLine([name, ...args.split(' ')], { out: write, err: write });
    if (code !== EXIT.done) throw new Error(`${line} ended with ${code}:\n${this.printed}`);
    this.commands.push(name);
  }
}

describe('The tutorials about a new city', () => {
  const [before, environment] = [process.cwd(), { ...process.env }];
  let folder = '';
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'hotline-tutorial-')));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(before);
    process.env = { ...environment };
    rmSync(folder, { recursive: true, force: true });
  });

  it('"add a city" leads from a spreadsheet to a routed ticket, and its commands print what the page says', async () => {
    const tutorial = new TutorialRun();
    for (const block of blocksOf('add-a-city.md')) await tutorial.run(block);
    expect(tutorial.commands).toEqual(['pack', 'pack', 'pack', 'replay']);
  });

  it('"a city from names alone" leads from a list of names to routed calls, as the page says', async () => {
    const tutorial = new TutorialRun();
    for (const block of blocksOf('a-city-from-names.md')) await tutorial.run(block);
    expect(tutorial.commands).toEqual(['pack', 'pack', 'replay']);
  });
});
