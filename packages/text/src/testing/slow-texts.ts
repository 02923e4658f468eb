import { adversarialTexts } from './adversarial-texts';
import { processorMs } from './processor-time';

/** UTF-16 units: twice the longest narrative that may be registered. */
const LENGTH = 40_000;
/**
 * Processor time allowed for one text (ms). Reading in linear time takes at most some tens of milliseconds; a quadratic
 * pattern takes seconds.
 */
const LIMIT_MS = 1000;

/** Names of the adversarial texts that took too long, with their times. Empty when the time grows linearly. */
export function slowTexts(read: (text: string) => unknown): readonly string[] {
  return adversarialTexts(LENGTH).flatMap(({ name, text }) => {
    const ms = processorMs(() => read(text), LIMIT_MS);
    return ms > LIMIT_MS ? [`${name}: ${Math.round(ms)} ms`] : [];
  });
}
