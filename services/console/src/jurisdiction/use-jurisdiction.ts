import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, dataOf } from '../api/client';
import type { JurisdictionView, WorkingTime } from '../api/paths';
import type { Text } from '../language/text';
import { setZone } from '../language/when';

const HOUR_MS = 3_600_000;
const UNKNOWN: Text = { zh: '未知', en: 'unknown' };

export interface NameTable {
  readonly jurisdiction: JurisdictionView | undefined;
  readonly unit: (id: string | undefined) => Text;
  readonly matter: (code: string | undefined) => Text;
  readonly region: (code: string | undefined) => Text;
  readonly returnReason: (code: string) => Text;
  readonly refusalReason: (code: string) => Text;
  readonly extensionReason: (code: string) => Text;
  readonly pauseReason: (code: string) => Text;
  readonly suspensionReason: (code: string) => Text;
  readonly visitOutcome: (code: string) => Text;
  readonly readingReason: (code: string) => Text;
  readonly fact: (name: string) => Text;
  readonly factValue: (name: string, value: string) => Text;
  readonly guide: (code: string) => Text;
}

const byCode = (list: readonly { readonly name: Text; readonly [key: string]: unknown }[] = [], key: string) =>
  new Map(list.map((one) => [one[key] as string, one.name]));

export function useJurisdiction(): JurisdictionView | undefined {
  const { data } = useQuery({
    queryKey: ['jurisdiction'],
    queryFn: async () => {
      const read = await dataOf(api.GET('/api/v1/jurisdiction'));
      setZone(read.timeZone);
      return read;
    },
    staleTime: HOUR_MS,
  });
  return data;
}

/** The names that belong to the codes of the jurisdiction. */
export function useNames(): NameTable {
  const jurisdiction = useJurisdiction();
  return useMemo(() => {
    const units = byCode(jurisdiction?.units, 'id');
    const matters = byCode(jurisdiction?.matters, 'code');
    const regions = byCode(jurisdiction?.regions, 'code');
    const reasons = byCode(jurisdiction?.returnReasons, 'code');
    const refusals = byCode(jurisdiction?.refusalReasons, 'code');
    const pauses = byCode(jurisdiction?.pauseReasons, 'code');
    const suspensions = byCode(jurisdiction?.suspensionReasons, 'code');
    const visits = byCode(jurisdiction?.visitOutcomes, 'code');
    const readings = byCode(jurisdiction?.readingReasons, 'code');
    const extensions = byCode(jurisdiction?.extensionReasons, 'code');
    const facts = new Map(jurisdiction?.facts.map((fact) => [fact.name, fact]));
    const guides = new Map(jurisdiction?.guides.map(({ code, title }) => [code, title]));
    const named =
      (table: ReadonlyMap<string, Text>) =>
      (code: string | undefined): Text =>
        (code === undefined ? undefined : table.get(code)) ?? UNKNOWN;
    return {
      jurisdiction,
      unit: named(units),
      matter: named(matters),
      region: named(regions),
      returnReason: named(reasons),
      refusalReason: named(refusals),
      extensionReason: named(extensions),
      pauseReason: named(pauses),
      suspensionReason: named(suspensions),
      visitOutcome: named(visits),
      readingReason: named(readings),
      guide: named(guides),
      fact: (name) => facts.get(name)?.question ?? UNKNOWN,
      factValue: (name, value) => facts.get(name)?.values.find((one) => one.value === value)?.name ?? UNKNOWN,
    };
  }, [jurisdiction]);
}

/** The hours that count for time limits, read again every hour. */
export function useWorkingTime(): WorkingTime | undefined {
  const { data } = useQuery({
    queryKey: ['working-time'],
    queryFn: () => dataOf(api.GET('/api/v1/jurisdiction/working-time')),
    staleTime: HOUR_MS,
    refetchInterval: HOUR_MS,
  });
  return data;
}
