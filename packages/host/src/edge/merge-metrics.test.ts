import { mergeMetrics } from './merge-metrics';

const intake = `# HELP hotline_lag_events Events not handled
# TYPE hotline_lag_events gauge
hotline_lag_events{service="intake"} 3

# HELP process_cpu_seconds_total Time
# TYPE process_cpu_seconds_total counter
process_cpu_seconds_total 1.5
`;
const sla = intake.replace('service="intake"} 3', 'service="sla"} 4');

describe('mergeMetrics', () => {
  const merged = mergeMetrics([
    { process: 'intake@a:1', text: intake },
    { process: 'sla@b:2', text: sla },
    { process: 'board@c:3' },
  ]);

  it('labels each sample with its process', () => {
    expect(merged).toContain('hotline_lag_events{process="intake@a:1",service="intake"} 3');
    expect(merged).toContain('process_cpu_seconds_total{process="sla@b:2"} 1.5');
  });

  it('writes HELP and TYPE of a metric once, followed by the samples of all processes', () => {
    expect(merged.match(/# TYPE hotline_lag_events gauge\n.*\n.*\n/)?.[0]).toBe(
      '# TYPE hotline_lag_events gauge\n' +
        'hotline_lag_events{process="intake@a:1",service="intake"} 3\n' +
        'hotline_lag_events{process="sla@b:2",service="sla"} 4\n',
    );
    expect(merged.match(/# HELP hotline_lag_events/g)).toHaveLength(1);
  });

  it('tells which processes did not answer', () => {
    expect(merged).toContain('hotline_process_up{process="intake@a:1"} 1');
    expect(merged).toContain('hotline_process_up{process="board@c:3"} 0');
  });
});
