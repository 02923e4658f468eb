import { randomInt, randomUUID } from 'node:crypto';
import {
  Conflict,
  type Clock,
  type CollectionSpec,
  type Documents,
  type IndexKey,
  type Stored,
} from '@hotline/runtime';
import type { Adapter, AdapterPayload } from 'oidc-provider' with { 'resolution-mode': 'import' };

/** One record that the provider keeps of a sign-in: a session, a code or a refresh token. `expiresAt`: epoch ms. */
export interface SignInRecord {
  readonly model: string;
  readonly key: string;
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

export const signInRecords: CollectionSpec<SignInRecord> = {
  name: 'sign-ins',
  indexes: {
    record: ({ model, key }) => [[model, key]],
    uid: ({ model, payload: { uid } }) => (uid === undefined ? [] : [[model, uid]]),
    grant: ({ model, key, payload: { grantId } }) => (grantId === undefined ? [] : [[grantId, model, key]]),
    expiry: ({ expiresAt }) => [[expiresAt]],
  },
};

/**
 * Number of records that one look-up reads. A new record overwrites an expired one that it finds, so that the
 * collection does not keep growing.
 */
const LOOKED_AT = 16;
const PAGE = 100;

/** Keeps the records of one model of the provider in the documents of the service. */
export class SignInRecords implements Adapter {
  constructor(
    private readonly model: string,
    private readonly open: () => Promise<Documents<SignInRecord>>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  async upsert(key: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const documents = await this.open();
    const expiresAt = this.clock.now() + expiresIn * 1000;
    const plain = JSON.parse(JSON.stringify(payload)) as AdapterPayload;
    const state = { model: this.model, key, payload: plain, expiresAt };
    const present = await this.stored('record', [this.model, key]);
    if (present) return replace(documents, present, state);
    await this.insert(documents, state);
  }

  async find(key: string): Promise<AdapterPayload | undefined> {
    return this.valid(await this.stored('record', [this.model, key]));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.valid(await this.stored('uid', [this.model, uid]));
  }

  /** Only devices without a browser have user codes; none are used here. */
  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async consume(key: string): Promise<void> {
    const present = await this.stored('record', [this.model, key]);
    const consumed = Math.floor(Date.now() / 1000);
    if (present)
      await replace(await this.open(), present, {
        ...present.state,
        payload: { ...present.state.payload, consumed },
      });
  }

  async destroy(key: string): Promise<void> {
    const present = await this.stored('record', [this.model, key]);
    if (present) await this.clear(present);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    const documents = await this.open();
    const { found } = await documents.find('grant', { prefix: [grantId, this.model], limit: PAGE });
    for (const record of found) await this.clear(record);
  }

  private async insert(documents: Documents<SignInRecord>, state: SignInRecord): Promise<void> {
    const { found } = await documents.find('expiry', { to: this.clock.now(), limit: LOOKED_AT });
    const free = found[found.length > 0 ? randomInt(found.length) : 0];
    try {
      if (free) return await replace(documents, free, state);
    } catch (error) {
      // Another process overwrote the same expired record; a new document is made instead.
      if (!(error instanceof Conflict)) throw error;
    }
    await documents.commit({ next: stored(randomUUID(), 1, state), previous: undefined, events: [] });
  }

  private async clear(record: Stored<SignInRecord>): Promise<void> {
    const { model, key } = record.state;
    await replace(await this.open(), record, { model, key, payload: {}, expiresAt: 0 });
  }

  private async stored(index: 'record' | 'uid', prefix: IndexKey): Promise<Stored<SignInRecord> | undefined> {
    const { found } = await (await this.open()).find(index, { prefix, limit: LOOKED_AT });
    const now = this.clock.now();
    return found.find(({ state }) => state.expiresAt > now);
  }

  private valid(record: Stored<SignInRecord> | undefined): AdapterPayload | undefined {
    return record?.state.payload;
  }
}

const stored = (id: string, version: number, state: SignInRecord): Stored<SignInRecord> => ({
  id,
  version,
  state,
  seen: {},
  commands: [],
  sequence: 0,
  wakeUps: {},
  acts: [],
});

const replace = (
  documents: Documents<SignInRecord>,
  previous: Stored<SignInRecord>,
  state: SignInRecord,
): Promise<void> => documents.commit({ next: stored(previous.id, previous.version + 1, state), previous, events: [] });
