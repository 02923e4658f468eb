import {
  evaluate,
  modelFromBytes,
  modelToBytes,
  trainModel,
  type Evaluation,
  type HistoryClassifier,
} from '@hotline/learning';
import { round, say } from '../figures';
import { messages } from './messages';
import type { Section } from './section';

const percent = (value: number): string => (100 * value).toFixed(2);

/**
 * Measures the accuracy of the learning library on seven first-level labels. It is trained on `train` and `train_only`,
 * and tested on `dev`.
 */
export const learned: Section = {
  name: 'Learned: seven first-level labels of messages to a local government',
  run() {
    const data = messages();
    if (!data) return;
    const start = process.cpuUsage();
    const model = trainModel(data.train, { seed: 1, catalogue: 'seven first-level labels', date: '2026-01-01' });
    const { user, system } = process.cpuUsage(start);
    const { outOfFold } = model.metadata;
    say(
      `  training on ${data.train.length} texts ${round((user + system) / 1e6, 1)} s of processor time (goal 60); model file ${round(modelToBytes(model).length / 1e6, 1)} MB`,
    );
    say(
      `  out of fold, within the training texts: accuracy ${percent(outOfFold.accuracy)} %, macro-F1 ${percent(outOfFold.macroF1)} %`,
    );
    report(evaluate(model, data.dev), model);
    const untitled = evaluate(
      model,
      data.dev.map((message) => ({ ...message, text: message.text.slice(message.text.indexOf('\n') + 1) })),
    );
    say(
      `  the same texts without their titles: accuracy ${percent(untitled.accuracy)} %, macro-F1 ${percent(untitled.macroF1)} %, calibration error ${percent(untitled.calibrationError)} %`,
    );
    memory(modelToBytes(model));
    speed(
      model,
      data.dev.map(({ text }) => text),
    );
  },
};

function memory(bytes: Uint8Array): void {
  const used = (): number => {
    // A second collection frees the memory that the training left.
    for (let sweeps = 0; sweeps < 2; sweeps += 1) globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1e6;
  };
  const before = used();
  const model = modelFromBytes(bytes);
  model.predict('');
  say(`  a loaded model takes ${round(used() - before, 1)} MB (goal 100); ${model.labels.length} labels`);
}

function report(
  { examples, accuracy, macroF1, calibrationError, perLabel, confusion }: Evaluation,
  { labels }: HistoryClassifier,
): void {
  say(
    `  on ${examples} held texts: accuracy ${percent(accuracy)} %, macro-F1 ${percent(macroF1)} % (goal 94), calibration error ${percent(calibrationError)} % (goal 3)`,
  );
  labels.forEach((label, n) => {
    const { precision, recall, f1, support } = perLabel[label] ?? { precision: 0, recall: 0, f1: 0, support: 0 };
    say(
      `    ${label.padEnd(9, '\u3000')} precision ${percent(precision)} recall ${percent(recall)} F1 ${percent(f1)} of ${support}; answered as ${(confusion[n] ?? []).join(' ')}`,
    );
  });
}

function speed(model: HistoryClassifier, texts: readonly string[]): void {
  for (const text of texts) model.predict(text);
  const rounds = 10;
  const start = process.cpuUsage();
  for (let i = 0; i < rounds; i += 1) for (const text of texts) model.predict(text);
  const { user, system } = process.cpuUsage(start);
  const each = texts
    .map((text) => {
      const from = process.cpuUsage();
      model.predict(text);
      const used = process.cpuUsage(from);
      return (used.user + used.system) / 1e3;
    })
    .sort((a, b) => a - b);
  say(
    `  ${round((rounds * texts.length) / ((user + system) / 1e6))} texts/s of processor time, mean ${round(texts.reduce((sum, { length }) => sum + length, 0) / texts.length)} characters (goal 10000); p99 ${round(each[Math.floor(each.length * 0.99)] ?? 0, 2)} ms of processor time a text (goal 1)`,
  );
}
