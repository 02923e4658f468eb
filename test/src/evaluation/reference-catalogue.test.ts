import { join } from 'node:path';
import { readPackFolder } from '@hotline/jurisdiction-files';
import { checkCatalogue, type CatalogueCheck } from './reference-catalogue';

let found: CatalogueCheck;
beforeAll(async () => {
  const { references } = await readPackFolder(join(__dirname, '../../../deploy/jurisdictions/changzhou'));
  found = await checkCatalogue(references);
}, 60_000);

it('the reference catalogue has at least 500 matters, each with twenty different sentences', () => {
  expect(found.matters).toBeGreaterThanOrEqual(500);
  expect(found.few).toEqual([]);
});

it('no more than three sentences of a reference matter begin or end alike', () => {
  expect(found.repeatedFrames).toEqual([]);
});

it('no sentence of the reference catalogue repeats a text of an evaluation set', () => {
  expect(found.overlaps).toEqual([]);
});
