import { clausesIn, passagesIn } from './clauses';

const parts = (text: string, of: typeof clausesIn): string[] => of(text).map(({ from, to }) => text.slice(from, to));

it('divides a text at punctuation and spaces', () => {
  expect(parts('快来，三楼 着火了！', clausesIn)).toEqual(['快来', '三楼', '着火了']);
  expect(parts('，。', clausesIn)).toEqual([]);
});

it('makes a passage of every three neighbouring clauses, and one passage of a text with fewer clauses', () => {
  expect(parts('一，二，三，四', passagesIn)).toEqual(['一，二，三', '二，三，四']);
  expect(parts('一，二', passagesIn)).toEqual(['一，二']);
});

it('makes passages only of the first eighty clauses of a long text', () => {
  expect(passagesIn('话，'.repeat(500))).toHaveLength(78);
});
