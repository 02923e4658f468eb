import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { asProblem, RequestRefused } from '../api/client';
import { filledPath } from '../api/filled-path';
import type { TicketFile } from '../api/paths';
import { identity } from '../session/session';

/** Time in ms for which a content stays in memory after it was last shown. */
const KEPT_MS = 300_000;
const PATHS = {
  file: '/api/v1/tickets/{ticketId}/files/{fileId}',
  recording: '/api/v1/tickets/{ticketId}/recordings/{fileId}',
} as const;

async function read(ticketId: string, { file, purpose }: TicketFile): Promise<Blob> {
  const path = purpose === 'call-recording' ? PATHS.recording : PATHS.file;
  const answer = await fetch(filledPath(path, { ticketId, fileId: file }), { headers: await identity() });
  if (answer.ok) return answer.blob();
  throw new RequestRefused(asProblem(await answer.json().catch(() => undefined), answer.status), answer.status);
}

/** An address of the content of a file for `img`, `audio`, `video` and `a`; undefined until it is read. */
export function useFile(ticketId: string, file: TicketFile, isOn = true) {
  const { data, error, refetch } = useQuery<Blob>({
    queryKey: ['file', ticketId, file.file],
    queryFn: () => read(ticketId, file),
    enabled: isOn,
    staleTime: Infinity,
    gcTime: KEPT_MS,
    retry: false,
  });
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!data) return undefined;
    const made = URL.createObjectURL(data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return { url, error, again: refetch };
}
