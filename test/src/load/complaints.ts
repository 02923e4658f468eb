import { join } from 'node:path';
import { readComplaints, type Complaint } from '@hotline/cli';
import type { Jurisdiction } from '@hotline/jurisdiction';

export const SAMPLE = join(__dirname, '../../../deploy/samples/shanghe-complaints.csv');

/**
 * Many complaints made from the samples. Each has its own caller, number and words, so that no two are duplicates.
 * Deterministic.
 */
export async function manyComplaints(count: number, jurisdiction: Jurisdiction): Promise<Complaint[]> {
  const { entries: samples } = await readComplaints(SAMPLE, jurisdiction);
  return Array.from({ length: count }, (_, i) => {
    const sample = samples[(i * 7919) % samples.length] as Complaint;
    const { registration } = sample;
    const caller = { ...registration.caller, phone: `199${String(i).padStart(8, '0')}` };
    return {
      ...sample,
      registration: { ...registration, caller, narrative: `${registration.narrative}，${i % 977}号附近` },
    };
  });
}
