import { PackError } from '@hotline/jurisdiction-files';
import { BadArchive, BadSheets } from '@hotline/jurisdiction-files/sheets';
import { restoreInputError, serialiseInputError, type InputError } from './input-error';

const problem = {
  file: 'jurisdiction.yaml',
  line: 3,
  column: 7,
  path: 'units.0',
  message: { zh: '没有该单位', en: 'there is no such unit' },
  hint: { zh: '请先登记', en: 'register it first' },
};
const flaw = {
  sheet: '单位',
  row: 2,
  column: 1,
  what: { zh: '为空', en: 'is empty' },
  hint: { zh: '请填写', en: 'fill it in' },
};

/** Sends an error from one thread to another: only plain data arrives. */
const acrossThreads = (error: unknown): Error =>
  restoreInputError(structuredClone(serialiseInputError(error)) as InputError);

describe('An error in the input of a job', () => {
  it.each([
    ['a pack', new PackError([problem])],
    ['a workbook', new BadSheets('清单.xlsx', [flaw])],
    [
      'an archive',
      new BadArchive({ zh: '文件损坏', en: 'the file is damaged' }, { zh: '重新导出', en: 'export it again' }),
    ],
  ])('an error in %s arrives in the other thread with its kind, its message and its details', (_what, error) => {
    const arrived = acrossThreads(error);
    expect(arrived).toBeInstanceOf(error.constructor);
    expect(arrived.message).toBe(error.message);
    expect({ ...arrived }).toEqual({ ...error });
  });

  it('an error of the program is not treated as an error in the input', () => {
    expect(serialiseInputError(new TypeError('a fault'))).toBeUndefined();
    expect(serialiseInputError('a text')).toBeUndefined();
  });
});
