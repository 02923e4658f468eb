import { ticketKindLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import type { Problem } from '../../api/paths';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { Segments, TextArea, TextField } from '../../ui/fields';
import type { CallDraft } from './call-draft';
import { ComplaintDetails } from './record/complaint-details';
import { useFieldErrors } from './record/field-errors';
import { LocationFields } from './record/location-fields';

const words = {
  title: t('诉求', 'Complaint'),
  kind: t('诉求类型', 'Kind'),
  narrative: t('来电人所述', 'What the caller says'),
  demand: t('要求', 'Demand'),
  ask: t('何人、何时、何地、何事、何求', 'Who, when, where, what, and what is wanted'),
};

/** What happened, what is wanted, and where. */
export function StoryColumn({
  call,
  onChange,
  problem,
}: {
  call: CallDraft;
  onChange: (part: Partial<CallDraft>) => void;
  problem: Problem | undefined;
}): ReactNode {
  const say = useSay();
  const error = useFieldErrors(problem);
  return (
    <section className="panel stack">
      <h2>{say(words.title)}</h2>
      <Segments
        label={say(words.kind)}
        value={call.kind}
        options={Object.entries(ticketKindLabels).map(([value, label]) => ({ value, label: say(label) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <TextArea
        name="narrative"
        label={say(words.narrative)}
        hint={say(words.ask)}
        isRequired
        rows={6}
        value={call.narrative}
        error={error('body.narrative')}
        onChange={(narrative) => onChange({ narrative })}
      />
      <TextField
        name="demand"
        label={say(words.demand)}
        value={call.demand}
        onChange={(demand) => onChange({ demand })}
      />
      <LocationFields call={call} onChange={onChange} error={error} />
      <ComplaintDetails call={call} onChange={onChange} error={error} />
    </section>
  );
}
