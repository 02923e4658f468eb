import { resolve } from 'node:path';
import { ConfigError, describeConfig, readConfig } from './config';

const wrongOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return 'nothing was wrong';
};

describe('readConfig', () => {
  it('returns the defaults when no variable is set', () => {
    expect(readConfig({})).toMatchObject({
      port: 12_345,
      host: '127.0.0.1',
      jurisdiction: ['shanghe'],
      audience: 'hotline',
      bodyLimit: 262_144,
    });
  });

  it('treats an empty variable as absent', () => {
    expect(readConfig({ HOTLINE_PORT: '' }).port).toBe(12_345);
  });

  it('an error names the variable, its value and, in both languages, the expected value', () => {
    expect(wrongOf({ HOTLINE_PORT: 'eighty' })).toBe(
      'HOTLINE_PORT="eighty" cannot be used: expected a port number, 0 to 65535 · 无法使用：应为0至65535的端口号',
    );
    expect(wrongOf({ HOTLINE_JWKS_URL: 'ftp://keys' })).toContain('HOTLINE_JWKS_URL="ftp://keys"');
  });

  it('accepts addresses, networks and named networks as trusted proxies, and nothing else', () => {
    expect(readConfig({}).trustedProxies).toEqual([]);
    expect(readConfig({ HOTLINE_TRUSTED_PROXIES: 'loopback, 10.0.0.5,10.244.0.0/16,fd00::/8' }).trustedProxies).toEqual(
      ['loopback', '10.0.0.5', '10.244.0.0/16', 'fd00::/8'],
    );
    for (const wrong of ['ingress', '10.0.0.0/33', '0.0.0.0/0', '10.0.0.5,', '10.0.0.5:80', 'true', '2'])
      expect(wrongOf({ HOTLINE_TRUSTED_PROXIES: wrong })).toContain(
        `HOTLINE_TRUSTED_PROXIES="${wrong}" cannot be used: expected addresses or networks`,
      );
  });

  it('reports all invalid settings in one error', () => {
    expect(wrongOf({ HOTLINE_PORT: '99999', HOTLINE_LOG: 'loud' }).split('\n')).toHaveLength(2);
  });

  it('requires HOTLINE_ISSUER when HOTLINE_JWKS_URL is set', () => {
    expect(wrongOf({ HOTLINE_JWKS_URL: 'https://sso.example/jwks' })).toContain('HOTLINE_ISSUER');
  });

  it('separates the names of jurisdictions at commas and drops empty ones', () => {
    expect(readConfig({ HOTLINE_JURISDICTION: 'shanghe, jinan,' }).jurisdiction).toEqual(['shanghe', 'jinan']);
  });

  it.each(['0', '-1', '1.5', 'many'])('refuses %s as the largest request body', (value) => {
    expect(wrongOf({ HOTLINE_BODY_LIMIT: value })).toContain('a whole number above 0');
  });

  it('resolves folders against the working directory', () => {
    expect(readConfig({ HOTLINE_DATA: 'somewhere' }).data).toBe(resolve('somewhere'));
  });
});

describe('describeConfig', () => {
  it('returns the variable, default and unit of a setting', () => {
    expect(describeConfig()).toContainEqual(expect.objectContaining({ variable: 'HOTLINE_PORT', fallback: 12_345 }));
    expect(describeConfig()).toContainEqual(expect.objectContaining({ variable: 'KAFKA_SESSION_MS', unit: 'ms' }));
  });

  it.each(describeConfig())('describes $variable in both languages', ({ meaning, expected }) => {
    for (const { zh, en } of [meaning, expected]) {
      expect(zh).toMatch(/\p{Script=Han}|yes/u);
      expect(en).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});
