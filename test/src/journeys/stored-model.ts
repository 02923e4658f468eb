import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueOf, learnedNormaliser } from '@hotline/classification';
import { HistoryClassifier, modelToBytes, trainModel } from '@hotline/learning';
import type { TestWorld } from '../world';

export type LearnedTexts = readonly [texts: readonly string[], matter: string];

/** Places in the texts below. The other words are invented, so that only a trained model can classify the texts. */
const STREETS = ['东关', '西关', '南门外', '北园', '河沿', '老车站', '供销社旁', '二中后面', '菜园子', '果品站'];
export const squeaks = STREETS.map((street) => `${street}那个叽扭匣子又叽扭个没完`);
export const puddles = STREETS.map((street) => `${street}的咕嘟坑又咕嘟了，臭得开不了窗`);

/** Trains a model on a few texts, and stores it where the hotline looks for models. */
export function storeModel(
  world: TestWorld,
  id: string,
  learned: readonly LearnedTexts[],
  catalogue = catalogueOf(world.running.world.home),
): void {
  const examples = learned.flatMap(([texts, label]) => texts.map((text) => ({ text, label })));
  const { parts } = trainModel(examples, { seed: 1, catalogue, date: '2026-01-05', normaliser: learnedNormaliser });
  const notes = {
    jurisdiction: world.running.world.home.name,
    ensemble: { weight: 0.9, unseen: 0.2 },
    measured: { texts: 4, accuracy: 1, macroF1: 1, calibrationError: 0 },
  };
  const folder = join(world.folder, 'models');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${id}.model`),
    modelToBytes(new HistoryClassifier({ ...parts, metadata: { ...parts.metadata, notes } }, learnedNormaliser)),
  );
}
