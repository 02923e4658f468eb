import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acknowledgeDispatch, listTickets, readFigures } from '@hotline/contracts';
import { services } from '@hotline/all';
import { exportStore, importStore, type Manifest, type Progress } from '@hotline/cli';
import { readConfig } from '@hotline/host';
import { collectionsOf, readFolder } from '@hotline/host/transfer';
import type { Restorable } from '@hotline/runtime';
import { DatabaseSync } from '@photostructure/sqlite';
import * as people from '../people';
import { TestWorld } from '../world';
import { contactAndResolve, squad, stallCall } from '../journeys/stall';

const AT = '2026-01-05T09:00:00+08:00';
const NAMES = ['intake', 'classification', 'routing', 'sla', 'feedback', 'people', 'board'];
const TICKETS = 12;

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'hotline-move-'));
export const openAt = (folder: string): Promise<TestWorld> =>
  TestWorld.open({ at: AT, environment: { HOTLINE_DATA: folder } });

/** Fills a folder with the data of a city: tickets in several states, running clocks and one parked ticket. */
export async function makeCity(folder: string): Promise<void> {
  const world = await openAt(folder);
  const ids: string[] = [];
  for (let i = 0; i < TICKETS; i += 1)
    ids.push((await world.register({ ...stallCall(world), demand: `第 ${i + 1} 次` }, `call-${i}`)).ticketId);
  for (const id of ids.slice(0, 4)) await world.give(acknowledgeDispatch, id, {}, squad);
  for (const id of ids.slice(0, 2)) await contactAndResolve(world, id, squad, 'li');
  await world.running.close();
  appendUnreadable(folder, ids.at(-1) as string);
  const again = await openAt(folder);
  await again.settled();
  await again.running.close();
}

function appendUnreadable(folder: string, subject: string): void {
  const db = new DatabaseSync(join(folder, 'hotline.db'));
  db.prepare('INSERT INTO log (event) VALUES (?)').run(
    JSON.stringify({
      specversion: '1.0',
      id: `future.${subject}.1`,
      source: 'future',
      type: 'TicketSung',
      subject,
      sequence: 1,
      dataschema: 'TicketSung.v1',
      data: { verse: 1 },
    }),
  );
  db.close();
}

/** All data of a city that must be the same after a move. */
export async function pictureOf(world: TestWorld) {
  await world.settled();
  const { tickets } = await world.client.call(listTickets, {}, { as: people.operator });
  const services = NAMES.map((name) => world.running.service(name));
  return {
    tickets,
    whole: await Promise.all(tickets.map(({ ticketId }) => world.read(ticketId))),
    figures: await world.client.call(readFigures, {}, { as: people.supervisor }),
    wakeUps: await Promise.all(
      services.map(async (service) =>
        (await service.loop.documents.withDue(Number.MAX_SAFE_INTEGER, 1000)).map((due) => JSON.stringify(due)).sort(),
      ),
    ),
    parked: await Promise.all(services.map((service) => service.parking.list())),
  };
}

export async function exported(data: string): Promise<string> {
  const folder = freshFolder();
  const store = readFolder(data);
  await exportStore(store, folder, Date.parse(AT)).finally(() => store.close());
  return folder;
}

let declared: ReturnType<typeof collectionsOf> | undefined;
const specs = (): ReturnType<typeof collectionsOf> => (declared ??= collectionsOf(services, readConfig({})));

export interface Move {
  readonly from: string;
  readonly to: Restorable;
  readonly checkpoint?: string;
  readonly onProgress?: (progress: Progress) => void;
}

export async function imported({
  from,
  to,
  checkpoint = join(from, 'import-checkpoint.json'),
  onProgress,
}: Move): Promise<Manifest> {
  try {
    return await importStore({
      folder: from,
      target: to,
      specs: await specs(),
      checkpoint,
      ...(onProgress ? { onProgress } : {}),
    });
  } finally {
    await to.close();
  }
}

export const copyOf = (folder: string): string => {
  const copy = freshFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
};
export const textOf = (...parts: string[]): string => readFileSync(join(...parts), 'utf8');
export const remove = (folders: readonly string[]): void =>
  folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
