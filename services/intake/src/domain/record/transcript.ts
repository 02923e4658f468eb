import { normalise } from '@hotline/text';

/** The differences between the transcript of a call and what the operator wrote. */
export interface TranscriptComparison {
  readonly text: string;
  /** Clauses that the caller said and the operator did not write. */
  readonly heardOnly: string[];
  /** Clauses that the operator wrote and the caller did not say. */
  readonly writtenOnly: string[];
}

/** Compares clause by clause; punctuation, spaces, letter case and traditional characters make no difference. */
export function compareTranscript(transcript: string, narrative: string): TranscriptComparison {
  return {
    text: transcript,
    heardOnly: clausesMissingIn(narrative, transcript),
    writtenOnly: clausesMissingIn(transcript, narrative),
  };
}

function clausesMissingIn(other: string, text: string): string[] {
  const read = plain(other);
  return clausesOf(text).filter((clause) => !read.includes(plain(clause)));
}

const clausesOf = (text: string): string[] =>
  text
    .split(/[，。！？；、,.!?;\n\r]+/)
    .map((clause) => clause.trim())
    .filter((clause) => plain(clause) !== '');

/** `normalise` reads a limited length, so longer texts are normalised in pieces. */
function plain(text: string): string {
  const pieces = text.match(/[\s\S]{1,4000}/g) ?? [];
  return pieces
    .map(normalise)
    .join('')
    .replace(/[\s\p{P}]+/gu, '');
}
