import { join } from 'node:path';
import { loadPack } from '@hotline/jurisdiction-files';
import { alarmParts, scoreAlarms } from './alarms';

/** Prints counts for each jurisdiction, and the ids of the mistakes in the part that may be read. */
export async function reportAlarms(jurisdictions: readonly string[], say: (line: string) => void): Promise<void> {
  for (const name of jurisdictions) {
    const jurisdiction = await loadPack(join(__dirname, '../../../deploy/jurisdictions', name));
    for (const part of alarmParts) {
      const { detected, rightService, raised, falseAlarms, missed, wrong } = await scoreAlarms(jurisdiction, part);
      const share = ({ right, of }: typeof detected): string => `${right} of ${of}`;
      say(
        `${name}, ${part}: detected ${share(detected)}, right service ${share(rightService)}, ` +
          `urgency raised ${share(raised)}, false alarms ${share(falseAlarms)}`,
      );
      if (part === 'tuning') say(`  missed ${missed.join(' ') || 'none'}; false alarms ${wrong.join(' ') || 'none'}`);
    }
  }
}
