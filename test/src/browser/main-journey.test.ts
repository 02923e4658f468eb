import type { Browser } from 'playwright-core';
import { photoOf } from '../photos';
import { act, openTicket, openTicketPage } from './forms';
import { describeInBrowser, openBrowser, PHONE, Visitor, type WindowSize } from './visitor';

jest.setTimeout(180_000);

const NARRATIVE = '青年路医院门口有人没有许可证占道摆摊卖水果，每天晚上都来，堵得走不过去，请让他们搬走';
const PHONE_NUMBER = '13900001234';
/** Typing speed, in keys per second, of somebody who types while a caller speaks. */
const KEYS_PER_SECOND = 5;

describeInBrowser('A call in the console, from its registration to the satisfied caller', () => {
  let browser: Browser;
  let ticketId = '';
  let queryCode = '';
  const visitors = new Map<string, Promise<Visitor>>();
  const as = (person: string, viewport?: WindowSize): Promise<Visitor> => {
    const known =
      visitors.get(person) ??
      Visitor.open(browser, viewport ? { viewport } : {}).then((one) => {
        if (!person.startsWith('operator')) one.guard(PHONE_NUMBER.slice(-8));
        return one.signIn(person);
      });
    visitors.set(person, known);
    return known;
  };
  const state = async (visitor: Visitor): Promise<string> => {
    await visitor.visit(`/tickets/${ticketId}`);
    return visitor.page.locator('.ticket-head .tag').first().innerText();
  };
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await Promise.all([...visitors.values()].map(async (one) => (await one).close()));
    await browser.close();
  });

  it('an operator registers it with the keyboard alone, in less than a minute', async () => {
    const operator = await as('operator-1');
    const { page } = operator;
    await operator.visit('/desk');
    await page.evaluate('addEventListener("pointerdown", () => (window.wasTouched = true), true)');
    let keys = 0;
    const type = async (text: string): Promise<void> => {
      keys += text.length;
      await page.keyboard.type(text);
    };
    const press = async (chord: string): Promise<void> => {
      keys += 1;
      await page.keyboard.press(chord);
    };
    const tabTo = async (name: string): Promise<void> => {
      for (let step = 0; step < 12; step += 1) {
        if ((await page.evaluate('document.activeElement.name')) === name) return;
        await press('Tab');
      }
      throw new Error(`Tab does not reach ${name}`);
    };
    await page.locator('h1').focus();
    await tabTo('phone');
    await type(PHONE_NUMBER);
    await press('Alt+KeyH');
    await page.getByText('没有历史工单').waitFor();
    await tabTo('name');
    await type('赵敏');
    await tabTo('narrative');
    const input = await page.context().newCDPSession(page);
    await input.send('Input.imeSetComposition', { text: 'qingnianlu', selectionStart: 10, selectionEnd: 10 });
    await page.keyboard.press('Enter');
    expect(await page.locator('.registered').count()).toBe(0);
    await input.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await type(NARRATIVE);
    await tabTo('demand');
    await type('请让他们搬走');
    await tabTo('address');
    await type('许商街道青年路医院门口');
    await page.locator('.ask-first').waitFor();
    await press('Alt+KeyA');
    await press('ArrowRight');
    await page.locator('.answered').waitFor();
    await press('Control+Enter');
    await page.locator('[data-read=number]').waitFor();
    expect(await page.evaluate('window.wasTouched')).toBeUndefined();
    expect(keys / KEYS_PER_SECOND).toBeLessThan(60);
    queryCode = (await page.locator('[data-read=code]').innerText()).replaceAll(' ', '');
    ticketId = ((await page.locator('.registered a').getAttribute('href')) ?? '').split('/').at(-1) ?? '';
    expect(await state(operator)).toBe('待签收');
  });

  it('a squad acknowledges it on a phone and asks to return it, and a dispatcher rejects that', async () => {
    const unit = await as('squad-xushang-1', PHONE);
    await openTicket(unit, '/unit', ticketId);
    await act(unit, '签收');
    await act(unit, '申请退单', {
      code: ['不属于本单位职责'],
      reason: '摊主有营业执照，属市场监管',
      basis: '商河县权责清单第12项',
      proposedUnit: ['许商街道办事处'],
    });
    const dispatcher = await as('dispatcher-1');
    await openTicket(dispatcher, '/dispatch', ticketId);
    await act(dispatcher, '审核退单', { grant: ['驳回'], reason: '许商街道的占道经营归中队' });
    expect(await state(unit)).toBe('处置中');
  });

  it('the squad resolves it with evidence, its leader signs, and the caller is not satisfied', async () => {
    const unit = await as('squad-xushang-1');
    await resolve(unit, '摊位已经劝离，路口恢复通行。');
    const leader = await as('squad-xushang-3');
    await openTicket(leader, '/unit', ticketId);
    await act(leader, '签发', { sign: ['同意签发'] });
    expect(await state(leader)).toBe('待回访');
    const agent = await as('callback-1');
    await openTicketPage(agent, ticketId);
    await act(agent, '记录回访', {
      reached: ['接通'],
      resolution: ['未解决'],
      satisfaction: ['不满意'],
      note: '第二天晚上又来了',
    });
    expect(await state(agent)).toBe('待签收');
  });

  it('the squad resolves it again, another person signs, and it closes because the caller is satisfied', async () => {
    const unit = await as('squad-xushang-1');
    await openTicket(unit, '/unit', ticketId);
    await act(unit, '签收');
    await resolve(unit, '已划定便民摊区，摊主搬入，路口由队员值守。');
    await unit.page.locator('.top-bar .bar-button').last().click();
    await unit.page.getByRole('menuitem', { name: '改任 分管负责人' }).first().click();
    await unit.settled();
    await openTicket(unit, '/unit', ticketId);
    await act(unit, '签发', { sign: ['同意签发'] });
    const agent = await as('callback-1');
    await openTicketPage(agent, ticketId);
    await act(agent, '记录回访', { reached: ['接通'], resolution: ['解决'], satisfaction: ['满意'] });
    expect(await state(agent)).toBe('已结案');
  });

  it('an agent sees the telephone number only after giving a reason, and a dispatcher never sees it', async () => {
    const agent = await as('callback-1');
    await openTicketPage(agent, ticketId);
    const form = agent.page.locator('.caller-form');
    for (const visitor of visitors.values()) {
      const { page, leaks } = await visitor;
      expect(leaks).toEqual([]);
      expect(await page.content()).not.toContain(PHONE_NUMBER);
    }
    await form.getByRole('textbox', { name: '补充说明' }).fill('回访前核对号码');
    await form.locator('button[type=submit]').click();
    await agent.page.getByRole('link', { name: new RegExp(PHONE_NUMBER.slice(-8)) }).waitFor();
    await agent.visit(`/tickets/${ticketId}`);
    expect(await agent.page.content()).not.toContain(PHONE_NUMBER);
    const dispatcher = await as('dispatcher-1');
    await dispatcher.visit(`/tickets/${ticketId}`);
    expect(await dispatcher.page.content()).not.toContain(PHONE_NUMBER);
  });

  it('the caller follows its progress with the code that the operator read out', async () => {
    const caller = await Visitor.open(browser, { viewport: PHONE });
    await caller.visit('/follow');
    await caller.page.locator('input').fill(queryCode);
    await caller.page.locator('button[type=submit]').click();
    await caller.page.getByText('已划定便民摊区').waitFor();
    expect(caller.faults).toEqual([]);
    await caller.close();
    for (const visitor of visitors.values()) expect((await visitor).faults).toEqual([]);
  });

  async function resolve(unit: Visitor, publicReply: string): Promise<void> {
    await openTicket(unit, '/unit', ticketId);
    await act(unit, '联系诉求人', { outcome: ['已联系上'], note: '已告知处理安排' });
    const attached = unit.page.locator('.history-step', { hasText: '上传证据' });
    const before = await attached.count();
    await unit.page
      .locator('[data-files=choose]')
      .first()
      .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: photoOf(publicReply) });
    await attached.nth(before).waitFor();
    await act(unit, '办结', {
      outcome: ['属实办理'],
      truth: ['属实'],
      done: '现场劝离并登记',
      publicReply,
    });
  }
});
