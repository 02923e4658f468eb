import type { Text } from '@hotline/contracts';
import { personDocumentId, worksAt, type Person } from '@hotline/directory';
import type { World } from '@hotline/host/http';
import { Refusal, type Command, type Loop } from '@hotline/runtime';
import {
  beginAttempt,
  offerLink,
  passAttempt,
  setPassword,
  useLink,
  type Account,
  type AttemptLimits,
  type PasswordLink,
} from '../../domain/account';
import { accountAndName, wrongPassword } from '../../domain/account-refusals';
import type { PeopleCommands } from '../../domain/commands';
import type { PeopleView } from '../../domain/view';
import type { DocumentLoop } from '../../gather/document-loop';
import { digestOf, hashOf, isPassword, newSecret } from '../../gather/passwords';

const DAY_MS = 24 * 3_600_000;
const SIGN_IN = { id: 'sign-in', role: 'system' } as const;
/** Id of the document with the link for the first administrator of a jurisdiction, for whom no person exists yet. */
const firstId = (jurisdiction: string): string => `first-administrator/${jurisdiction}`;

const begin: Command<Account, AttemptLimits, PeopleView> = { name: 'begin-sign-in', decide: beginAttempt };
const pass: Command<Account, undefined, PeopleView> = { name: 'sign-in', decide: passAttempt };
const offer: Command<Account, { readonly id: string; readonly link: PasswordLink }, PeopleView> = {
  name: 'offer-password-link',
  decide: offerLink,
};
const set: Command<Account, { readonly digest: string; readonly hash: string }, PeopleView> = {
  name: 'set-password',
  decide: setPassword,
};

const use: Command<Account, { readonly digest: string }, PeopleView> = { name: 'use-link', decide: useLink };

type EnteredPerson = Parameters<PeopleCommands['enter']['decide']>[1]['body'];

export interface FirstAdministrator {
  readonly account: string;
  readonly name: string;
  readonly password: string;
}

export interface OfferedLink {
  readonly secret: string;
  /** Epoch ms. */
  readonly until: number;
}

/** The account whose password a link sets. */
export interface LinkHolder {
  readonly documentId: string;
  readonly jurisdiction: string;
  /** Whether the link creates the first administrator. */
  readonly isFirst: boolean;
}

export interface AccountsParts {
  readonly world: World;
  readonly accounts: DocumentLoop<Account>;
  readonly people: DocumentLoop<Person>;
  readonly enter: PeopleCommands['enter'];
  readonly limits: AttemptLimits;
}

/** The local accounts of the built-in provider. */
export class Accounts {
  constructor(private readonly parts: AccountsParts) {}

  /** Why the sign-in is refused, as the page says it; undefined when the person may sign in. */
  async refusalOf(jurisdiction: string, id: string, password: string): Promise<Text | undefined> {
    const { world, limits } = this.parts;
    const loop = await this.parts.accounts.open();
    const documentId = personDocumentId(jurisdiction, id);
    const account = await loop.documents.load(documentId);
    const person = await world.people.find(jurisdiction, id);
    const mayTry = account && person && worksAt(person, world.clock.now());
    try {
      if (mayTry) await give(loop, begin, { documentId, jurisdiction }, limits);
      const isRight = await isPassword(password, mayTry ? account.state.hash : undefined);
      if (!isRight) return wrongPassword;
      await give(loop, pass, { documentId, jurisdiction }, undefined);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error.detail;
      throw error;
    }
  }

  /** A link with which a person can set their password once, within 24 hours. */
  async offerLink(jurisdiction: string, id: string): Promise<OfferedLink> {
    return this.offer(personDocumentId(jurisdiction, id), jurisdiction, id);
  }

  /** A link that creates the first administrator; undefined if somebody already has an account. */
  async offerFirst(jurisdiction: string): Promise<OfferedLink | undefined> {
    if (await this.hasAccounts(jurisdiction)) return undefined;
    return this.offer(firstId(jurisdiction), jurisdiction, '');
  }

  async holderOf(secret: string): Promise<LinkHolder | undefined> {
    const { documents } = await this.parts.accounts.open();
    const [found] = (await documents.find('link', { prefix: [digestOf(secret)], limit: 1 })).found;
    if (!found?.state.link || found.state.link.until <= this.parts.world.clock.now()) return undefined;
    const { jurisdiction } = found.state;
    return { documentId: found.id, jurisdiction, isFirst: found.id === firstId(jurisdiction) };
  }

  /** @throws Refusal when the link was used meanwhile */
  async setPassword({ documentId, jurisdiction }: LinkHolder, secret: string, password: string): Promise<void> {
    const loop = await this.parts.accounts.open();
    const input = { digest: digestOf(secret), hash: await hashOf(password) };
    await give(loop, set, { documentId, jurisdiction }, input);
  }

  /**
   * Creates the first administrator, or uses the one listed in the pack, and sets their password.
   * @throws Refusal
   */
  async enterFirst(holder: LinkHolder, secret: string, { account, name, password }: FirstAdministrator): Promise<void> {
    const { world, people, enter, accounts } = this.parts;
    const { jurisdiction } = holder;
    if (account === '' || name === '') throw new Refusal(accountAndName);
    const known = await world.people.find(jurisdiction, account);
    if (!known?.roles.includes('admin')) {
      const unit = world.jurisdiction(jurisdiction).hotline;
      const body: EnteredPerson = { name, roles: ['admin'], positions: [{ unit }], certificates: [], substitutes: [] };
      const target = { documentId: personDocumentId(jurisdiction, account), jurisdiction };
      await give(await people.open(), enter, target, { id: account, body });
    }
    await give(await accounts.open(), use, holder, { digest: digestOf(secret) });
    const own = await this.offerLink(jurisdiction, account);
    const target = { documentId: personDocumentId(jurisdiction, account), jurisdiction, isFirst: false };
    await this.setPassword(target, own.secret, password);
  }

  /** The administrator listed in the pack, if there is one. */
  async listedAdministrator(jurisdiction: string): Promise<Person | undefined> {
    return (await this.parts.world.people.withRole(jurisdiction, 'admin'))[0];
  }

  private async hasAccounts(jurisdiction: string): Promise<boolean> {
    const { documents } = await this.parts.accounts.open();
    return (await documents.count('usable', { prefix: [jurisdiction] })) > 0;
  }

  private async offer(documentId: string, jurisdiction: string, id: string): Promise<OfferedLink> {
    const secret = newSecret();
    const until = this.parts.world.clock.now() + DAY_MS;
    const input = { id, link: { digest: digestOf(secret), until } };
    await give(await this.parts.accounts.open(), offer, { documentId, jurisdiction }, input);
    return { secret, until };
  }
}

interface Target {
  readonly documentId: string;
  readonly jurisdiction: string;
}

/** Executes a command with the sign-in itself as its actor. */
const give = <S, I>(
  loop: Loop<S>,
  command: Command<S, I, PeopleView>,
  { documentId, jurisdiction }: Target,
  input: I,
): Promise<unknown> =>
  loop.execute(command, { id: documentId, input, cause: { id: command.name, jurisdiction, actor: SIGN_IN } });
