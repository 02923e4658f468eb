import { ConfigError, describeConfig, readConfig } from './config';

const wrongOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return 'nothing was wrong';
};

describe('the settings', () => {
  it('need no variable at all', () => {
    expect(readConfig({})).toMatchObject({
      port: 12_345,
      host: '127.0.0.1',
      jurisdiction: ['shanghe'],
      audience: 'hotline',
      bodyLimit: 262_144,
    });
  });

  it('take an empty variable as absent', () => {
    expect(readConfig({ HOTLINE_PORT: '' }).port).toBe(12_345);
  });

  it('name the variable, its value and what is expected', () => {
    expect(wrongOf({ HOTLINE_PORT: 'eighty' })).toBe(
      'HOTLINE_PORT="eighty" cannot be used: expected a port number, 0 to 65535',
    );
    expect(wrongOf({ HOTLINE_JWKS_URL: 'ftp://keys' })).toContain('HOTLINE_JWKS_URL="ftp://keys"');
  });

  it('take proxies that are believed as addresses, networks or names of networks, and nothing else', () => {
    expect(readConfig({}).trustedProxies).toEqual([]);
    expect(readConfig({ HOTLINE_TRUSTED_PROXIES: 'loopback, 10.0.0.5,10.244.0.0/16,fd00::/8' }).trustedProxies).toEqual(
      ['loopback', '10.0.0.5', '10.244.0.0/16', 'fd00::/8'],
    );
    for (const wrong of ['ingress', '10.0.0.0/33', '0.0.0.0/0', '10.0.0.5,', '10.0.0.5:80', 'true', '2'])
      expect(wrongOf({ HOTLINE_TRUSTED_PROXIES: wrong })).toContain(
        `HOTLINE_TRUSTED_PROXIES="${wrong}" cannot be used: expected addresses or networks`,
      );
  });

  it('name everything that is wrong at once', () => {
    expect(wrongOf({ HOTLINE_PORT: '99999', HOTLINE_LOG: 'loud' }).split('\n')).toHaveLength(2);
  });

  it('want the issuer of the tokens with the keys of a provider', () => {
    expect(wrongOf({ HOTLINE_JWKS_URL: 'https://sso.example/jwks' })).toContain('HOTLINE_ISSUER');
  });

  it('are described with variable, meaning and default', () => {
    expect(describeConfig()).toContainEqual(expect.objectContaining({ variable: 'HOTLINE_PORT', fallback: 12_345 }));
    for (const setting of describeConfig())
      expect([setting.what, setting.expected]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
  });
});
