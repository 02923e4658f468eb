import type { Calibration } from './calibration';
import { probabilities } from './calibration';
import { titleEnd } from './characters';
import { type Decisive, decisive } from './explain';
import type { Reader } from './reader';
import { Scorer } from './scorer';
import type { Space } from './space';
import type { Linear } from './svm';
import { Vectors } from './vectors';

export interface Prediction {
  readonly label: string;
  /** Calibrated: of all texts answered with 0.8, about 80 % are right. */
  readonly probability: number;
}

/** What a model says of itself; all of it stands in its file. */
export interface ModelMetadata {
  /** Fingerprint of the catalogue that the labels come from, as the caller gave it. */
  readonly catalogue: string;
  /** When it was trained, as the caller gave it. */
  readonly date: string;
  readonly reader: string;
  readonly seed: number;
  /** Examples of each label that it was trained on. */
  readonly trainedOn: Readonly<Record<string, number>>;
  /** How it did on its own examples, each asked of a model that had not seen it or a near-duplicate of it. */
  readonly outOfFold: { readonly accuracy: number; readonly macroF1: number };
  readonly options: Readonly<Record<string, number>>;
  /** What whoever keeps the model wants to know of it later, as JSON. */
  readonly notes?: Readonly<Record<string, unknown>>;
}

export interface ModelParts {
  readonly metadata: ModelMetadata;
  readonly labels: readonly string[];
  readonly space: Space;
  readonly linear: Linear;
  readonly calibration: Calibration;
}

/** Says which label a text has. Keeps working memory; synchronous, so one may serve all callers of a process. */
export class TextModel {
  private readonly vectors: Vectors;
  private readonly scorer: Scorer;

  constructor(
    readonly parts: ModelParts,
    private readonly reader: Reader,
  ) {
    this.vectors = new Vectors(parts.space);
    this.scorer = new Scorer(parts.space, parts.linear);
  }

  get metadata(): ModelMetadata {
    return this.parts.metadata;
  }

  get labels(): readonly string[] {
    return this.parts.labels;
  }

  /** All labels, best first; the probabilities add up to 1. Any text will do; what stands after {@link TEXT_LIMIT} is not read. */
  predict(text: string): Prediction[] {
    const folded = this.reader.fold(text);
    const { titled, untitled } = this.parts.calibration;
    const shares = probabilities(this.scorer.scores(folded), titleEnd(folded) > 0 ? titled : untitled);
    return this.labels
      .map((label, i) => ({ label, probability: shares[i] as number }))
      .sort((a, b) => b.probability - a.probability);
  }

  /** The stretches of `text` that spoke most for a label against the others, heaviest first. @throws RangeError for an unknown label */
  explain(text: string, label: string, limit = 5): Decisive[] {
    const number = this.labels.indexOf(label);
    if (number < 0) throw new RangeError(`The model knows no label "${label}"; it knows ${this.labels.join(', ')}`);
    return decisive(this.parts, this.vectors, { text, folded: this.reader.fold(text) }, number).slice(0, limit);
  }
}
