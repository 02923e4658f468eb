import { useRef, useState } from 'react';
import { t, type Text } from '../../language/text';
import { newKey, NotDone } from './server';

export interface Sending {
  readonly isSending: boolean;
  /** What went wrong, and what to do about it. */
  readonly fault: Text | undefined;
  /** Sends the form. Resolves to the answer, or to undefined when the form was refused or nobody answered. */
  readonly send: <T>(body: object, action: (key: string) => Promise<T>) => Promise<T | undefined>;
}

const unanswered = t(
  '网络不好，没有送到。您写的内容还在，请稍后再点一次',
  'The network failed. What you wrote is kept; please try again',
);

export function faultOf(error: unknown): Text {
  const problem = error instanceof NotDone ? error.problem : undefined;
  if (!problem) return unanswered;
  const [zh = problem.titleZh, en = problem.title] = problem.detail?.split(' · ') ?? [];
  const field = problem.errors?.[0];
  if (field) return t(field.messageZh ?? zh, field.message);
  return problem.hint ? t(`${zh}。${problem.hint.zh}`, `${en}. ${problem.hint.en}`) : t(zh, en);
}

/** Sends a form. The same contents are sent with the same key until an answer comes, so that they arrive once. */
export function useSending(): Sending {
  const [isSending, setSending] = useState(false);
  const [fault, setFault] = useState<Text>();
  const last = useRef({ body: '', key: '' });
  const send: Sending['send'] = async (body, action) => {
    const text = JSON.stringify(body);
    if (last.current.body !== text) last.current = { body: text, key: newKey() };
    setSending(true);
    setFault(undefined);
    try {
      const answer = await action(last.current.key);
      last.current = { body: '', key: '' };
      return answer;
    } catch (error) {
      setFault(faultOf(error));
      return undefined;
    } finally {
      setSending(false);
    }
  };
  return { isSending, fault, send };
}
