export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
export const perSecond = (count: number, ms: number): number => (count / ms) * 1000;
export const round = (value: number, digits = 0): number => Number(value.toFixed(digits));
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
