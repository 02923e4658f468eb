import { check } from './check';
import type { Command } from './command';
import { diff } from './diff';
import { explain } from './explain';
import { precedent } from './precedent';
import { publish } from './publish';
import { scenarios } from './scenarios';
import { score } from './score';
import { fromWorkbook, toWorkbook } from './sheet-commands';
import { simulate } from './simulate';
import { why } from './why';

/** Everything that `npm run pack` can do, by name. */
export const commands: Readonly<Record<string, Command>> = {
  check,
  explain,
  why,
  diff,
  simulate,
  publish,
  scenarios,
  score,
  precedent,
  'to-xlsx': toWorkbook,
  'from-xlsx': fromWorkbook,
};
