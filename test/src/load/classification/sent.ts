import { join } from 'node:path';
import { packReaderFor } from '@hotline/classification';
import { loadPack } from '@hotline/jurisdiction-files';
import { round, say } from '../figures';
import { messages } from './messages';
import type { Section } from './section';

/**
 * Counts alarms on real letters. Letters are read weeks later, so hardly any reports an emergency, and each alarm
 * counts as a false one.
 */
export const sent: Section = {
  name: 'Alarms: automatic decisions on real letters, with the demo pack',
  async run() {
    const data = messages();
    if (!data) return;
    const { read } = packReaderFor(await loadPack(join(__dirname, '../../../../deploy/jurisdictions/shanghe')));
    const letters = [...data.train, ...data.dev];
    const guides = letters.map(({ text }) => read(text).guide?.kind);
    const share = (kind: string): string => {
      const count = guides.filter((one) => one === kind).length;
      return `${count} of ${letters.length} (${round((100 * count) / letters.length, 2)} %)`;
    };
    say(`  an emergency service told: ${share('emergency')}`);
    say(`  answered from the pack without a person: ${share('answer')}`);
    say(`  a statutory procedure proposed to a person: ${share('route')}`);
  },
};
