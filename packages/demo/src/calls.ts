import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { registerTicket, RequestBodyOf } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { oneOf, type Chance } from './chance';

export type Call = RequestBodyOf<typeof registerTicket>;

const SAMPLES = resolve(__dirname, '../../../deploy/samples/shanghe-complaints.csv');
const CHANNELS: Readonly<Record<string, Call['channel']>> = {
  电话: 'phone',
  微信: 'mini-program',
  网站: 'web',
  短信: 'sms',
  手机应用: 'app',
  网格上报: 'grid',
};

/** The calls of the demonstration: first the samples in order, then random samples again, from other callers. */
export function demoCalls(jurisdiction: Jurisdiction, count: number, chance: Chance): Call[] {
  const samples = readSamples(jurisdiction);
  return Array.from({ length: count }, (_, i) => {
    const sample = samples[i] ?? oneOf(chance, samples);
    return i < samples.length ? sample : { ...sample, caller: { name: oneOf(chance, NAMES), phone: phone(i) } };
  });
}

const NAMES = ['刘建军', '王秀英', '孙先生', '赵女士', '周海燕', '马师傅', '崔女士', '高先生'];
const phone = (i: number): string => `1990001${String(i).padStart(4, '0')}`;

/** A split at commas is enough: no cell of the delivered file contains an ASCII comma or a line break. */
function readSamples({ regions }: Jurisdiction): Call[] {
  const [, ...lines] = readFileSync(SAMPLES, 'utf8').trim().split('\n');
  const codes = new Map([...regions.values()].map(({ code, name }) => [name.zh, code]));
  return lines.map((line) => {
    const [, , channel = '', name = '', number = '', address = '', region = '', narrative = '', demand = ''] =
      line.split(',');
    const code = codes.get(region);
    return {
      channel: CHANNELS[channel] ?? 'phone',
      narrative,
      ...(demand ? { demand } : {}),
      caller: { ...(name ? { name } : { anonymity: 'anonymous' }), phone: number },
      location: { ...(code ? { region: code } : {}), ...(address ? { address } : {}) },
    } as Call;
  });
}
