/** Metrics of one process in the Prometheus text format; `text` absent: the process did not answer. */
export interface ProcessMetrics {
  /** Value of the label `process`, e.g. `intake@127.0.0.1:4001`. */
  readonly process: string;
  readonly text?: string;
}

interface MetricFamily {
  /** HELP and TYPE lines. */
  readonly header: string[];
  readonly samples: string[];
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(.+)$/;
const HEADER = /^# (?:HELP|TYPE) (\S+)/;
const escaped = (value: string): string => value.replace(/[\\"]/g, (sign) => `\\${sign}`);

/**
 * Merges the metrics of several processes into one document. Each sample gets a label `process`, so counters of
 * different processes stay apart. The samples of one metric stand together, as the format requires.
 * `hotline_process_up` tells which processes answered.
 */
export function mergeMetrics(processes: readonly ProcessMetrics[]): string {
  const families = new Map<string, MetricFamily>();
  for (const { process, text } of processes) if (text !== undefined) addTo(families, escaped(process), text);
  const up = processes.map(
    ({ process, text }) => `hotline_process_up{process="${escaped(process)}"} ${text === undefined ? 0 : 1}`,
  );
  return [
    '# HELP hotline_process_up Whether the process answered',
    '# TYPE hotline_process_up gauge',
    ...up,
    ...[...families.values()].flatMap(({ header, samples }) => [...header, ...samples]),
    '',
  ].join('\n');
}

function addTo(families: Map<string, MetricFamily>, process: string, text: string): void {
  let current: MetricFamily = { header: [], samples: [] };
  for (const line of text.split('\n')) {
    const name = HEADER.exec(line)?.[1];
    if (name !== undefined) {
      current = families.get(name) ?? { header: [], samples: [] };
      families.set(name, current);
      if (!current.header.includes(line)) current.header.push(line);
      continue;
    }
    const [, metric, labels, value] = SAMPLE.exec(line) ?? [];
    if (metric === undefined) continue;
    current.samples.push(`${metric}{process="${process}"${labels ? `,${labels}` : ''}} ${value}`);
  }
}
