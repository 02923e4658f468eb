import { adversarialTexts } from './adversarial-texts';
import { processorMs } from './processor-time';

/** Twice the longest narrative that may be registered. */
const LENGTH = 40_000;
/** Processor time allowed for one text (ms). Linear reading needs at most some tens; a quadratic pattern needs seconds. */
const ENOUGH_MS = 1000;

/** The adversarial texts that hold the process too long, with the time that each took. Empty where the work grows linearly. */
export function slowTexts(read: (text: string) => unknown): readonly string[] {
  return adversarialTexts(LENGTH).flatMap(({ name, text }) => {
    const ms = processorMs(() => read(text), ENOUGH_MS);
    return ms > ENOUGH_MS ? [`${name}: ${Math.round(ms)} ms`] : [];
  });
}
