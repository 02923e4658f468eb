import { compile } from '@hotline/jurisdiction';
import { problemsOf, tinyPack } from './testing/tiny-pack';

const extensions = (...approval: string[]): string =>
  [
    'timing:',
    '  extensions:',
    '    {clocks: [resolve], most: 2, each: 5 working-days, total: 10 working-days, cap: 30 working-days, approval: [',
    approval.map((row) => `    {${row}}`).join(',\n'),
    '    ]}',
  ].join('\n');
const anybody = 'by: [supervisor]';

describe('The rules for extending time limits in a pack', () => {
  it('the rules state how long an extension is and which roles approve it', () => {
    const { timing } = compile(tinyPack(extensions('upToNumber: 1, by: [reviewer]', anybody)));
    expect(timing.extensions).toMatchObject({
      each: { amount: 5, unit: 'working-days' },
      approval: [{ upToNumber: 1, by: ['reviewer'] }, { by: ['supervisor'] }],
    });
  });
  it('a pack without such rules is loaded, and no clock can be extended', () => {
    expect(compile(tinyPack('')).timing).toEqual({
      extensionReasons: new Map(),
      pauseReasons: new Map(),
      suspensionReasons: new Map(),
    });
  });
  it('refuses a pack in which some extensions would have nobody to approve them', () => {
    expect(problemsOf(extensions('upToNumber: 1, by: [reviewer]'))).toMatchObject([
      { message: { en: 'some extensions have nobody who approves them' } },
    ]);
  });
  it('a pack is refused if a limit counts in a time unit for which the calendar states no hours', () => {
    const problems = problemsOf(extensions('upTo: 3 urgent-days, by: [reviewer]', anybody));
    expect(problems).toMatchObject([
      { message: { en: 'the calendar does not state in which hours "urgent-days" count' } },
    ]);
  });
});
