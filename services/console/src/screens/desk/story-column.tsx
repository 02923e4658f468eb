import { ticketKindLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import type { Problem } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useLanguage, useSay } from '../../language/language';
import { t, type Language } from '../../language/text';
import { Choice, Segments, TextArea, TextField } from '../../ui/fields';
import type { CallDraft } from './call-draft';

const words = {
  title: t('诉求', 'Complaint'),
  kind: t('诉求类型', 'Kind'),
  narrative: t('来电人所述', 'What the caller says'),
  demand: t('要求', 'Demand'),
  address: t('地点', 'Place'),
  region: t('区域', 'Region'),
  nothing: t('没有匹配项', 'Nothing found'),
  ask: t('何人、何时、何地、何事、何求', 'Who, when, where, what, and what is wanted'),
};

function messageAt(problem: Problem | undefined, path: string, language: Language): string | undefined {
  const found = problem?.errors?.find((one) => one.path === path);
  return language === 'zh' ? (found?.messageZh ?? found?.message) : found?.message;
}

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
  const { language } = useLanguage();
  const { jurisdiction } = useNames();
  const error = (path: string): string | undefined => messageAt(problem, path, language);
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
      <div className="two-fields">
        <TextField
          name="address"
          label={say(words.address)}
          value={call.address}
          error={error('body.location.address')}
          onChange={(address) => onChange({ address })}
        />
        <Choice
          label={say(words.region)}
          value={call.region || undefined}
          options={(jurisdiction?.regions ?? []).map(({ code, name }) => ({ value: code, label: say(name) }))}
          nothingFound={say(words.nothing)}
          error={error('body.location.region')}
          onChange={(region) => onChange({ region: region ?? '' })}
        />
      </div>
    </section>
  );
}
