import type { paths } from './paths';

/** A path of the API with the values of its parameters in their places. */
export const filledPath = (path: keyof paths, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
