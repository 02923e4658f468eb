import { type Calibration, calibrate } from './calibration';
import type { Catalogue } from './catalogue';
import { type Clues, cluesOf } from './clues';
import { fold } from './fold';
import { postingsOf } from './postings';
import { profileOf, sum } from './profile';
import { type Reading, type Segment, readText, stretchOf } from './reading';
import type { Space, Topic } from './similarity';
import { type Vector, type Vocabulary, normalised, vectorOf, vocabularyOf } from './vocabulary';

/** Everything worked out once from a catalogue; the same catalogue gives the same model. */
export interface Model extends Space {
  readonly catalogue: Catalogue;
  readonly calibration: Calibration;
  readonly clues: Clues;
}

/** The texts of one topic as the pack gives them. */
interface Lesson {
  readonly topic: Topic;
  readonly name: Reading;
  readonly words: readonly Reading[];
  readonly examples: readonly Reading[];
}

export function buildModel(catalogue: Catalogue, segment: Segment): Model {
  const clues = cluesOf(catalogue);
  const read = (text: string): Reading => {
    const folded = fold(text);
    return readText(folded, segment, clues.places(folded).map(stretchOf));
  };
  const lessons = lessonsOf(catalogue, read);
  const vocabulary = vocabularyOf(lessons.flatMap(readingsOf));
  const rarity = rarityOf(vocabulary, lessons);
  const vectorOfReading = (reading: Reading): Vector => vectorOf(vocabulary, rarity, reading);
  const taught = lessons.map((lesson) => ({
    examples: lesson.examples.map(vectorOfReading),
    words: sum(lesson.words.map(vectorOfReading)),
    name: vectorOfReading(lesson.name),
  }));
  const topicOfExample = Uint16Array.from(taught.flatMap(({ examples }, topic) => examples.map(() => topic)));
  const space = {
    topics: lessons.map(({ topic }) => topic),
    vocabulary,
    rarity,
    profiles: postingsOf(taught.map((one) => profileOf(one)), vocabulary.size),
    examples: postingsOf(taught.flatMap(({ examples }) => examples.map(normalised)), vocabulary.size),
    topicOfExample,
  };
  return { catalogue, ...space, clues, calibration: calibrate(space, taught) };
}

function lessonsOf({ matters, guides }: Catalogue, read: (text: string) => Reading): readonly Lesson[] {
  const lesson = (topic: Topic, name: string, words: readonly string[], examples: readonly string[]): Lesson => ({
    topic,
    name: read(name),
    words: words.map(read),
    examples: examples.map(read),
  });
  return [
    ...[...matters.values()].map(({ code, name, words, examples }) => lesson({ code }, name.zh, words, examples)),
    ...[...guides.values()].map(({ code, kind, title, words, examples }) => lesson({ code, guide: kind }, title.zh, words, examples)),
  ];
}

function readingsOf({ name, words, examples }: Lesson): readonly Reading[] {
  return [name, ...words, ...examples];
}

function rarityOf(vocabulary: Vocabulary, lessons: readonly Lesson[]): Float64Array {
  const holders = new Float64Array(vocabulary.size);
  const once = new Float64Array(vocabulary.size).fill(1);
  for (const lesson of lessons) {
    const held = new Set(readingsOf(lesson).flatMap((reading) => [...vectorOf(vocabulary, once, reading).keys()]));
    for (const feature of held) holders[feature] = (holders[feature] ?? 0) + 1;
  }
  return holders.map((count) => Math.log(1 + lessons.length / count));
}
