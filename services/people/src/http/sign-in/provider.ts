import { createHmac } from 'node:crypto';
import { worksAt } from '@hotline/directory';
import { PROVIDER_PATH, REDIRECT_PATH, type BuiltInSignIn, type World } from '@hotline/host/http';
import type { Documents } from '@hotline/runtime';
import type {
  AccessToken,
  Adapter,
  Configuration,
  default as Provider,
  JWKS,
  KoaContextWithOIDC,
} from 'oidc-provider' with { 'resolution-mode': 'import' };
import { SignInRecords, signInRecords, type SignInRecord } from '../../effects/sign-in-records';
import { errorPage, signedOutPage, signOutPage } from './pages';

const RESOURCE = 'urn:hotline:api';
const API = 'api';
/** Lifetimes in seconds. Access tokens are short-lived, because the API does not check whether one was revoked. */
const ACCESS = 10 * 60;
const SHIFT = 12 * 3600;

export interface ProviderParts {
  readonly world: World;
  readonly builtIn: BuiltInSignIn;
  readonly clientId: string;
}

/** The subject of a token: jurisdiction and person. */
export const subjectOf = (jurisdiction: string, person: string): string => `${jurisdiction}/${person}`;
export function personOf(subject: string): { readonly jurisdiction: string; readonly id: string } {
  const slash = subject.indexOf('/');
  return { jurisdiction: subject.slice(0, slash), id: subject.slice(slash + 1) };
}

/** Makes providers, one for each origin at which browsers open the product. */
export class Providers {
  private readonly made = new Map<string, Promise<Provider>>();
  private opened: Promise<Documents<SignInRecord>> | undefined;

  constructor(private readonly parts: ProviderParts) {}

  /** The provider for an origin; undefined when the product is not meant to be opened at this origin. */
  at(origin: string): Promise<Provider> | undefined {
    if (origin !== this.parts.builtIn.origin && !isLoopback(origin)) return undefined;
    const known = this.made.get(origin);
    if (known) return known;
    if (this.made.size >= MOST_ORIGINS) this.made.clear();
    const made = this.make(origin);
    this.made.set(origin, made);
    made.catch(() => this.made.delete(origin));
    return made;
  }

  private async make(origin: string): Promise<Provider> {
    // Loaded on demand: it takes longer than the rest of the start, and only the first sign-in needs it.
    const { default: OidcProvider, interactionPolicy } = await import('oidc-provider');
    const policy = interactionPolicy.base();
    // The console belongs to the hotline, so people are not asked for consent.
    policy.remove('consent');
    const store = (model: string): Adapter => new SignInRecords(model, () => this.documents(), this.parts.world.clock);
    const provider = new OidcProvider(`${origin}${PROVIDER_PATH}`, {
      ...configurationOf(origin, this.parts),
      adapter: store,
      interactions: { policy, url: (_context, { uid }) => `${PROVIDER_PATH}/sign-in/${uid}` },
    });
    provider.proxy = true;
    return provider;
  }

  private documents(): Promise<Documents<SignInRecord>> {
    this.opened ??= this.parts.world.documents(signInRecords);
    this.opened.catch(() => (this.opened = undefined));
    return this.opened;
  }
}

const MOST_ORIGINS = 20;
const LOOPBACK = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
const isLoopback = (origin: string): boolean => LOOPBACK.test(origin);

function configurationOf(origin: string, { world, builtIn, clientId }: ProviderParts): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        redirect_uris: [`${origin}${REDIRECT_PATH}`],
        post_logout_redirect_uris: [`${origin}/`],
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [builtIn.key] } as unknown as JWKS,
    cookies: { keys: [createHmac('sha256', 'cookies').update(JSON.stringify(builtIn.key)).digest('base64url')] },
    pkce: { required: () => true },
    // Browsers send `Origin` with calls to the same origin too; the provider then asks whether it is allowed.
    clientBasedCORS: (_context, asking) => asking === origin,
    claims: { openid: ['sub', 'name', 'jurisdiction'] },
    conformIdTokenClaims: false,
    scopes: ['openid', API],
    ttl: {
      AccessToken: ACCESS,
      AuthorizationCode: 60,
      IdToken: SHIFT,
      Interaction: 15 * 60,
      RefreshToken: SHIFT,
      Session: SHIFT,
      Grant: 2 * SHIFT,
    },
    issueRefreshToken: (_context, client) => Promise.resolve(client.grantTypeAllowed('refresh_token')),
    findAccount: (_context, subject) => accountOf(world, subject),
    loadExistingGrant: grantOf,
    formats: { customizers: { jwt: (_context, token, jwt) => claimAccess(builtIn, token as AccessToken, jwt) } },
    features: featuresOf(builtIn),
    renderError: (context, out) => void (context.body = errorPage(out)),
  };
}

const featuresOf = ({ audience }: BuiltInSignIn): NonNullable<Configuration['features']> => ({
  devInteractions: { enabled: false },
  revocation: { enabled: true },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: (context, form) => void (context.body = signOutPage(form)),
    postLogoutSuccessSource: (context) => void (context.body = signedOutPage()),
  },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => RESOURCE,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: API,
      audience,
      accessTokenTTL: ACCESS,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'ES256' } },
    }),
  },
});

/** Sets issuer, person and jurisdiction in an access token, as the token check of the API expects them. */
function claimAccess<T extends { payload: Record<string, unknown> }>(
  { issuer }: BuiltInSignIn,
  { accountId }: AccessToken,
  jwt: T,
): T {
  const { jurisdiction, id } = personOf(accountId ?? '');
  return Object.assign(jwt, { payload: { ...jwt.payload, iss: issuer, sub: id, jurisdiction } });
}

/**
 * The account of a subject. Undefined for people who no longer work here, so that their refresh tokens stop working.
 */
async function accountOf(world: World, subject: string) {
  const { jurisdiction, id } = personOf(subject);
  const person = await world.people.find(jurisdiction, id).catch(() => undefined);
  if (!person || !worksAt(person, world.clock.now())) return undefined;
  return { accountId: subject, claims: () => ({ sub: subject, name: person.name, jurisdiction }) };
}

async function grantOf({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  const clientId = client?.clientId ?? '';
  const known = session?.grantIdFor(clientId);
  const present = known === undefined ? undefined : await provider.Grant.find(known);
  if (present && present.accountId === session?.accountId) return present;
  const grant = new provider.Grant({ clientId, accountId: session?.accountId ?? '' });
  grant.addOIDCScope('openid');
  grant.addResourceScope(RESOURCE, API);
  await grant.save();
  return grant;
}
