import { compile } from '@hotline/jurisdiction';
import { problemsOf, tinyPack } from './testing/tiny-pack';

const ladder = (...steps: string[]): string =>
  ['basis: {kind: assumption, text: invented for tests}', 'escalation:', ...steps.map((step) => `  - {${step}}`)].join(
    '\n',
  );
const withWarning = (written: string) => (files: string) => files.replace('warnAt: 80%', written);

describe('The escalation steps of a pack', () => {
  it('a step is read with its instant, clocks, recipients, posts and office hours', () => {
    const { escalation } = compile(
      tinyPack(
        ladder(
          'id: half, at: 50%, clocks: [resolve], tell: [responsible], within: office-hours',
          'id: card, at: red-card, tell: [supervisor], posts: [head], message: true',
          'id: later, at: 1 working-days after, tell: [coordinator]',
        ),
      ),
    );
    expect(escalation).toEqual([
      {
        id: 'half',
        at: { share: 0.5 },
        clocks: ['resolve'],
        tell: ['responsible'],
        posts: [],
        officeHours: true,
        message: false,
      },
      { id: 'card', at: { card: 'red' }, tell: ['supervisor'], posts: ['head'], officeHours: false, message: true },
      {
        id: 'later',
        at: { after: { amount: 1, unit: 'working-days' } },
        tell: ['coordinator'],
        posts: [],
        officeHours: false,
        message: false,
      },
    ]);
  });

  it('a yellow card can be stated as a time before, and a red card as a time after the limit is due', () => {
    const pack = tinyPack('', withWarning('warnAt: 1 working-days before, redAt: 1 working-days after'));
    expect(compile(pack).slaPolicy({ kind: 'complaint', urgency: 'normal' })).toMatchObject({
      warnAt: { before: { amount: 1, unit: 'working-days' } },
      redAt: { after: { amount: 1, unit: 'working-days' } },
    });
  });

  it.each([
    ['id: a, at: half, tell: [responsible]', '时点写作 50%'],
    ['id: a, at: 0%, tell: [responsible]', '时点写作 50%'],
    ['id: a, at: 50%, tell: [mayor]', 'responsible'],
    ['id: a, at: 50%, tell: [responsible], posts: [chief]', 'head'],
    ['id: a, at: 2 city-hours after, tell: [responsible]', 'timeBases: {city: …}'],
  ])('refuses the step "%s" with a hint that contains "%s"', (step, hint) => {
    const [problem, ...others] = problemsOf(ladder(step));
    expect(others).toEqual([]);
    expect(problem?.hint.zh).toContain(hint);
  });

  it.each(['warnAt: 0.8', 'warnAt: 120%', 'warnAt: 1 working-days after', 'redAt: 90%'])(
    'refuses "%s" as the instant of a card',
    (written) => expect(problemsOf('', withWarning(written))).toHaveLength(1),
  );
});
