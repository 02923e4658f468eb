import { problemsOf, tinyJurisdiction } from './testing/tiny-pack';

const posts = (above: string) => `
posts:
  - {id: officer, name: {zh: 队员, en: Officer}, above: leader}
  - {id: leader, name: {zh: 队长, en: Leader}${above}}
`;
const person = (given: string) => `
people: [{id: li, name: 李明, roles: [officer], posts: [${given}]}]
`;
const basis = 'basis: {kind: assumption, text: invented for tests}';

describe('Posts and people listed in a pack', () => {
  it('the jurisdiction has them in the order of the files', () => {
    const { people, posts: held } = tinyJurisdiction(
      `${basis}${posts('')}${person('{unit: squad-east, post: officer}')}`,
    );
    expect([...held.keys()]).toEqual(['head', 'officer', 'leader']);
    expect(held.get('officer')?.above).toBe('leader');
    expect(people).toEqual([
      { id: 'li', name: '李明', roles: ['officer'], posts: [{ unit: 'squad-east', post: 'officer' }] },
    ]);
  });

  it.each([
    ['a unit that the pack does not have', person('{unit: squad-north}'), '没有单位“squad-north”'],
    ['a post that the pack does not have', `${posts('')}${person('{unit: bureau, post: oficer}')}`, '没有岗位“oficer”'],
    ['a post above itself', posts(', above: officer'), '成了自己的上级'],
  ])('refuses a pack with %s', (_what, more, message) => {
    const [problem] = problemsOf(`${basis}${more}`);
    expect(problem?.message.zh).toContain(message);
    expect(problem?.file).toContain('more.yaml');
  });

  it('refuses a role that does not exist', () => {
    expect(problemsOf(`${basis}${person('{unit: bureau}').replace('[officer]', '[emperor]')}`)).not.toEqual([]);
  });
});
