import type { Calibration } from '../calibration';
import { decisiveRuns, type DecisiveText, type Evidence } from '../explanation';
import type { LinearWeights } from '../linear';
import type { Normaliser } from '../normaliser';
import { TextClassifier, type Scored } from '../text-classifier';
import { BLOCKS, titleEnd } from './character-runs';
import type { FeatureSpace } from './feature-space';
import { Scorer } from './scorer';
import { Vectors } from './vectors';

/** The description of a model, stored in its file. */
export interface ModelMetadata {
  /** Fingerprint of the catalogue of the labels, as given for training. */
  readonly catalogue: string;
  /** Day of the training, as given for training. */
  readonly date: string;
  /** Name of the normaliser that it was trained with. */
  readonly normaliser: string;
  readonly seed: number;
  /** Number of training examples of each label. */
  readonly trainedOn: Readonly<Record<string, number>>;
  /** Results of the cross-validation on the training examples, with near-duplicates in the same fold. */
  readonly outOfFold: { readonly accuracy: number; readonly macroF1: number };
  readonly options: Readonly<Record<string, number>>;
  /** Additional data of the trainer, as JSON. */
  readonly notes?: Readonly<Record<string, unknown>>;
}

export interface ModelParts {
  readonly metadata: ModelMetadata;
  readonly labels: readonly string[];
  readonly space: FeatureSpace;
  readonly linear: LinearWeights;
  readonly calibration: Calibration;
}

/** A classifier learned from labelled texts. It accepts any text, and ignores the characters after TEXT_LIMIT. */
export class HistoryClassifier extends TextClassifier<string> {
  private readonly vectors: Vectors;
  private readonly scorer: Scorer;

  constructor(
    readonly parts: ModelParts,
    private readonly normaliser: Normaliser,
  ) {
    super();
    this.vectors = new Vectors(parts.space);
    this.scorer = new Scorer(parts.space, parts.linear);
  }

  get metadata(): ModelMetadata {
    return this.parts.metadata;
  }

  get labels(): readonly string[] {
    return this.parts.labels;
  }

  /**
   * The runs of characters of `text` that support a label most, the strongest first.
   * @throws RangeError for an unknown label
   */
  explain(text: string, label: string, limit = 5): DecisiveText[] {
    const number = this.labels.indexOf(label);
    if (number < 0) throw new RangeError(`The model knows no label "${label}"; it knows ${this.labels.join(', ')}`);
    return decisiveRuns(text, this.attributions(text, number)).slice(0, limit);
  }

  protected get weights(): LinearWeights {
    return this.parts.linear;
  }

  protected score(text: string): Scored {
    const normalised = this.normaliser.normalise(text);
    const { titled, untitled } = this.parts.calibration;
    return { scores: this.scorer.scores(normalised), curve: titleEnd(normalised) > 0 ? titled : untitled };
  }

  protected evidence(text: string): Evidence {
    const normalised = this.normaliser.normalise(text);
    const length = this.vectors.read(normalised);
    const { feature, value, counter } = this.vectors;
    return {
      vector: { feature, value, length },
      textLength: text.length,
      each: (on) => {
        for (let block = 0; block < BLOCKS.length; block += 1) counter.each(normalised, block, on);
      },
    };
  }
}
