import { traceIdOf, traceparentOf } from './trace';

const VALID = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('traceparentOf', () => {
  it('keeps a valid header of the client, so that one trace id finds the request in the logs of all processes', () => {
    expect(traceparentOf(VALID)).toBe(VALID);
    expect(traceIdOf(VALID)).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
  });

  it.each([
    ['no header', undefined],
    ['several headers', [VALID, VALID]],
    ['another version', VALID.replace(/^00/, '01')],
    ['a trace of zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
    ['a parent of zeros', `00-4bf92f3577b34da6a3ce929d0e0e4736-${'0'.repeat(16)}-01`],
    ['capital letters', VALID.toUpperCase()],
    ['text around it', `${VALID}\nlevel=error`],
  ])('creates a new trace id for %s', (_what, header) => {
    const fresh = traceparentOf(header);
    expect(fresh).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(traceIdOf(fresh)).not.toBe(traceIdOf(VALID));
  });

  it('never creates the same trace id twice', () => {
    const traces = Array.from({ length: 2000 }, () => traceIdOf(traceparentOf(undefined)));
    expect(new Set(traces).size).toBe(traces.length);
  });
});
