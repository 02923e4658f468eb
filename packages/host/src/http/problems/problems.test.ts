import { problemTitles, type ProblemCode } from '@hotline/contracts';
import { BadCursor, Conflict, EngineAway, Refusal } from '@hotline/runtime';
import { HttpException } from '@nestjs/common';
import { z } from 'zod';
import { NotServed } from '../../jurisdictions/loaded-versions';
import { OtherCharset } from '../input/json-body';
import { failureOf, problemOf, statusOf } from './problems';

const problem = (error: unknown) => problemOf(failureOf(error), { instance: '/x', traceId: 't' });

describe('failureOf', () => {
  it.each([
    ['a refusal', new Refusal({ refused: 'not-now', detail: { zh: '未到时间', en: 'Too early' } }), 'not-now'],
    ['a cursor of another list', new BadCursor(), 'invalid-input'],
    ['a lost race between two writes', new Conflict('tickets', 'id', 2), 'unavailable'],
    ['an unreachable engine', new EngineAway('MongoDB', new Error('connect ECONNREFUSED 10.0.0.7')), 'unavailable'],
    ['an unknown address', new HttpException('Cannot GET /x', 404), 'not-found'],
    ['a body that is too large', new HttpException('too large', 413), 'too-large'],
    ['a body that is not JSON', new HttpException('Unsupported Media Type', 415), 'invalid-input'],
    ['a jurisdiction that is not served any more', new NotServed('gone', ['shanghe']), 'not-found'],
    ['a body in another character set', new OtherCharset(), 'other-charset'],
    ['an error of the program', new TypeError('secret'), 'unexpected'],
  ])('maps %s to a problem', (_what, error, code) => {
    expect(problem(error)).toMatchObject({ code, status: statusOf[code as ProblemCode] });
  });

  it('names each wrong field of a schema error in both languages', () => {
    const { error } = z.object({ narrative: z.string().min(2) }).safeParse({ narrative: '吵' });
    expect(failureOf(error).errors).toEqual([
      { path: 'narrative', message: expect.stringContaining('Narrative'), messageZh: '诉求内容至少2个字' },
    ]);
  });

  it.each([
    new EngineAway('MongoDB', new Error('10.0.0.7')),
    new TypeError('secret'),
    new HttpException('secret', 404),
  ])('reveals nothing about the cause of %p', (error) => {
    expect(JSON.stringify(problem(error))).not.toMatch(/secret|10\.0\.0\.7/);
  });
});

describe('problemOf', () => {
  it.each(Object.keys(problemTitles) as ProblemCode[])('has a status and a title in both languages for %s', (code) => {
    const { status, title, titleZh } = problemOf({ code }, { instance: '/x', traceId: 't' });
    expect(status).toBeGreaterThanOrEqual(400);
    expect([title, titleZh]).toEqual([problemTitles[code].en, problemTitles[code].zh]);
  });

  it('uses the hint of the failure, else the hint of the process, else the default hint of the code', () => {
    const own = { zh: '甲', en: 'a' };
    const ofProcess = { zh: '乙', en: 'b' };
    const about = { instance: '/x', traceId: 't', hints: { 'not-found': ofProcess } };
    expect(problemOf({ code: 'not-found', hint: own }, about).hint).toBe(own);
    expect(problemOf({ code: 'not-found' }, about).hint).toBe(ofProcess);
    expect(problemOf({ code: 'not-found' }, { instance: '/x', traceId: 't' }).hint?.zh).toContain('/docs');
  });
});
