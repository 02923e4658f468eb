import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { titled, type Example } from '@hotline/learning';
import { say } from '../figures';

/** Folder with public data beside the project, which does not contain them. */
const FOLDER = join(__dirname, '../../../../../shared/data');

/** A message to a local government with its first-level label. */
export interface LabelledMessage extends Example {
  readonly group: string;
  readonly split: 'train' | 'dev' | 'train_only';
}

/** Returns the labelled messages. If they are missing, prints that the section is skipped, and returns undefined. */
export function messages():
  { readonly train: readonly LabelledMessage[]; readonly dev: readonly LabelledMessage[] } | undefined {
  const file = join(FOLDER, 'zhengwu-messages.tsv');
  if (!existsSync(file)) {
    say(`  skipped: the public data set is not here (${file})`);
    return undefined;
  }
  const all = readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map(messageOf);
  return { train: all.filter(({ split }) => split !== 'dev'), dev: all.filter(({ split }) => split === 'dev') };
}

function messageOf(line: string): LabelledMessage {
  const [, title = '', text = '', label = '', , group = '', split = ''] = line.split('\t');
  return { text: titled(title, text), label, group, split: split as LabelledMessage['split'] };
}
