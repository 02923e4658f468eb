import type { Text } from '@hotline/contracts';
import { localTime } from '@hotline/contracts/phrases';
import type { Refused } from '@hotline/runtime';

/**
 * Shortest password, in characters (NIST SP 800-63B requires 8, and advises against rules about kinds of characters).
 */
export const SHORTEST_PASSWORD = 10;
/** Longest password, in characters, so that nobody keeps the process busy with hashing. */
export const LONGEST_PASSWORD = 200;

export const linkIsUsed: Refused = {
  refused: 'not-found',
  detail: { zh: '该链接已使用过或已失效', en: 'This link was used already, or it is no longer valid' },
  hint: { zh: '请管理员重新生成链接', en: 'Ask the administrator for a new link' },
};

export const accountAndName: Refused = {
  refused: 'invalid-input',
  detail: { zh: '请填写账号和姓名', en: 'Give an account and a name' },
};

export const noLocalAccounts: Refused = {
  refused: 'not-now',
  detail: {
    zh: '本系统由统一身份认证登录，不使用本地口令',
    en: 'People sign in through an outside provider here, so there are no local passwords',
  },
  hint: { zh: '请在统一身份认证中重置口令', en: 'Reset the password at that provider' },
};

/** Sentence for a wrong password. An unknown account gets the same one, so that nobody learns which accounts exist. */
export const wrongPassword: Text = {
  zh: '账号或口令不正确',
  en: 'The account or the password is not right',
};

export function accountLocked(until: number, zone: string): Refused {
  const time = localTime(until, zone);
  return {
    refused: 'too-busy',
    detail: {
      zh: `口令连续输错，账号已锁定，${time.zh}后可再试`,
      en: `Too many wrong passwords: the account is locked until ${time.en}`,
    },
  };
}

/** Why a new password cannot be used; undefined when it can. */
export function flawOfPassword(password: string, again: string): Text | undefined {
  if ([...password].length < SHORTEST_PASSWORD)
    return { zh: `口令至少${SHORTEST_PASSWORD}位`, en: `At least ${SHORTEST_PASSWORD} characters` };
  if (password.length > LONGEST_PASSWORD)
    return { zh: `口令不超过${LONGEST_PASSWORD}位`, en: `At most ${LONGEST_PASSWORD} characters` };
  return password === again ? undefined : { zh: '两次输入的口令不一致', en: 'The two passwords differ' };
}
