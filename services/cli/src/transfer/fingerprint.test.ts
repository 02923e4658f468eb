import { canonical, DocumentsFingerprint, sameFingerprint } from './fingerprint';

const fingerprintOf = (...documents: object[]) => {
  const fingerprint = new DocumentsFingerprint();
  for (const state of documents) fingerprint.add({ id: 'a', version: 1, state } as never);
  return fingerprint.value();
};

describe('canonical', () => {
  it('gives equal texts for values whose keys are in a different order', () => {
    expect(canonical({ a: 1, b: { c: [1, 2], d: null } })).toBe(canonical({ b: { d: null, c: [1, 2] }, a: 1 }));
  });

  it('leaves out fields without a value, and keeps the order of lists', () => {
    expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
  });
});

describe('the fingerprint of documents', () => {
  it('does not depend on the order of the documents', () => {
    const [one, two] = [{ n: 1 }, { n: 2 }];
    expect(sameFingerprint(fingerprintOf(one, two), fingerprintOf(two, one))).toBe(true);
  });

  it('differs when a document differs, is missing or occurs twice', () => {
    const whole = fingerprintOf({ n: 1 }, { n: 2 });
    for (const other of [fingerprintOf({ n: 1 }, { n: 3 }), fingerprintOf({ n: 1 }), fingerprintOf({ n: 1 }, { n: 1 })])
      expect(sameFingerprint(whole, other)).toBe(false);
  });
});
