import { check } from './check';
import type { Command } from './command';
import { diff } from './diff';
import { explain } from './explain';
import { scenarios } from './scenarios';
import { fromWorkbook, toWorkbook } from './sheet-commands';
import { simulate } from './simulate';

/** Everything that `npm run pack` can do, by name. */
export const commands: Readonly<Record<string, Command>> = { check, explain, diff, simulate, scenarios, 'to-xlsx': toWorkbook, 'from-xlsx': fromWorkbook };
