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

describe('The rules of extensions in a pack', () => {
  it('a pack states them with their limits and the levels that approve', () => {
    const { timing } = compile(tinyPack(extensions('upToNumber: 1, by: [reviewer]', anybody)));
    expect(timing.extensions).toMatchObject({
      each: { amount: 5, unit: 'working-days' },
      approval: [{ upToNumber: 1, by: ['reviewer'] }, { by: ['supervisor'] }],
    });
  });
  it('a pack without them is read, and extends no clock', () => {
    expect(compile(tinyPack('')).timing).toEqual({ extensionReasons: new Map(), pauseReasons: new Map() });
  });
  it('a pack is refused when nobody approves some of them', () => {
    expect(problemsOf(extensions('upToNumber: 1, by: [reviewer]'))).toMatchObject([
      { message: { en: 'some extensions have nobody who approves them' } },
    ]);
  });
  it('a pack is refused when a limit is in a unit whose hours the calendar does not state', () => {
    const problems = problemsOf(extensions('upTo: 3 urgent-days, by: [reviewer]', anybody));
    expect(problems).toMatchObject([{ message: { en: 'the calendar does not say when "urgent-days" pass' } }]);
  });
});
