import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from './config';
import { enginesIn, isUntouched, openEngine, sharedSettings, UnknownProfile } from './profile';

describe('openEngine', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-profile-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const data = (): string => join(folder, 'data');
  const open = (environment: Record<string, string>) =>
    openEngine(readConfig({ HOTLINE_DATA: data(), ...environment }), {});

  it('uses the data folder when no profile is named', async () => {
    expect(isUntouched(readConfig({ HOTLINE_DATA: data() }))).toBe(true);
    const engine = await open({});
    await engine.check();
    await engine.close();
    expect(isUntouched(readConfig({ HOTLINE_DATA: data() }))).toBe(false);
  });

  it.each(['clustered', 'toString', '__proto__'])(
    'refuses the unknown profile %s and names the known ones',
    async (name) => {
      const opening = open({ HOTLINE_PROFILE: name });
      await expect(opening).rejects.toBeInstanceOf(UnknownProfile);
      await expect(opening).rejects.toThrow('known: embedded, cluster');
      expect(existsSync(data())).toBe(false);
    },
  );

  it('names in one error all engines without an address, and none whose address is set', async () => {
    const opening = open({ HOTLINE_PROFILE: 'cluster', REDIS_URL: 'redis://127.0.0.1:6379' });
    await expect(opening).rejects.toBeInstanceOf(ConfigError);
    await expect(opening).rejects.toThrow(/^KAFKA_BROKERS=[^\n]*\nMONGO_URL=[^\n]*$/);
  });
});

describe('sharedSettings', () => {
  it('makes the processes of a machine share engines, and trust the edge and the proxies in front of it', () => {
    expect(sharedSettings({ data: '/data', trustedProxies: ['10.0.0.5'] })).toEqual({
      HOTLINE_PROFILE: 'cluster',
      HOTLINE_DATA: '/data',
      HOTLINE_TRUSTED_PROXIES: 'loopback,10.0.0.5',
    });
    expect(readConfig(sharedSettings({ data: '/data', trustedProxies: [] })).trustedProxies).toEqual(['loopback']);
  });
});

describe('enginesIn', () => {
  it('tells for each engine whether the settings give its address', () => {
    expect(enginesIn(readConfig({}))).toEqual({ kafka: false, mongo: false, redis: false });
    expect(enginesIn(readConfig({ KAFKA_BROKERS: '127.0.0.1:9092' }))).toMatchObject({ kafka: true, mongo: false });
  });
});
