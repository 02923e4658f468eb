import type { Text } from '@hotline/contracts';
import {
  PROVIDER_PATH,
  type BuiltInSignIn,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type Visitors,
  type World,
} from '@hotline/host/http';
import { Refusal } from '@hotline/runtime';
import type { default as Provider } from 'oidc-provider' with { 'resolution-mode': 'import' };
import { flawOfPassword, linkIsUsed } from '../../domain/account-refusals';
import { demoPeople } from '../../gather/demo-people';
import type { Accounts, LinkHolder } from './accounts';
import { messagePage, passwordPage, POLICY, signInPage, SUBMIT_PATH, SUBMIT_SCRIPT, type DemoPerson } from './pages';
import { subjectOf, type Providers } from './provider';

const FORM = 'application/x-www-form-urlencoded';
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const FORM_LIMIT = 16 * 1024;

export interface SignInRoutesParts {
  readonly world: World;
  readonly builtIn: BuiltInSignIn;
  readonly providers: Providers;
  readonly accounts: Accounts;
  readonly visitors: Visitors;
}

/** Adds the built-in provider and the pages of sign-in. */
export function addSignInRoutes(fastify: FastifyInstance, parts: SignInRoutesParts): void {
  const pages = new SignInPages(parts);
  void fastify.register((forms, _options, done) => {
    forms.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: FORM_LIMIT }, (_request, body, parsed) =>
      parsed(null, Object.fromEntries(new URLSearchParams(body as string))),
    );
    forms.get(`${PROVIDER_PATH}/sign-in/:uid`, (request, reply) => pages.ask(request, reply));
    forms.post(`${PROVIDER_PATH}/sign-in/:uid`, (request, reply) => pages.signIn(request, reply));
    forms.get(`${PROVIDER_PATH}/password/:secret`, (request, reply) => pages.askPassword(request, reply));
    forms.post(`${PROVIDER_PATH}/password/:secret`, (request, reply) => pages.setPassword(request, reply));
    done();
  });
  fastify.get(SUBMIT_PATH, (_request, reply) => reply.type('text/javascript; charset=utf-8').send(SUBMIT_SCRIPT));
  void fastify.register((raw, _options, done) => {
    // The provider reads bodies itself.
    raw.addContentTypeParser(FORM, (_request, _payload, parsed) => parsed(null));
    raw.route({
      method: ['GET', 'POST', 'OPTIONS'],
      url: `${PROVIDER_PATH}/*`,
      handler: (request, reply) => pages.pass(request, reply),
    });
    done();
  });
}

/** Handles the requests of browsers during sign-in. */
class SignInPages {
  constructor(private readonly parts: SignInRoutesParts) {}

  /** Hands a request to the provider, which answers it. */
  async pass(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    await this.parts.visitors.count(request.ip);
    const provider = await this.providerOf(request);
    if (!provider) return wrongAddress(reply);
    const answer = provider.callback();
    const raw = prepared(request);
    Object.assign(raw, { originalUrl: raw.url, url: (raw.url ?? '').slice(PROVIDER_PATH.length) });
    reply.hijack();
    reply.raw.setHeader('content-security-policy', POLICY);
    reply.raw.setHeader('x-content-type-options', 'nosniff');
    await answer(raw, reply.raw);
    return reply;
  }

  async ask(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    await this.parts.visitors.count(request.ip);
    const provider = await this.providerOf(request);
    if (!provider) return wrongAddress(reply);
    if (!(await isWaiting(provider, request, reply))) return tooLate(reply);
    return this.showSignIn(request, reply, {});
  }

