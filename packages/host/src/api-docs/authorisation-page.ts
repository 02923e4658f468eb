import { operations, roleLabels, role as roles, type Operation } from '@hotline/contracts';
import { systemOperations } from '../system-api/operations';
import { tagOf } from './openapi';

const MAY = '●';

const cellsOf = ({ roles: allowed }: Operation): string[] =>
  roles.options.map((one) => (allowed === 'public' || allowed.includes(one) ? MAY : ''));

const firstSentence = (text: string): string => text.split(/[.;:] /, 1)[0] ?? text;

const rowOf = (operation: Operation): string[] => [
  `${operation.zh} ${firstSentence(operation.summary)}`,
  `\`${operation.method} ${operation.path}\``,
  operation.roles === 'public' ? MAY : '',
  ...cellsOf(operation),
];

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function sectionOf(service: string, listed: readonly Operation[]): string {
  const head = ['operation', 'request', '公众 anybody', ...roles.options.map((one) => roleLabels[one].zh)];
  const rows = [head, head.map(() => '---'), ...listed.map(rowOf)];
  return [`## ${tagOf(service)}`, '', ...rows.map(lineOf), ''].join('\n');
}

/** docs/authorisation.md: which role may call which operation, generated from the operations. */
export function authorisationPage(): string {
  const all: readonly Operation[] = [...operations, ...systemOperations];
  const services = [...new Set(all.map(({ service }) => service))];
  return [
    '# Who may do what',
    '',
    'Generated from the operations in `packages/contracts` and `packages/host` by `npm run generate`; do not edit. ' +
      '`test/src/journeys/authorisation.test.ts` calls every operation in every role.',
    '',
    '`●`: people of this role may call the operation. Everybody else is refused before the input is read. ' +
      'Further rules hold beside the tables:',
    '',
    '- A clerk, officer or signatory reads and handles only tickets that their unit leads or assists. ' +
      'A refusal names no other unit.',
    '- People of one jurisdiction see nothing of another one, whatever their role.',
    '- Who may approve, lower an urgency or read a caller is also a rule of the jurisdiction: see ' +
      '[people](people.md), [time limits](time-limits.md#extensions) and [the record](record.md#who-sees-a-caller).',
    '',
    `Roles: ${roles.options.map((one) => `${roleLabels[one].zh} ${roleLabels[one].en}`).join(', ')}.`,
    '',
    ...services.map((service) =>
      sectionOf(
        service,
        all.filter((one) => one.service === service),
      ),
    ),
  ].join('\n');
}
