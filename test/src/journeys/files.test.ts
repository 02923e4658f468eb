import * as api from '@hotline/contracts';
import { connect } from 'node:net';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { refusal, type TestPerson } from '../client';
import { leaderOf, of, operator, supervisor } from '../people';
import { fileOf, photoOf } from '../photos';
import { TestWorld } from '../world';
import { contactAndResolve, resolution, squad, stallCall, town } from './stall';
import { shapes } from './shapes';

jest.setTimeout(90_000);

const stranger = of('squad-baiqiao');
const leader = leaderOf('squad-xushang', 'zhang');
const EXIF = Buffer.from('lat 37.31 lon 117.15');
const program = Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(4000)]);
const recording = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(4000)]);

/** Names of the stored contents, provisional and kept. */
const storedIn = ({ folder }: TestWorld): string[] => {
  const names = (...path: string[]): string[] => {
    try {
      return readdirSync(join(folder, 'files', ...path), { recursive: true }) as string[];
    } catch {
      return [];
    }
  };
  return [...names('incoming'), ...names('provisional'), ...names('kept')].filter((name) => !/^..$/.test(name)).sort();
};

describe.each(shapes)('Files of a ticket ($shape)', (shape) => {
  let world: TestWorld;
  let id: string;
  beforeAll(async () => {
    world = await TestWorld.open(shape);
    ({ ticketId: id } = await world.register(stallCall(world)));
    await world.give(api.acknowledgeDispatch, id, {}, squad);
    await world.give(api.recordContact, id, { outcome: 'reached' }, squad);
  });
  afterAll(() => world.close());

  const evidence = async (file: Uint8Array, as: TestPerson = squad, purpose = 'after') => {
    const answer = await world.client.upload(
      api.attachEvidence,
      { params: { ticketId: id }, query: { purpose } },
      file,
      { as },
    );
    await world.settled();
    return answer;
  };
  const attach = async (file: Uint8Array, purpose: string, as: TestPerson = operator) => {
    const given = { params: { ticketId: id }, query: { purpose } };
    const answer = await world.client.upload(api.attachFile, given, file, { as });
    await world.settled();
    return answer;
  };
  const open = (file: string, as: TestPerson, operation: api.Operation = api.readFile) =>
    world.client.download(operation, { params: { ticketId: id, fileId: file } }, as);

  it('a photo loses its location, and everybody who may read the ticket sees it as it was taken', async () => {
    const { file, ...stored } = await evidence(photoOf('before', EXIF), squad, 'before');
    expect(file).toBe(fileOf(photoOf('before')));
    expect(stored).toEqual({ type: 'png', size: photoOf('before').length, repeated: false });
    for (const person of [squad, town, operator, supervisor]) {
      expect((await world.read(id, person)).files).toMatchObject([
        { file, type: 'png', kind: 'photo', purpose: 'before', unit: 'squad-xushang', by: squad.id, round: 1 },
      ]);
      const { headers, bytes } = await open(file, person);
      expect(bytes).toEqual(photoOf('before'));
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': 'image/png',
        'content-disposition': expect.stringMatching(/^inline; filename="2026.*[.]png"$/),
        'content-length': String(bytes.length),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      });
    }
  });

  it('the same photo sent again, as after a lost answer, is attached once', async () => {
    expect(await evidence(photoOf('before'))).toMatchObject({ repeated: true });
    expect(await evidence(photoOf('before', EXIF), town)).toMatchObject({ repeated: true });
    expect((await world.read(id)).files).toHaveLength(1);
  });

  it('other units read neither the ticket nor its files', async () => {
    const file = fileOf(photoOf('before'));
    expect(await refusal(open(file, stranger))).toMatchObject({ status: 403, code: 'not-your-ticket' });
    expect(await refusal(evidence(photoOf('from a stranger'), stranger))).toMatchObject({ code: 'not-your-ticket' });
  });

  it('only the hotline hears the recording of a call, and who opened it is recorded', async () => {
    const { file } = await attach(recording, 'call-recording');
    const { file: photo } = await attach(photoOf('from the caller'), 'from-caller');
    expect((await world.read(id, squad)).files.map((one) => one.file)).toEqual([fileOf(photoOf('before')), photo]);
    expect((await world.read(id, operator)).files.map((one) => one.purpose)).toContain('call-recording');
    for (const person of [squad, operator])
      expect(await refusal(open(file, person))).toMatchObject({ status: 404, code: 'not-found' });
    expect(await refusal(open(file, squad, api.openRecording))).toMatchObject({ status: 403, code: 'not-allowed' });
    expect((await open(file, operator, api.openRecording)).bytes).toEqual(recording);
    await world.settled();
    expect((await world.read(id)).history.at(-1)).toMatchObject({
      type: 'RecordingOpened',
      by: { id: operator.id },
      data: { file },
    });
    expect((await open(photo, town)).bytes).toEqual(photoOf('from the caller'));
  });

  it('a program named as a photo, a web page, an empty and a damaged file are refused, and nothing changes', async () => {
    const [before, stored] = [await world.read(id), storedIn(world)];
    expect(await refusal(evidence(program))).toMatchObject({
      status: 422,
      code: 'wrong-file',
      detail: expect.stringContaining('该文件是Windows程序'),
      hint: { zh: expect.stringMatching(/^可上传照片（JPEG、PNG或WebP，不超过20 MB）、/) },
    });
    expect(await refusal(evidence(Buffer.from('<svg onload="alert(1)">')))).toMatchObject({
      detail: expect.stringContaining('该文件是网页'),
    });
    expect(await refusal(evidence(new Uint8Array()))).toMatchObject({ detail: expect.stringContaining('空文件') });
    expect(await refusal(evidence(photoOf('cut off').subarray(0, -6)))).toMatchObject({
      detail: expect.stringContaining('照片不完整'),
    });
    expect(await refusal(world.give(api.attachEvidence, id, {}, squad))).toMatchObject({ status: 400 });
    expect(await world.read(id)).toEqual(before);
    expect(storedIn(world)).toEqual(stored);
  });

  it('a photo over the limit is refused, whether or not the sender says how large it is', async () => {
    const [before, stored] = [await world.read(id), storedIn(world)];
    const large = Buffer.concat([photoOf('large'), Buffer.alloc(21 * 1024 * 1024)]);
    expect(await refusal(evidence(large))).toMatchObject({
      status: 413,
      code: 'too-large',
      detail: expect.stringContaining('照片超过20 MB'),
    });
    const answer = await fetch(`${world.running.url}/api/v1/tickets/${id}/evidence?purpose=after`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        authorization: `Bearer ${await world.client.token(squad)}`,
      },
      body: new Blob([large]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect([answer.status, ((await answer.json()) as api.Problem).code]).toEqual([413, 'too-large']);
    expect(await world.read(id)).toEqual(before);
    expect(storedIn(world)).toEqual(stored);
  });

  it('a file of 2 GB is refused before its content is sent', async () => {
    const [before, stored] = [await world.read(id), storedIn(world)];
    const answer = await startOfAnswer(world, id, await world.client.token(squad), 2 * 1024 ** 3, photoOf('huge'));
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(await world.read(id)).toEqual(before);
    expect(storedIn(world)).toEqual(stored);
  });

  it('an upload whose connection is lost leaves nothing behind', async () => {
    const [before, stored] = [await world.read(id), storedIn(world)];
    await breakOff(world, id, await world.client.token(squad), 5000, recording.subarray(0, 4000));
    await world.settled();
    expect(await world.read(id)).toEqual(before);
    expect(storedIn(world)).toEqual(stored);
  });

  it('a resolution counts only files that were attached to this ticket', async () => {
    const { ticketId: other } = await world.register({ ...stallCall(world), caller: { phone: '13900139000' } });
    const photo = await world.attach(other, squad, 'of another ticket');
    const refused = await refusal(world.give(api.resolveTicket, id, { ...resolution(), evidence: [photo] }, leader));
    expect(refused).toMatchObject({ status: 422, code: 'unknown-file', detail: expect.stringContaining('1件') });
    await contactAndResolve(world, id, squad, 'zhang');
    expect(await world.read(id)).toMatchObject({ state: 'resolved' });
  });

  it('the store keeps what the ticket has, and a resolved ticket gets no further evidence', async () => {
    expect(await refusal(evidence(photoOf('too late')))).toMatchObject({ status: 409, code: 'not-now' });
    const { files } = await world.read(id);
    const kept = readdirSync(join(world.folder, 'files', 'kept'), { recursive: true }) as string[];
    for (const { file } of files) expect(kept).toContain(join(file.slice(0, 2), file));
    expect(readdirSync(join(world.folder, 'files', 'provisional'))).toEqual([]);
  });

  it('a content that was lost is reported, and the ticket can still be read', async () => {
    const file = fileOf(photoOf('before'));
    rmSync(join(world.folder, 'files', 'kept', file.slice(0, 2), file));
    expect(await refusal(open(file, squad))).toMatchObject({ status: 503, code: 'unavailable' });
    expect((await world.read(id)).files.map((one) => one.file)).toContain(file);
  });
});

/** Sends the head of an upload and the beginning of its content. */
function beginUpload(world: TestWorld, id: string, token: string, size: number, beginning: Uint8Array) {
  const { hostname, port } = new URL(world.running.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST /api/v1/tickets/${id}/evidence?purpose=after HTTP/1.1\r\nhost: ${hostname}\r\n` +
      `authorization: Bearer ${token}\r\ncontent-type: application/octet-stream\r\ncontent-length: ${size}\r\n\r\n`,
  );
  socket.write(beginning);
  return socket;
}

async function startOfAnswer(...upload: Parameters<typeof beginUpload>): Promise<string> {
  const socket = beginUpload(...upload);
  try {
    return await new Promise((resolve, reject) => {
      socket.once('data', (data) => resolve(data.toString()));
      socket.once('error', reject);
    });
  } finally {
    socket.destroy();
  }
}

async function breakOff(...upload: Parameters<typeof beginUpload>): Promise<void> {
  const socket = beginUpload(...upload);
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.resume().end();
  await new Promise((resolve) => socket.once('close', resolve));
}
