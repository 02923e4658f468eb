import { commands } from '../pack/commands';
import { PackError } from '@hotline/jurisdiction-files';
import { BadFile } from '@hotline/jurisdiction-files/sheets';

const USAGE = `npm run pack -- COMMAND …   (--json for programs)

${Object.values(commands)
  .map((c) => `  ${c.usage}`)
  .join('\n')}

A place is given by the name of its folder among the places, or as the path of a folder.
Ends with 1 where something is wrong, with 2 where the command itself was.`;

/** Something about the files, not about the program: said without a stack. */
const expected = (error: unknown): error is Error => error instanceof PackError || error instanceof BadFile;

async function run(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = commands[name];
  if (!command) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const json = args.includes('--json');
  const report = await command.run(args.filter((arg) => arg !== '--json'));
  process.stdout.write(`${json ? JSON.stringify(report.data, null, 1) : report.lines.join('\n')}\n`);
  return report.failed ? 1 : 0;
}

run().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const known = error instanceof Error;
    process.stderr.write(`${known ? error.message : String(error)}\n`);
    process.exitCode = expected(error) ? 1 : 2;
  },
);
