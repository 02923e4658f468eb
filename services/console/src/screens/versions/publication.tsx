import { useMemo, type ReactNode } from 'react';
import { filled, given, textOf } from '../../actions/action';
import { CommandForm, type PlainField } from '../../actions/forms/command-form';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { instantOf } from '../../language/when';
import { useCheck, useDifference, useReadVersionsAgain, type VersionList } from './use-versions';

const words = {
  title: t('发布', 'Publish'),
  publish: t('发布此版本', 'Publish this version'),
  back: t('恢复此版本', 'Go back to this version'),
};

/** Puts a version in force, now or from a day on; for a former version this goes back to it. */
export function Publication({ list, version }: { list: VersionList; version: string }): ReactNode {
  const say = useSay();
  const readAgain = useReadVersionsAgain();
  const wasInForce = list.timeline.some((one) => one.version === version);
  const { data: report } = useCheck(version);
  const { data: difference } = useDifference(version, list.inForce, false);
  const errors = report?.errors ?? 0;
  const fields = useMemo<PlainField[]>(
    () => [
      { name: 'from', label: t('生效时间（不填为立即）', 'In force from (empty: now)'), kind: 'moment' },
      { name: 'note', label: t('发布说明', 'Why it is published'), kind: 'line', isRequired: true },
      ...(errors > 0
        ? ([
            {
              name: 'accept',
              label: t(`检查发现 ${errors} 处错误`, `The check found ${errors} errors`),
              kind: 'segments',
              options: [{ value: 'yes', label: t('仍要发布', 'Publish in spite of them') }],
              isRequired: true,
            },
          ] as const)
        : []),
    ],
    [errors],
  );
  if (version === list.inForce) return null;
  const changed = difference && difference.leads + difference.terms;
  const count =
    changed === undefined ? t('', '') : t(`${changed} 类决定改变；`, `${changed} kinds of decisions change. `);
  return (
    <section className="panel stack">
      <h3>{say(wasInForce ? words.back : words.title)}</h3>
      <CommandForm
        draft={`publish:${version}`}
        label={wasInForce ? words.back : words.publish}
        icon="check"
        path="/api/v1/jurisdiction/versions/{version}/publish"
        params={{ version }}
        fields={fields}
        body={(values) =>
          filled({
            from: instantOf(textOf(values, 'from')),
            note: given(values, 'note'),
            acceptErrors: textOf(values, 'accept') === 'yes' ? true : undefined,
          })
        }
        consequence={() =>
          t(
            `${count.zh}在办工单沿用受理时的版本，新决定按此版本`,
            `${count.en}Open tickets keep the version that decided them; new decisions use this one`,
          )
        }
        onDone={readAgain}
      />
    </section>
  );
}
