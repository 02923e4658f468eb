import { runCommandLine } from './program';

const streams = {
  out: (text: string): void => void process.stdout.write(text),
  err: (text: string): void => void process.stderr.write(text),
};

/** Ends the process after its output has left; handles that a library keeps open do not hold it. */
void runCommandLine(process.argv.slice(2), streams).then((code) =>
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code))),
);
