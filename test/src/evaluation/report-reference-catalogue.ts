import { join } from 'node:path';
import { readPackFolder } from '@hotline/jurisdiction-files';
import { checkCatalogue } from './reference-catalogue';

/** Prints the size of the reference catalogue, and its faults. */
export async function reportReferenceCatalogue(say: (line: string) => void): Promise<void> {
  const { references } = await readPackFolder(join(__dirname, '../../../deploy/jurisdictions/changzhou'));
  const { matters, sentences, few, repeatedFrames, overlaps } = await checkCatalogue(references);
  say(`${matters} reference matters in ${references.length} fields, ${sentences} sentences`);
  say(`fewer than twenty sentences: ${few.join(' ') || 'none'}`);
  say(`the same frame more than three times: ${repeatedFrames.join('; ') || 'none'}`);
  say(`overlap with the evaluation sets: ${overlaps.join('; ') || 'none'}`);
}
