import { callerKindLabels, circumstanceLabels, elementLabels, ticketTagLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import type { Answered } from '../../api/paths';
import { useSay } from '../../language/language';
import { languageName } from '../../language/spoken-languages';
import { t, type Text } from '../../language/text';
import { when } from '../../language/when';

type Shown = Answered<'/api/v1/tickets/{ticketId}/caller-views'>;
const words = {
  title: t('标题', 'Title'),
  accused: t('被反映对象', 'Accused party'),
  tags: t('标记', 'Tags'),
  missing: t('未提及', 'Not told'),
  recording: t('录音编号', 'Recording'),
  added: t('补充', 'Added'),
};
const joined = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** What is known about a caller besides name and number. */
export function CallerFacts({ caller }: { caller: Shown['callers'][number] }): ReactNode {
  const say = useSay();
  const { kind, creditCode, circumstances = [], language: spoken } = caller;
  return (
    <>
      {kind === 'company' && <span className="tag grey">{joined([say(callerKindLabels.company), creditCode])}</span>}
      {circumstances.map((one) => (
        <span key={one} className="tag orange">
          {say(circumstanceLabels[one])}
        </span>
      ))}
      {spoken && <span className="tag grey">{say(languageName(spoken))}</span>}
    </>
  );
}

/** The rest of the record: title, accused party, tags, elements that are missing, recording, and what was added. */
export function ShownRecord({ shown }: { shown: Shown }): ReactNode {
  const say = useSay();
  const { title, accused, tags, missing, recordingId, additions } = shown;
  const lines: readonly (readonly [Text, string])[] = [
    [words.title, title ?? ''],
    [words.accused, joined([accused?.name, accused?.creditCode, accused?.address])],
    [words.tags, tags.map((one) => say(ticketTagLabels[one])).join('、')],
    [words.missing, missing.map((one) => say(elementLabels[one])).join('、')],
    [words.recording, recordingId ?? ''],
    ...additions.map(({ at, text }) => [words.added, `${say(when(at))} ${text}`] as const),
  ];
  return (
    <>
      {lines
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <p key={label.en + value} className="told">
            <span className="quiet">{say(label)} </span>
            {value}
          </p>
        ))}
    </>
  );
}
