import type { Measure } from '@hotline/host/http';
import type { Stored } from '@hotline/runtime';
import type { Classification } from '../domain/classification';
import { Recent, stabilityIndex } from '../domain/drift';
import { agrees, judgementOf, PACK_ALONE, type Judgement } from '../domain/shadow';

/** The figures of one text that was read. */
interface ReadCount {
  readonly person: boolean;
  readonly confidence?: number;
  readonly matter?: string;
}

/** Counts of one process for one model, or for the pack alone, in one jurisdiction. */
class ModelCounts {
  read = { person: 0, model: 0 };
  judged: Record<Judgement, number> = { confirmed: 0, corrected: 0 };
  readonly reads = new Recent<ReadCount>();
  readonly judgements = new Recent<Judgement>();
}

/** Training texts of each matter of a model; undefined for the pack alone. */
type TrainedOn = (model: string) => Readonly<Record<string, number>> | undefined;

const LABELS = ['jurisdiction', 'model'] as const;
const RECENT = 'of the last 1,000 that this process has seen';

/**
 * Counts the outcomes of classification by jurisdiction and model, for Prometheus. The counts are kept in memory and
 * begin again with every process, as Prometheus expects.
 */
export class ModelMetrics {
  private readonly live = new Map<string, ModelCounts>();
  private readonly shadows = new Map<string, Recent<boolean>>();

  constructor(private readonly trainedOn: TrainedOn) {}

  /** Counts a ticket after each commit. The first commit (version 1) stores the reading of its text. */
  count({ version, state }: Stored<Classification>): void {
    if (state.situation === 'ended') return;
    const { jurisdiction, proposal, shadow } = state;
    const seen = of(this.live, [jurisdiction, proposal.model ?? PACK_ALONE], () => new ModelCounts());
    const judgement = judgementOf(state);
    if (version === 1) {
      const person = state.situation === 'waiting';
      seen.read[person ? 'person' : 'model'] += 1;
      seen.reads.add({
        person,
        ...(proposal.matter ? { confidence: proposal.matter.confidence, matter: proposal.matter.code } : {}),
      });
      if (shadow)
        of(this.shadows, [jurisdiction, shadow.model], () => new Recent<boolean>()).add(agrees(proposal, shadow));
    } else if (judgement) {
      seen.judged[judgement] += 1;
      seen.judgements.add(judgement);
    }
  }

  measures(): Measure[] {
    const live = (
      name: string,
      help: string,
      read: (seen: ModelCounts, model: string) => number | undefined,
    ): Measure => gauge(name, `${help}, ${RECENT}`, () => valuesOf(this.live, read));
    return [
      this.counter('read', 'Texts read, by the next step', ['person', 'model'], (seen) => seen.read),
      this.counter(
        'judged',
        'Proposals that a person decided about',
        ['confirmed', 'corrected'],
        (seen) => seen.judged,
      ),
      live('person_share', 'Share of texts sent to a person', ({ reads }) =>
        reads.mean(({ person }) => (person ? 1 : 0)),
      ),
      live('confidence', 'Mean confidence of the proposed matter', ({ reads }) =>
        reads.mean(({ confidence }) => confidence ?? 0),
      ),
      live('corrected_share', 'Share of the proposals decided by a person that were corrected', ({ judgements }) =>
        judgements.mean((judgement) => (judgement === 'corrected' ? 1 : 0)),
      ),
      live(
        'stability_index',
        'Distance of the proposed matters from those of the training (population stability index)',
        ({ reads }, model) => this.stability(reads, model),
      ),
      gauge('shadow_agreement', `Share of texts to which a model in shadow mode gives the same matter, ${RECENT}`, () =>
        valuesOf(this.shadows, (recent) => recent.mean((same) => (same ? 1 : 0))),
      ),
    ];
  }

  private counter<K extends string>(
    what: string,
    help: string,
    kinds: readonly K[],
    countsOf: (seen: ModelCounts) => Record<K, number>,
  ): Measure {
    const read = () =>
      [...this.live].flatMap(([key, seen]) =>
        kinds.map((kind) => ({ labels: { ...labelsOf(key), by: kind }, value: countsOf(seen)[kind] })),
      );
    return { name: `hotline_classification_${what}_total`, help, kind: 'counter', labels: [...LABELS, 'by'], read };
  }

  private stability(reads: Recent<ReadCount>, model: string): number | undefined {
    const trained = this.trainedOn(model);
    return (
      trained &&
      stabilityIndex(
        trained,
        reads.all.flatMap(({ matter }) => matter ?? []),
      )
    );
  }
}

const gauge = (name: string, help: string, read: Measure['read']): Measure => ({
  name: `hotline_classification_${name}`,
  help,
  kind: 'gauge',
  labels: LABELS,
  read,
});

function of<T>(map: Map<string, T>, key: readonly string[], fresh: () => T): T {
  const name = key.join(' ');
  const known = map.get(name) ?? fresh();
  map.set(name, known);
  return known;
}

function labelsOf(key: string): { jurisdiction: string; model: string } {
  const [jurisdiction = '', model = ''] = key.split(' ');
  return { jurisdiction, model };
}

function valuesOf<T>(map: ReadonlyMap<string, T>, read: (value: T, model: string) => number | undefined) {
  return [...map].flatMap(([key, one]) => {
    const labels = labelsOf(key);
    const value = read(one, labels.model);
    return value === undefined ? [] : [{ labels, value }];
  });
}
