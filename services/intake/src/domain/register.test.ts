import { register } from './register';
import { by, operator, registrationOf, decisionOf, ticket } from './testing/tickets';

describe('The command register', () => {
  it('publishes the registration without the personal data of the caller', () => {
    const { events } = decisionOf(
      register(
        undefined,
        registrationOf({
          narrative: '我是王建国，手机13800138000',
          demand: '请打+86 138-0013-8000',
          location: { address: '青年路 0531-84886666' },
        }),
        by(operator),
      ),
    );
    expect(events.map(({ type }) => type)).toEqual(['TicketRegistered']);
    expect(JSON.stringify(events)).not.toMatch(/138|8488|"phone":/);
  });
  it('keeps the original words, and sends a receipt to a caller who left a number', () => {
    expect(register(undefined, registrationOf({ narrative: '手机13800138000' }), by(operator))).toMatchObject({
      state: { narrative: '手机13800138000' },
      acts: [{ name: 'registered', data: { phone: '+8613800138000' } }],
    });
    expect(register(undefined, registrationOf({ caller: { anonymity: 'anonymous' } }), by(operator))).toMatchObject({
      acts: [],
    });
    expect(register(undefined, { ...registrationOf(), notify: false }, by(operator))).not.toHaveProperty('acts');
  });
  it.each([
    ['DH-20251130-000123', true],
    ['202511300001234567', true],
    ['13800138000', false],
    ['+86 138-0013-8000', false],
    ['370126198001010015', false],
  ])('publishes the external number %s: %s, because the number of a person stays in the record', (externalNo, is) => {
    const { events } = decisionOf(register(undefined, registrationOf({ externalNo }), by(operator)));
    expect(JSON.stringify(events).includes(externalNo)).toBe(is);
  });
  it('refuses to replace an existing ticket, however old the idempotency key is', () => {
    expect(register(ticket(), registrationOf(), by(operator))).toMatchObject({ refused: 'key-reused' });
  });
});
