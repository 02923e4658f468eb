import { Readable } from 'node:stream';
import type { Operation } from '@hotline/contracts';
import { Refusal } from '@hotline/runtime';
import { uploadOf } from './upload';

const MEGABYTE = 1024 * 1024;
const operation = { upload: ['application/zip', 'text/csv'] } as unknown as Operation;
const sent = (type: string | undefined, body: unknown, length?: number) =>
  uploadOf(operation, {
    headers: { ...(type ? { 'content-type': type } : {}), ...(length ? { 'content-length': String(length) } : {}) },
    body,
  });

describe('uploadOf', () => {
  it('reads a file of an accepted content type, whatever the case and the parameters of that header', async () => {
    const file = sent('Text/CSV; charset=utf-8', Readable.from([Buffer.from('编号,'), Buffer.from('事项')]));
    expect(file.type).toBe('text/csv');
    expect((await file.read(MEGABYTE)).toString()).toBe('编号,事项');
  });

  it.each([
    ['another type', 'image/png', Readable.from([])],
    ['no type', undefined, Readable.from([])],
    ['a body that was read already', 'text/csv', { rows: [] }],
  ])('refuses %s and lists the types that it accepts', (_what, type, body) => {
    expect(() => sent(type, body)).toThrow(Refusal);
    try {
      sent(type, body);
    } catch (error) {
      expect((error as Refusal).errors).toMatchObject([{ choices: ['application/zip', 'text/csv'] }]);
    }
  });

  it('refuses a file whose declared length is too large before reading any of it', async () => {
    let wasRead = false;
    const body = new Readable({ read: () => void (wasRead = true) });
    await expect(sent('text/csv', body, 3 * MEGABYTE).read(2 * MEGABYTE)).rejects.toMatchObject({
      code: 'too-large',
      detail: { zh: '文件超过2 MB', en: 'The file is larger than 2 MB' },
    });
    expect(wasRead).toBe(false);
  });

  it('refuses a file of undeclared length as soon as it exceeds the limit', async () => {
    const endless = Readable.from(Array.from({ length: 5 }, () => Buffer.alloc(MEGABYTE)));
    await expect(sent('text/csv', endless).read(2 * MEGABYTE)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('rejects with the error of a broken connection', async () => {
    const broken = new Readable({ read: () => void broken.destroy(new Error('connection reset')) });
    await expect(sent('text/csv', broken).read(MEGABYTE)).rejects.toThrow('connection reset');
  });
});
