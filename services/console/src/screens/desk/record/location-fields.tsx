import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, dataOf } from '../../../api/client';
import { useNames } from '../../../jurisdiction/use-jurisdiction';
import { useSay } from '../../../language/language';
import { t } from '../../../language/text';
import { Choice, SuggestedField } from '../../../ui/fields';
import type { CallDraft } from '../call-draft';

const words = {
  address: t('地点', 'Place'),
  help: t('路名、村、小区或拼音首字母', 'Road, village, estate, or initials in pinyin'),
  region: t('区域', 'Region'),
  nothing: t('没有匹配项', 'Nothing found'),
};
const LEAST_CHARACTERS = 2;
const MOST_SUGGESTIONS = 6;

interface Parts {
  readonly call: CallDraft;
  readonly onChange: (part: Partial<CallDraft>) => void;
  readonly error: (path: string) => string | undefined;
}

/** Where it happened. Names of the jurisdiction are suggested while the operator types; taking one sets the region too. */
export function LocationFields({ call, onChange, error }: Parts): ReactNode {
  const say = useSay();
  const { jurisdiction } = useNames();
  const asked = call.address.trim();
  const { data } = useQuery({
    queryKey: ['locations', asked],
    queryFn: () =>
      dataOf(api.GET('/api/v1/locations', { params: { query: { words: asked, limit: MOST_SUGGESTIONS } } })),
    enabled: asked.length >= LEAST_CHARACTERS,
    retry: false,
  });
  const found = data?.locations ?? [];
  const labels = found.map(({ name, alias, within }) => {
    const around = alias ? name : within[0];
    return around ? `${alias ?? say(name)} · ${say(around)}` : (alias ?? say(name));
  });
  const take = (label: string): void => {
    const one = found[labels.indexOf(label)];
    if (one) onChange({ address: one.alias ?? one.name.zh, region: one.region });
  };
  return (
    <div className="two-fields">
      <SuggestedField
        name="address"
        label={say(words.address)}
        hint={say(words.help)}
        value={call.address}
        suggestions={[...new Set(labels)]}
        error={error('body.location.address')}
        onChange={(address) => onChange({ address })}
        onTake={take}
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
  );
}
