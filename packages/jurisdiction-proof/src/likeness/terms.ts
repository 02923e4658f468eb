/** Words that say how something is dealt with, not what it is about; they would make unrelated names similar. */
const GENERIC =
  /行政处罚|行政执法|行政许可|违法行为|违反规定|监督管理|管理工作|处罚事项|日常监管|执法|处罚|查处|监管|监督|管理|违法|违规|行为|事项|工作|问题|投诉|举报|部门|负责|全市|城市|（[^）]*）|[的和与及或对、，。“”《》\s]/g;

/** A term without generic words; the whole term if nothing else is left. */
export function plainTerm(term: string): string {
  const plain = term
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(GENERIC, '');
  return plain === '' ? term : plain;
}

/** Features of a term: its characters and pairs of neighbouring characters. */
export function featuresOf(term: string): ReadonlySet<string> {
  const chars = [...plainTerm(term)];
  return new Set([...chars, ...chars.slice(1).map((char, i) => `${chars[i]}${char}`)]);
}

/** Weight of a feature: the fewer terms contain it, the higher. */
export type FeatureWeight = (feature: string) => number;

export function featureWeights(terms: readonly ReadonlySet<string>[]): FeatureWeight {
  const holders = new Map<string, number>();
  for (const features of terms) for (const feature of features) holders.set(feature, (holders.get(feature) ?? 0) + 1);
  return (feature) => Math.log(1 + terms.length / (1 + (holders.get(feature) ?? 0))) * feature.length;
}

/**
 * Similarity (0–1) of two terms: the cosine of their weighted features. If one term contains the other, it is at least
 * 0.6.
 */
export function similarity(a: Term, b: Term, weight: FeatureWeight): number {
  let common = 0;
  for (const feature of a.features) if (b.features.has(feature)) common += weight(feature) ** 2;
  const cosine = common / Math.max(1e-9, a.norm * b.norm);
  const [short, long] = a.plain.length <= b.plain.length ? [a.plain, b.plain] : [b.plain, a.plain];
  const contained = short.length >= 2 && long.includes(short) ? 0.6 + (0.4 * short.length) / long.length : 0;
  return Math.min(1, Math.max(cosine, contained));
}

/** A term, ready to be compared. */
export interface Term {
  readonly text: string;
  readonly plain: string;
  readonly features: ReadonlySet<string>;
  /** Euclidean norm of the weights of its features. */
  readonly norm: number;
}

export function termOf(text: string, weight: FeatureWeight): Term {
  const features = featuresOf(text);
  const squares = [...features].reduce((sum, feature) => sum + weight(feature) ** 2, 0);
  return { text, plain: plainTerm(text), features, norm: Math.sqrt(squares) };
}
