import type { Jurisdiction } from '@hotline/jurisdiction';
import { InForceWatch } from './in-force-watch';

const versionOf = (name: string, version: string): Jurisdiction => ({ name, version }) as Jurisdiction;

describe('InForceWatch', () => {
  let inForce: Jurisdiction[];
  let told: string[];
  let failures: number;
  const watch = (fails: () => boolean = () => false): InForceWatch =>
    new InForceWatch({
      inForce: () => inForce,
      listeners: [
        async ({ name, version }) => {
          if (fails()) throw new Error('the store is away');
          told.push(`${name} ${version}`);
        },
      ],
      onFailed: () => (failures += 1),
    });
  beforeEach(() => {
    inForce = [versionOf('a', '1'), versionOf('b', '1')];
    told = [];
    failures = 0;
  });

  it('reports every jurisdiction once at the first check', async () => {
    const watching = watch();
    await Promise.all([watching.look(), watching.look()]);
    expect(told).toEqual(['a 1', 'b 1']);
  });

  it('reports a jurisdiction again when another version is in force', async () => {
    const watching = watch();
    await watching.look();
    inForce = [versionOf('a', '1'), versionOf('b', '2')];
    await watching.look();
    expect(told).toEqual(['a 1', 'b 1', 'b 2']);
  });

  it('reports a jurisdiction again at the next check after a listener has failed', async () => {
    let away = true;
    const watching = watch(() => away);
    await watching.look();
    away = false;
    await watching.look();
    expect([failures, told]).toEqual([2, ['a 1', 'b 1']]);
  });
});
