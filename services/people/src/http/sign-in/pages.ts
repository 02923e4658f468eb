import { roleLabels, type Role, type Text } from '@hotline/contracts';
import { PROVIDER_PATH } from '@hotline/host/http';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
const both = ({ zh, en }: Text): string => `${escape(zh)}<span lang="en">${escape(en)}</span>`;
const t = (zh: string, en: string): string => both({ zh, en });

/** Content security policy of the pages: nothing from other hosts, no inline script. */
export const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; " +
  "frame-ancestors 'none'";
export const SUBMIT_SCRIPT = `document.querySelector('button[name="logout"]').click();\n`;
export const SUBMIT_PATH = `${PROVIDER_PATH}/files/submit.js`;

const STYLE = `
:root { color-scheme: light dark; --bg: #f4f6f9; --card: #fff; --line: #d5dbe3; --control: #7c8796; --text: #16202e;
  --soft: #465366; --blue: #1257b5; --on-blue: #fff; --tint: #e3eefc; --red: #b4141e; --demo: #8a3b00; --demo-bg: #ffe9d6; }
@media (prefers-color-scheme: dark) { :root { --bg: #0b1420; --card: #131f30; --line: #24354b; --control: #5a6c84;
  --text: #e9eff7; --soft: #afbdcf; --blue: #6fb1ff; --on-blue: #0b1420; --tint: #1b2c44; --red: #ff7b7b; --demo: #f59e4c;
  --demo-bg: #2a2017; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); font: 16px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei',
  'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1rem 3rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.3; }
h1 span[lang=en] { display: block; margin: 0; font-size: 1rem; }
h2 { margin: 1.25rem 0 .5rem; font-size: 1rem; }
.roles { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 0 1rem; }
.roles details { grid-column: 1 / -1; }
span[lang=en] { margin-inline-start: .5em; color: var(--soft); font-weight: 400; font-size: .875em; }
section { margin: 0 0 1rem; padding: 1rem 1.25rem 1.25rem; background: var(--card); border: 1px solid var(--line);
  border-radius: 6px; }
section > h2:first-child { margin-top: 0; }
p { margin: .5rem 0; }
.demo { padding: .5rem .75rem; border-radius: 6px; background: var(--demo-bg); color: var(--demo); }
.demo span[lang=en] { color: inherit; }
.wrong { padding: .5rem .75rem; border: 1px solid var(--red); border-radius: 6px; color: var(--red); }
.wrong span[lang=en] { color: inherit; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .5rem; margin: 0; padding: 0;
  list-style: none; }
ul button { width: 100%; min-height: 48px; padding: .375rem .75rem; text-align: start; background: var(--card);
  color: var(--text); border: 1px solid var(--control); border-radius: 6px; font: inherit; cursor: pointer; }
ul button:hover { background: var(--tint); border-color: var(--blue); }
ul small { display: block; color: var(--soft); font-size: .8125rem; }
label { display: block; margin: .75rem 0 .25rem; }
input, select { width: 100%; max-width: 24rem; min-height: 44px; padding: .375rem .75rem; background: var(--card);
  color: var(--text); border: 1px solid var(--control); border-radius: 6px; font: inherit; }
.go { margin-top: 1rem; min-height: 44px; padding: .375rem 1.5rem; background: var(--blue); color: var(--on-blue);
  border: 0; border-radius: 6px; font: inherit; font-weight: 600; cursor: pointer; }
.go span[lang=en] { color: inherit; }
summary { min-height: 44px; padding: .5rem 0; cursor: pointer; font-weight: 600; }
a { color: var(--blue); }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
`;

interface PageParts {
  readonly title: Text;
  readonly body: string;
}

const page = ({ title, body }: PageParts): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${escape(title.zh)} · ${escape(title.en)}</title><link rel="icon" href="/icon.svg" type="image/svg+xml" />
<style>${STYLE}</style></head><body><main><h1>${both(title)}</h1>
${body}
</main></body></html>`;

const alert = (wrong: Text | undefined): string => (wrong ? `<p class="wrong" role="alert">${both(wrong)}</p>` : '');

/** A person of the demonstration, as whom a visitor can sign in with one click. */
export interface DemoPerson {
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  readonly unit: Text;
}

export interface SignInPage {
  /** Address to which the forms are sent. */
  readonly action: string;
  readonly title: Text;
  /** Jurisdictions from which an account is chosen: name and title. */
  readonly jurisdictions: readonly { readonly name: string; readonly title: Text }[];
  /** Empty outside of a demonstration. */
  readonly demo: readonly DemoPerson[];
  readonly wrong?: Text | undefined;
  readonly account?: string | undefined;
}

/** A role with more people than this is shown collapsed. */
const UNFOLDED = 4;

export function signInPage({ action, title, jurisdictions, demo, wrong, account = '' }: SignInPage): string {
  const where =
    jurisdictions.length < 2
      ? ''
      : `<label for="jurisdiction">${t('辖区', 'Jurisdiction')}</label><select id="jurisdiction" name="jurisdiction">
