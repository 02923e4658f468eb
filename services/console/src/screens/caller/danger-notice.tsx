import type { ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import type { Danger } from './server';

const words = {
  call: t('拨打', 'Call'),
  first: t('请先打电话求助，再在这里提交', 'Call first, then send the report'),
};

/** Tells at once which emergency service to call. `isSent`: the report is registered, and the service is told too. */
export function DangerNotice({ danger, isSent }: { danger: NonNullable<Danger>; isSent: boolean }): ReactNode {
  const say = useSay();
  const number = danger.contact?.match(/\d{3,}/)?.[0];
  return (
    <div role="alert" className="caller-danger">
      <p className="strong">{say(danger.title)}</p>
      <p>{say(isSent ? danger.text : words.first)}</p>
      {number && (
        <a className="big-button" href={`tel:${number}`}>
          {say(words.call)} {number}
        </a>
      )}
    </div>
  );
}
