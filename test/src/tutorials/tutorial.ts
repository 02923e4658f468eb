import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fenced block of a tutorial: its language, the rest of its first line, and its content. */
export interface TutorialBlock {
  readonly language: string;
  /** Path of the file whose content or change the block shows. */
  readonly file: string;
  readonly content: string;
}

export const ROOT = join(__dirname, '../../..');

/** The fenced blocks of `docs/tutorials/<name>`, in their order. */
export function blocksOf(name: string): TutorialBlock[] {
  const text = readFileSync(join(ROOT, 'docs/tutorials', name), 'utf8');
  return [...text.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language = '', file = '', content = '']) => ({
    language,
    file,
    content,
  }));
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
