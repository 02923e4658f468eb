import { runCommandLine } from './program';

const streams = {
  out: (text: string): void => void process.stdout.write(text),
  err: (text: string): void => void process.stderr.write(text),
};

/** Ends the process once its output is written, even if a library keeps a handle open. */
void runCommandLine(process.argv.slice(2), streams).then((code) =>
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code))),
);
