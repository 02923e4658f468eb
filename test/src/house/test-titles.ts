import ts from 'typescript';
import { lineOf, walk, type SourceFile } from './source-files';

export interface TestTitle {
  readonly at: string;
  readonly kind: 'describe' | 'it';
  /** With its placeholders, such as `%s` and `${name}`. */
  readonly title: string;
}

/** Titles of all groups and tests, including those declared with `each`. */
export function testTitles({ tree, path }: SourceFile): TestTitle[] {
  const titles: TestTitle[] = [];
  walk(tree, (node) => {
    if (!ts.isCallExpression(node) || node.arguments.length < 2) return;
    const [, kind] = /^(describe|it|test)\b/.exec(node.expression.getText()) ?? [];
    const [first] = node.arguments;
    if (!kind || !first || !(ts.isStringLiteralLike(first) || ts.isTemplateExpression(first))) return;
    const title = ts.isStringLiteralLike(first) ? first.text : first.getText().slice(1, -1);
    titles.push({
      at: `${path}:${lineOf(tree, node.getStart(tree)) + 1}`,
      kind: kind === 'describe' ? kind : 'it',
      title,
    });
  });
  return titles;
}

/** The reason why a title is not understood alone in a list of failures; undefined if it is. */
export function fragmentOf({ kind, title }: Pick<TestTitle, 'kind' | 'title'>): string | undefined {
  const words = title.trim().split(/\s+/);
  const first = (words[0] as string).toLowerCase();
  if (kind === 'describe') return OPENERS.has(bare(first)) ? `a group names its subject, not "${first} …"` : undefined;
  if (words.length < 3) return 'fewer than three words';
  if (BARE_SUBJECTS.has(bare(first))) return `a clause with "${first}" is the subject`;
  if (CONTINUATIONS.has(bare(first))) return `begins with "${first}" and continues the group`;
  if (OPENERS.has(bare(first)) && !hasMainClause(words)) return `begins with "${first}" and names no subject`;
  if (SUBJECTLESS.has(bare(first)) || BASE_VERBS.has(bare(first))) return `"${first}" has no subject`;
  if (!OPENERS.has(bare(first)) && isParticiple(words))
    return `begins with the participle "${bare(first)}" and names no subject`;
  if (!VERB.test(words.join(' '))) return 'has no verb';
  return undefined;
}

const bare = (word: string): string => word.replace(/[^\p{L}’'-]/gu, '');
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** A title such as "who asks …" has a clause as its subject. */
const BARE_SUBJECTS = set('who whoever what whatever whom whose');
/** A title with such a beginning continues that of its group: "of the same unit, no". */
const CONTINUATIONS = set('of and or but that which than so into less more also');
const OPENERS = set(
  `${[...CONTINUATIONS].join(' ')} from for with without by to at on in under over until after before when while if since because`,
);
/** A title that begins with such a verb has no subject, so only its group tells what is meant. */
const SUBJECTLESS = set('is are was were may can cannot must should still');
/** A title that begins with such a verb has a group in the plural as its subject. */
const BASE_VERBS = set(
  'tell keep find take share need point handle hear hide know let leave begin appear stay go come give get do have carry stop see hold count name say follow fail want decide answer run close end save',
);
/** Words that can be the verb of a title: an auxiliary, or the third person or past form of a verb. */
const VERB =
  /\b(is|are|was|were|has|have|do|does|can|cannot|may|must|will|[a-z]+(s|ed)|read|kept|lead|leave|make|get|know|hold)\b/i;

/**
 * A title may begin with an adverbial if a main clause with a subject follows: "at the due instant a target is late".
 */
function hasMainClause(words: readonly string[]): boolean {
  const rest = words.slice(1).join(' ');
  const main = /^(when|while|if|since|because|until|after|before)$/i.test(words[0] as string)
    ? /,\s+(?!and\b|or\b)/.exec(rest)
    : /\s(a|an|the|no|each|every|it|its|nobody|they|all)\s/.exec(rest.replace(/^(a|an|the|no|each|every|its)\s/, ''));
  return main !== null;
}

/**
 * Whether a title begins with a participle without a noun, as "granted a third time goes to …" and "satisfied, or
 * basically so, closes" do. In "elapsed time adds up", a noun follows.
 */
function isParticiple([first = '', second = '']: readonly string[]): boolean {
  if (!/(ed|en)$/.test(bare(first)) || NOT_PARTICIPLES.has(bare(first).toLowerCase())) return false;
  return (
    first.endsWith(',') ||
    /^(a|an|the|by|for|when|in|on|with|after|and|or|to|at|from|while|not|before)$/.test(second) ||
    /s$/.test(second)
  );
}
const NOT_PARTICIPLES = set('open seven ten even hidden between often');
