import type { z } from 'zod';
import { lists, packFile, singles } from '../pack/pack';
import { didYouMean } from './hint';
import type { Path } from './yaml-file';

type Issue = z.core.$ZodIssue;
interface Explained {
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
}

const keys = (schema: { shape: object }): string[] => Object.keys(schema.shape);
const knownKeys = new Set([...keys(packFile), ...Object.values(lists).flatMap(keys), ...Object.values(singles).flatMap(keys)]);

/** What zod found, in words for the person who writes the pack; one unknown key each. */
export function explainIssue(issue: Issue): Explained[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: `unknown key "${key}"`, hint: didYouMean(key, knownKeys) }));
  }
  return [{ path, ...inWords(issue) }];
}

function inWords(issue: Issue): { message: string; hint: string } {
  const last = nameOf(issue.path);
  const given = JSON.stringify(issue.input);
  switch (issue.code) {
    case 'invalid_value':
      return { message: `"${last}" cannot be ${given}`, hint: didYouMean(String(issue.input), issue.values.map(String)) };
    case 'invalid_type':
      if (issue.input === undefined) return { message: `"${last}" is missing`, hint: `add it (${issue.expected})` };
      return { message: `"${last}" must be ${issue.expected}, not ${given}`, hint: issue.expected === 'string' ? `put it in quotes: "${given}"` : 'write it in that form' };
    case 'invalid_union':
      return { message: `"${last}" cannot be ${given ?? 'left out'}`, hint: issue.path.includes('when') ? 'conditions are {fact: value}, {fact: [one, or, another]} or {fact: {not: value}}; alternatives are a list of at least two of them' : 'a holder is a unit, or {local: squad} for the squad of the place' };
    default:
      return { message: `"${last}" is not right: ${given}`, hint: issue.message };
  }
}

/** `words[6]` rather than `6`. */
function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `${String(path.at(-2) ?? '')}[${last}]` : String(last);
}