${jurisdictions.map(({ name, title: one }) => `<option value="${escape(name)}">${escape(one.zh)} ${escape(one.en)}</option>`).join('')}
</select>`;
  const local = `<section><h2>${t('账号登录', 'Sign in with an account')}</h2>${alert(wrong)}
<form method="post" action="${escape(action)}">${where}
<label for="account">${t('账号', 'Account')}</label>
<input id="account" name="account" autocomplete="username" autocapitalize="none" required maxlength="200"
  value="${escape(account)}" />
<label for="password">${t('口令', 'Password')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200" />
<div><button class="go" type="submit">${t('登录', 'Sign in')}</button></div></form></section>`;
  const body = demo.length === 0 ? local : `${demoSection(action, demo)}${local}`;
  return page({ title: { zh: `登录 · ${title.zh}`, en: `Sign in · ${title.en}` }, body });
}

function demoSection(action: string, people: readonly DemoPerson[]): string {
  const roles = [...new Set(people.map(({ role }) => role))];
  const groups = roles.map((role) => {
    const held = people.filter((one) => one.role === role);
    const list = `<ul>${held.map(demoButton).join('\n')}</ul>`;
    const heading = both(roleLabels[role]);
    return held.length > UNFOLDED
      ? `<details><summary>${heading} · ${held.length}</summary>${list}</details>`
      : `<div><h2>${heading}</h2>${list}</div>`;
  });
  return `<section><h2>${t('演示人员', 'People of the demonstration')}</h2>
<p class="demo">${t(
    '演示：人名与工单均为虚构，点击姓名即可登录',
    'Demonstration: names and tickets are made up; one click signs you in',
  )}</p><form method="post" action="${escape(action)}" class="roles">${groups.join('\n')}</form></section>`;
}

const demoButton = ({ subject, name, unit }: DemoPerson): string =>
  `<li><button type="submit" name="demo" value="${escape(subject)}">${escape(name)}
<small>${escape(unit.zh)} <span lang="en">${escape(unit.en)}</span></small></button></li>`;

export interface PasswordPage {
  readonly action: string;
  /** The proposed account and name. Present only for the first administrator, who enters both. */
  readonly first?: { readonly account: string; readonly name: string };
  readonly wrong?: Text | undefined;
}

/** The page on which a person sets a password, or the first administrator is created. */
export function passwordPage({ action, first, wrong }: PasswordPage): string {
  const who = first
    ? `<label for="account">${t('账号', 'Account')}</label>
<input id="account" name="account" autocomplete="username" autocapitalize="none" required maxlength="200"
  value="${escape(first.account)}" />
<label for="name">${t('姓名', 'Name')}</label>
<input id="name" name="name" autocomplete="name" required maxlength="60" value="${escape(first.name)}" />`
    : '';
  const field = (id: string, label: string): string =>
    `<label for="${id}">${label}</label>
<input id="${id}" name="${id}" type="password" autocomplete="new-password" required minlength="10" maxlength="200" />`;
  const title = first
    ? { zh: '创建首位管理员', en: 'Create the first administrator' }
    : { zh: '设置口令', en: 'Set a password' };
  return page({
    title,
    body: `<section>${alert(wrong)}<form method="post" action="${escape(action)}">${who}
${field('password', t('口令（至少10位）', 'Password, at least 10 characters'))}
${field('again', t('再次输入口令', 'The password again'))}
<div><button class="go" type="submit">${t('保存', 'Save')}</button></div></form></section>`,
  });
}

const HOME = `<p><a href="/">${t('返回首页', 'Back to the start page')}</a></p>`;

/** A page with one message and a link to go on. */
export const messagePage = (title: Text, sentence: Text): string =>
  page({ title, body: `<section><p>${both(sentence)}</p>${HOME}</section>` });

export const signOutPage = (form: string): string =>
  page({
    title: { zh: '退出登录', en: 'Sign out' },
    body: `<section>${form}<button class="go" type="submit" form="op.logoutForm" name="logout" value="yes">${t(
      '退出',
      'Sign out',
    )}</button></section><script src="${SUBMIT_PATH}" defer></script>`,
  });

export const signedOutPage = (): string =>
  messagePage({ zh: '已退出登录', en: 'Signed out' }, { zh: '可以关闭此页', en: 'You can close this page' });

/** `error`: the OAuth error code, for developers who set up a client; other people read the sentence. */
export const errorPage = ({ error }: { readonly error: string }): string =>
  page({
    title: { zh: '无法登录', en: 'Sign-in did not work' },
    body: `<section><p>${t(
      '登录请求有误或已过期，请从首页重新登录',
      'The request to sign in is wrong or too old; sign in again from the start page',
    )}</p><p><small>${escape(error)}</small></p>${HOME}</section>`,
  });
