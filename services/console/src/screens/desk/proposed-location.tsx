import type { ReactNode } from 'react';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { Button } from '../../ui/button';
import type { CallDraft } from './call-draft';
import type { Proposed } from './proposed';

const words = {
  title: t('地点', 'Place'),
  take: t('采用地点', 'Take the place'),
  several: t('提到多个地点，请问清是哪一处', 'Several places are named: ask which one is meant'),
  noRegion: t('不知在哪个镇、街道：请问清', 'Town or street unknown: ask for it'),
};
const MOST_NAMED = 4;

/** The place that the words name, for the operator to take over; asks when several are named, or none that is known. */
export function ProposedLocation({
  proposal,
  call,
  onChange,
}: {
  proposal: Proposed['proposal'];
  call: CallDraft;
  onChange: (part: Partial<CallDraft>) => void;
}): ReactNode {
  const say = useSay();
  const scene = sceneOf(proposal);
  const isOpen = call.address === '' && call.region === '';
  const take = (): void => onChange({ address: scene?.text ?? '', region: proposal.region ?? '' });
  const canTake = isOpen && scene !== undefined;
  useKeys(canTake ? [{ id: 'take-location', label: words.take, keys: 'alt+KeyL', inText: true, run: take }] : []);
  const named = placesOf(proposal);
  if (!isOpen || named.length === 0) return null;
  return (
    <div className="stack tight">
      <h3>{say(words.title)}</h3>
      {scene ? (
        <Scene scene={scene.text} region={proposal.region} onTake={take} />
      ) : (
        <>
          <p className="strong">{named.slice(0, MOST_NAMED).join('、')}</p>
          <p className="small">{say(words.several)}</p>
        </>
      )}
    </div>
  );
}

const mentioned = ({ mentions = [] }: Proposed['proposal']) => mentions.filter(({ kind }) => kind === 'location');
const placesOf = (proposal: Proposed['proposal']): readonly string[] => mentioned(proposal).map(({ text }) => text);

/** The one place that the text is about; undefined when it names several and none of them is known as the scene. */
function sceneOf(proposal: Proposed['proposal']): { readonly text: string } | undefined {
  const named = mentioned(proposal);
  const { region } = proposal;
  if (region === undefined) return named.length === 1 ? named[0] : undefined;
  return named.find((one) => one.region === region) ?? named[0];
}

function Scene({
  scene,
  region,
  onTake,
}: {
  scene: string;
  region: string | undefined;
  onTake: () => void;
}): ReactNode {
  const say = useSay();
  const names = useNames();
  return (
    <>
      <p className="line wrap">
        <span className="strong">{scene}</span>
        {region && scene !== names.region(region).zh && <span>{`→ ${say(names.region(region))}`}</span>}
        <Button icon="check" keys="alt+KeyL" onClick={onTake}>
          {say(words.take)}
        </Button>
      </p>
      {region === undefined && <p className="small">{say(words.noRegion)}</p>}
    </>
  );
}
