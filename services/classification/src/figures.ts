import type { Measure } from '@hotline/host/http';
import type { Stored } from '@hotline/runtime';
import type { Classification } from './domain/classification';
import { Recent, stabilityIndex } from './domain/drift';
import { agrees, judgementOf, PACK_ALONE, type Judgement } from './domain/shadow';

interface Read {
  readonly person: boolean;
  readonly confidence?: number;
  readonly matter?: string;
}

/** What one process has seen of one model, or of the pack alone, at one place. */
class Seen {
  read = { person: 0, model: 0 };
  judged: Record<Judgement, number> = { confirmed: 0, corrected: 0 };
  readonly reads = new Recent<Read>();
  readonly judgements = new Recent<Judgement>();
}

/** Examples of each matter that a model was trained on; undefined for the pack alone. */
type TrainedOn = (model: string) => Readonly<Record<string, number>> | undefined;

const LABELS = ['place', 'model'] as const;
const RECENT = 'of the last 1,000 that this process has seen';

/**
 * Counts what becomes of tickets, by place and model, for Prometheus. Kept in memory: what a process forgets,
 * Prometheus has.
 */
export class Figures {
  private readonly live = new Map<string, Seen>();
  private readonly shadows = new Map<string, Recent<boolean>>();

  constructor(private readonly trainedOn: TrainedOn) {}

  /** After each commit of a ticket. The first one is its reading. */
  note({ version, state }: Stored<Classification>): void {
    if (state.situation === 'ended') return;
    const { jurisdiction, proposal, shadow } = state;
    const seen = of(this.live, [jurisdiction, proposal.model ?? PACK_ALONE], () => new Seen());
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
    const live = (name: string, help: string, read: (seen: Seen, model: string) => number | undefined): Measure =>
      gauge(name, `${help}, ${RECENT}`, () => valuesOf(this.live, read));
    return [
      this.counter('read', 'Texts read, by what came next', ['person', 'model'], (seen) => seen.read),
      this.counter(
        'judged',
        'Proposals that a person decided about',
        ['confirmed', 'corrected'],
        (seen) => seen.judged,
      ),
      live('person_share', 'Share sent to a person', ({ reads }) => reads.mean(({ person }) => (person ? 1 : 0))),
      live('confidence', 'Mean confidence of the proposed matter', ({ reads }) =>
        reads.mean(({ confidence }) => confidence ?? 0),
      ),
      live('corrected_share', 'Share corrected of the proposals that a person decided about', ({ judgements }) =>
        judgements.mean((judgement) => (judgement === 'corrected' ? 1 : 0)),
      ),
      live(
        'stability_index',
        'Distance of the proposed matters from those of the training (population stability index)',
        ({ reads }, model) => this.stability(reads, model),
      ),
      gauge('shadow_agreement', `Share in which a model in the shadow proposes the same matter, ${RECENT}`, () =>
        valuesOf(this.shadows, (recent) => recent.mean((same) => (same ? 1 : 0))),
      ),
    ];
  }

  private counter<K extends string>(
    what: string,
    help: string,
    kinds: readonly K[],
    countsOf: (seen: Seen) => Record<K, number>,
  ): Measure {
    const read = () =>
      [...this.live].flatMap(([key, seen]) =>
        kinds.map((kind) => ({ labels: { ...labelsOf(key), by: kind }, value: countsOf(seen)[kind] })),
      );
    return { name: `hotline_classification_${what}_total`, help, kind: 'counter', labels: [...LABELS, 'by'], read };
  }

  private stability(reads: Recent<Read>, model: string): number | undefined {
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

function labelsOf(key: string): { place: string; model: string } {
  const [place = '', model = ''] = key.split(' ');
  return { place, model };
}

function valuesOf<T>(map: ReadonlyMap<string, T>, read: (value: T, model: string) => number | undefined) {
  return [...map].flatMap(([key, one]) => {
    const labels = labelsOf(key);
    const value = read(one, labels.model);
    return value === undefined ? [] : [{ labels, value }];
  });
}
