import type { Problem } from '@hotline/contracts';
import { declaredRefusals } from './house/declared-refusals';
import { readSourceFile } from './house/source-files';
import { refusalTable } from './refusal-table';

const declared = declaredRefusals(
  readSourceFile(
    'services/kites/src/domain/refusals.ts',
    `const noKite = { refused: 'not-found', detail: { zh: '没有风筝', en: 'No kite' }, hint: { zh: '请查看', en: 'Look' } };
     const tooHigh = (most: number) => ({
       refused: 'invalid-input',
       detail: { zh: \`高于\${most}米\`, en: \`Above \${most} m\` },
     });`,
  ),
);
const problem = (code: Problem['code'], zh: string, hint = '请查看'): Problem =>
  ({ code, detail: `${zh} · English`, hint: { zh: hint, en: 'Look' } }) as Problem;
const missed = (problems: readonly Problem[]): string[] =>
  refusalTable(declared, problems).missed.map(({ detail }) => detail);

describe('The table of refusals', () => {
  it('finds each declared refusal, with `*` for the words that are known only at run time', () => {
    expect(declared.map(({ code, detail }) => `${code} ${detail}`)).toEqual([
      'not-found 没有风筝',
      'invalid-input 高于*米',
    ]);
  });

  it('reports a refusal as missed unless a test received its code, sentence and hint', () => {
    expect(missed([])).toEqual(['没有风筝', '高于*米']);
    expect(missed([problem('not-found', '没有风筝'), problem('invalid-input', '高于30米', '任意')])).toEqual([]);
    expect(missed([problem('not-now', '没有风筝'), problem('not-found', '没有风筝', '别的')])).toContain('没有风筝');
  });

  it('reports exceptions that no source file declares any more', () => {
    expect(refusalTable(declared, []).needless).toContain('无法识别的事件类型');
  });
});
