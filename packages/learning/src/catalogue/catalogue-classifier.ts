import type { Curve } from '../calibration';
import { decisiveWords, type DecisiveText, type Evidence } from '../explanation';
import { scoresOf, type LinearWeights } from '../linear';
import { TextClassifier, type Scored } from '../text-classifier';
import { eachFeature, type Passage } from './features';
import { vectorOf, type Vocabulary } from './vocabulary';

export interface CatalogueModelParts {
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly weights: LinearWeights;
  readonly curve: Curve;
  /** Accuracy (0–1) on a third of the sentences, by a model that was trained without them. */
  readonly hiddenAccuracy: number;
}

/** A classifier learned from the names, words and example sentences of a catalogue of labels. */
export class CatalogueClassifier extends TextClassifier<Passage> {
  constructor(readonly parts: CatalogueModelParts) {
    super();
  }

  get labels(): readonly string[] {
    return this.parts.labels;
  }

  /** Whether a passage contains a feature of any example. */
  knowsAnyOf(passage: Passage): boolean {
    const { numbers } = this.parts.vocabulary;
    let isKnown = false;
    eachFeature(passage, (feature) => (isKnown ||= numbers.has(feature)));
    return isKnown;
  }

  /**
   * The words of `text` that support a label, the strongest first.
   * @param words all words of the normalised text, in order
   * @param label index of the label
   */
  explain(text: string, words: readonly string[], passage: Passage, label: number): DecisiveText[] {
    return decisiveWords(text, words, this.attributions(passage, label));
  }

  protected get weights(): LinearWeights {
    return this.parts.weights;
  }

  protected score(passage: Passage): Scored {
    const { vocabulary, weights, curve } = this.parts;
    return { scores: scoresOf(weights, vectorOf(vocabulary, passage)), curve };
  }

  protected evidence(passage: Passage): Evidence {
    const { numbers } = this.parts.vocabulary;
    return {
      vector: vectorOf(this.parts.vocabulary, passage),
      textLength: passage.normalised.length,
      each: (on) =>
        eachFeature(passage, (feature, from, to) => {
          const number = numbers.get(feature);
          if (number !== undefined) on(number, from, to);
        }),
    };
  }
}