  async signIn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    await this.parts.visitors.count(request.ip);
    const provider = await this.providerOf(request);
    if (!provider) return wrongAddress(reply);
    if (!(await isWaiting(provider, request, reply))) return tooLate(reply);
    const form = formOf(request);
    const jurisdiction = form.jurisdiction ?? this.parts.world.home.name;
    const account = (form.account ?? '').trim();
    const wrong =
      form.demo === undefined
        ? await this.refusalOf(jurisdiction, account, form.password ?? '')
        : await this.refusalOfDemo(request, form.demo);
    if (wrong) return this.showSignIn(request, reply, { wrong, account });
    const accountId = form.demo ?? subjectOf(jurisdiction, account);
    reply.hijack();
    await provider.interactionFinished(prepared(request), reply.raw, { login: { accountId } });
    return reply;
  }

  async askPassword(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    await this.parts.visitors.count(request.ip);
    const holder = await this.parts.accounts.holderOf(secretOf(request));
    return holder ? this.showPassword(request, reply, holder) : linkEnded(reply);
  }

  async setPassword(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    await this.parts.visitors.count(request.ip);
    const { accounts } = this.parts;
    const secret = secretOf(request);
    const holder = await accounts.holderOf(secret);
    if (!holder) return linkEnded(reply);
    const { password = '', again = '', account = '', name = '' } = formOf(request);
    const wrong = flawOfPassword(password, again);
    if (wrong) return this.showPassword(request, reply, holder, wrong);
    try {
      await (holder.isFirst
        ? accounts.enterFirst(holder, secret, { account: account.trim(), name: name.trim(), password })
        : accounts.setPassword(holder, secret, password));
    } catch (error) {
      if (error instanceof Refusal) return this.showPassword(request, reply, holder, error.detail);
      throw error;
    }
    return html(reply, messagePage({ zh: '口令已设置', en: 'The password is set' }, passwordIsSet));
  }

  private refusalOf(jurisdiction: string, account: string, password: string): Promise<Text | undefined> {
    const known = this.jurisdictions().some(({ name }) => name === jurisdiction);
    return this.parts.accounts.refusalOf(known ? jurisdiction : this.parts.world.home.name, account, password);
  }

  private async refusalOfDemo(request: FastifyRequest, subject: string): Promise<Text | undefined> {
    const offered = await this.demo(request);
    return offered.some((one) => one.subject === subject) ? undefined : notOffered;
  }

  private async showSignIn(
    request: FastifyRequest,
    reply: FastifyReply,
    { wrong, account }: { readonly wrong?: Text; readonly account?: string },
  ): Promise<FastifyReply> {
    const demo = await this.demo(request);
    const { title } = this.parts.world.home;
    const jurisdictions = this.jurisdictions();
    return html(reply, signInPage({ action: pathOf(request), title, jurisdictions, demo, wrong, account }));
  }

  private async showPassword(
    request: FastifyRequest,
    reply: FastifyReply,
    { isFirst, jurisdiction }: LinkHolder,
    wrong?: Text,
  ): Promise<FastifyReply> {
    const given = formOf(request);
    const listed = isFirst ? await this.parts.accounts.listedAdministrator(jurisdiction) : undefined;
    const first = { account: given.account ?? listed?.id ?? 'admin', name: given.name ?? listed?.name ?? '' };
    return html(reply, passwordPage({ action: pathOf(request), wrong, ...(isFirst ? { first } : {}) }));
  }

  /**
   * Only browsers on this machine can sign in as people of the demonstration. Nobody can if an untrusted proxy hides
   * the address of the browser.
   */
  private async demo(request: FastifyRequest): Promise<readonly DemoPerson[]> {
    const { world, builtIn } = this.parts;
    const isHidden = request.headers['x-forwarded-for'] !== undefined && (request.ips?.length ?? 1) < 2;
    if (!builtIn.demo || isHidden || !LOOPBACK.has(request.ip)) return [];
    const { home } = world;
    return (await demoPeople(world, home)).map(({ id, name, roles, positions }) => ({
      subject: subjectOf(home.name, id),
      name,
      role: roles[0] ?? 'operator',
      unit: home.units.get(positions[0]?.unit ?? '')?.name ?? home.title,
    }));
  }

  private jurisdictions(): { readonly name: string; readonly title: Text }[] {
    const { world } = this.parts;
    return world.jurisdictions.names.map((name) => ({ name, title: world.jurisdiction(name).title }));
  }

  private async providerOf(request: FastifyRequest): Promise<Provider | undefined> {
    return this.parts.providers.at(originOf(request));
  }
}

const originOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`;
const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] as string;
const secretOf = ({ params }: FastifyRequest): string => (params as { secret: string }).secret;

/** The fields of a form; none for a request without a form. */
const formOf = ({ body }: FastifyRequest): Readonly<Record<string, string | undefined>> =>
  (body ?? {}) as Readonly<Record<string, string>>;

/** Sets on the request the address that the visitor used, as trusted proxies report it. */
function prepared(request: FastifyRequest): FastifyRequest['raw'] {
  Object.assign(request.raw.headers, { 'x-forwarded-proto': request.protocol, 'x-forwarded-host': request.host });
  return request.raw;
}

/** Whether the provider sent this browser here and the attempt to sign in has not expired. */
const isWaiting = (provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<boolean> =>
  provider.interactionDetails(prepared(request), reply.raw).then(
    ({ uid }) => uid === (request.params as { uid: string }).uid,
    () => false,
  );

const html = (reply: FastifyReply, page: string): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'same-origin')
    .send(page);

const passwordIsSet: Text = {
  zh: '请从首页用账号和口令登录',
  en: 'Sign in from the start page with the account and the password',
};
const notOffered: Text = {
  zh: '此处不能使用演示人员登录',
  en: 'The people of the demonstration cannot sign in here',
};

const tooLate = (reply: FastifyReply): FastifyReply =>
  html(
    reply.code(400),
    messagePage(
      { zh: '登录页面已过期', en: 'This sign-in page is too old' },
      { zh: '请从首页重新登录', en: 'Sign in again from the start page' },
    ),
  );

const linkEnded = (reply: FastifyReply): FastifyReply =>
  html(reply.code(404), messagePage({ zh: '链接已失效', en: 'The link no longer works' }, linkIsUsed.detail));

const wrongAddress = (reply: FastifyReply): FastifyReply =>
  html(
    reply.code(421),
    messagePage(
      { zh: '此地址不能登录', en: 'Sign-in does not work at this address' },
      {
        zh: '请用管理员告知的地址打开；管理员须在设置HOTLINE_ADDRESS中写明浏览器访问本系统的地址',
        en: 'Open the address that the administrator gave you. The administrator must set it in HOTLINE_ADDRESS',
      },
    ),
  );
