import * as labels from '@hotline/contracts/labels';
import type { Problem } from '@hotline/contracts';

/** Codes with a hyphen, such as `awaiting-facts`: no sentence has them as ordinary words. */
const hyphened = Object.values(labels as Record<string, object>)
  .flatMap((table) => Object.keys(table))
  .filter((code) => code.includes('-'));
const CODES = new RegExp(`(?<![\\w/-])(?:${[...new Set(hyphened)].join('|')})(?![\\w-])`, 'g');
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
/** Ids of units in the packs that the tests use. */
const UNIT = /(?<![\w/.-])(?:squad|town|bureau|municipal|office)-[a-z][a-z-]*/g;
const ALLOWED =
  /(?:GET|POST) ?\/[\w/{}.-]+|\/[\w/{}.-]+|npm run [\w: -]+|--[\w-]+|https?:\S+|[\w-]+\.(?:yaml|csv|xlsx|json)/g;
/** In a Chinese sentence, a lower-case Latin word is a field, a role or a state. */
const LATIN = /(?<![\w.=/"“<-])[a-z][a-z-]{2,}(?![\w.=/("”>-])/g;

/** Ids of tickets and requests. */
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Names of fields, e.g. `ticketId`. */
const CAMEL_CASE = /(?<![\w/])[a-z]+[A-Z]\w*/g;

/** Codes, ids, field names and UTC instants in a sentence for users; empty when it has none. */
export function codesIn(sentence: string, language: 'zh' | 'en'): string[] {
  const plain = sentence.replace(ALLOWED, ' ');
  const rules = [CODES, INSTANT, UNIT, UUID, CAMEL_CASE, language === 'zh' ? LATIN : /`[^`]*`/g];
  return [...new Set(rules.flatMap((rule) => plain.match(rule) ?? []))];
}

/** Path of an error in a file or sheet. Its message may name codes, because the author of the file types them. */
const IN_A_FILE = /\.(?:yaml|csv|json):\d+|![A-Z]+\d+/;

/** Throws when a sentence of a problem document holds a code, an id, a field name or a UTC instant. */
export function checkSentences({ code, detail, hint, errors = [], title, titleZh }: Problem): void {
  const [zh, en = ''] = detail?.split(' · ') ?? [''];
  const ofForms = errors.filter(({ path }) => !IN_A_FILE.test(path));
  const found = [
    ...[titleZh, zh as string, hint?.zh ?? ''].flatMap((text) => codesIn(text, 'zh')),
    ...ofForms.flatMap(({ messageZh = '' }) => codesIn(messageZh, 'zh')),
    ...[title, en, hint?.en ?? ''].flatMap((text) => codesIn(text, 'en')),
    ...ofForms.flatMap(({ message }) => codesIn(message, 'en')),
  ];
  if (found.length > 0)
    throw new Error(`the ${code} answer tells users a code (${found.join(', ')}): ${detail} ${hint?.zh} ${hint?.en}`);
}
