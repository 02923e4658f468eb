import { clausesIn, passagesIn } from './clauses';

const parts = (text: string, of: typeof clausesIn): string[] => of(text).map(({ from, to }) => text.slice(from, to));

it('divides a text at punctuation and spaces', () => {
  expect(parts('快来，三楼 着火了！', clausesIn)).toEqual(['快来', '三楼', '着火了']);
  expect(parts('，。', clausesIn)).toEqual([]);
});

it('reads every run of three neighbouring clauses, and a shorter text as a whole', () => {
  expect(parts('一，二，三，四', passagesIn)).toEqual(['一，二，三', '二，三，四']);
  expect(parts('一，二', passagesIn)).toEqual(['一，二']);
});

it('reads no more than eighty clauses of a letter', () => {
  expect(passagesIn('话，'.repeat(500))).toHaveLength(78);
});
