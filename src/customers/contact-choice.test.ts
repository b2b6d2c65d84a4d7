import type { Instant } from '../kernel/day';
import { chooseAddress, chooseContact, type Means } from './contact-choice';
import type { Address, AddressRole, Contact, ContactRole, ContactState, DebtorType } from './customer';

/** `role email phone state`, one contact a line; a dash stands for nothing. */
function contacts(lines: string): Contact[] {
  const texts = lines.split(',').map((line) => line.trim());
  return texts.filter(Boolean).map((line, at) => {
    const [role = '', email = '-', phone = '-', state = 'ok'] = line.split(' ');
    const or = (text: string): string | null => (text === '-' ? null : text);
    return {
      id: at + 1,
      customerId: 1,
      role: role as ContactRole,
      name: role,
      email: or(email),
      phone: or(phone),
      language: null,
      state: state as ContactState,
    };
  });
}

describe('who receives a short message', () => {
  const to = (phone: string, debtor: DebtorType, sms: Contact['sms'] = null, country: string | null = 'FR'): string => {
    const [contact] = contacts('reminder r@x');
    const choice = chooseContact({ type: debtor }, [{ ...contact!, phone, sms }], { means: 'sms', country });
    return choice.to?.phone ?? choice.passedOver.map(({ because }) => because).join();
  };
  it.each<[string, DebtorType, Contact['sms'], string]>([
    ['06 12 34 56 78', 'company', null, '06 12 34 56 78'],
    ['06 12 34 56 78', 'public_body', null, '06 12 34 56 78'],
    ['06 12 34 56 78', 'consumer', null, 'not_agreed'],
    ['06 12 34 56 78', 'sole_trader', null, 'not_agreed'],
    ['06 12 34 56 78', 'unknown', null, 'not_agreed'],
    ['06 12 34 56 78', 'consumer', 'agreed', '06 12 34 56 78'],
    ['06 12 34 56 78', 'company', 'no', 'no_sms'],
    ['06 12 34 56 78', 'consumer', 'undelivered', 'no_sms'],
    ['01 23 45 67 89', 'company', 'agreed', 'no_mobile'],
    ['+45 20 12 34 56', 'company', null, 'no_mobile'],
    ['+45 20 12 34 56', 'company', 'agreed', '+45 20 12 34 56'],
    ['ask Anna', 'company', 'agreed', 'no_mobile'],
  ])('%s of a %s that says %s: %s', (phone, debtor, sms, expected) => {
    expect(to(phone, debtor, sms)).toBe(expected);
  });
  it('without a country a number must say its own', () => {
    expect(to('06 12 34 56 78', 'company', 'agreed', null)).toBe('no_mobile');
  });
});

const chosen = (lines: string, means: Means, debtorType: DebtorType = 'company', escalate = false): string => {
  const choice = chooseContact({ type: debtorType }, contacts(lines), { means, escalate });
  const passed = choice.passedOver.map(({ contact, because }) => ` –${contact.role}:${because}`).join('');
  const cc = choice.cc.map((contact) => ` +${contact.email ?? ''}`).join('');
  return `${choice.to?.email ?? choice.to?.phone ?? choice.to?.role ?? 'nobody'}${cc}${passed}`;
};

describe('who receives a reminder', () => {
  it.each<[string, Means, string]>([
    ['main m@x, invoice i@x, reminder r@x', 'email', 'r@x'],
    ['main m@x, invoice i@x, query q@x', 'email', 'i@x'],
    ['main m@x, query q@x', 'email', 'm@x'],
    ['query q@x, escalation e@x', 'email', 'nobody'],
    ['reminder r@x - bounced, invoice i@x', 'email', 'i@x –reminder:bounced'],
    ['reminder r@x - opted_out, main m@x', 'email', 'm@x –reminder:opted_out'],
    ['reminder - 0123, invoice i@x', 'email', 'i@x –reminder:no_email'],
    ['reminder r@x - bounced', 'email', 'nobody –reminder:bounced'],
    ['reminder r@x - bounced, reminder s@x', 'email', 's@x –reminder:bounced'],
    ['main m@x, adviser law@y, reminder r@x', 'email', 'law@y'],
    ['adviser law@y - bounced, reminder r@x', 'email', 'nobody –adviser:bounced'],
    ['reminder r@x, main - 0123', 'call', '0123 –reminder:no_phone'],
    ['main m@x 0123 bounced', 'call', 'm@x'],
    ['main m@x 0123 opted_out', 'call', 'nobody –main:opted_out'],
    ['main - - bounced', 'letter', 'main'],
    ['', 'email', 'nobody'],
  ])('of %p by %s: %s', (lines, means, expected) => {
    expect(chosen(lines, means)).toBe(expected);
  });

  it.each<[string, DebtorType, string]>([
    ['reminder r@x, escalation boss@x, escalation cfo@x', 'company', 'r@x +boss@x +cfo@x'],
    ['reminder r@x, escalation boss@x', 'consumer', 'r@x'],
    ['reminder r@x, escalation R@x, escalation cfo@x - bounced', 'company', 'r@x'],
    ['adviser law@y, escalation boss@x', 'company', 'law@y'],
  ])('of %p, a %s, with the copies of an escalation: %s', (lines, debtorType, expected) => {
    expect(chosen(lines, 'email', debtorType, true)).toBe(expected);
  });
});

describe('where a letter goes', () => {
  const address = (role: AddressRole, more: Partial<Address> = {}): Address => ({
    ...{ id: 1, customerId: 1, role, name: null, street: 'Rue 1', postcode: '69001', city: 'Lyon', region: null },
    ...{ country: 'FR', invalidSince: null },
    ...more,
  });
  const invalid = { invalidSince: '2026-03-02T09:00:00.000Z' as Instant };

  it.each<[string, Address[], boolean, AddressRole | undefined]>([
    ['the reminder address first', [address('registered'), address('reminder')], false, 'reminder'],
    ['billing before registered', [address('registered'), address('billing')], false, 'billing'],
    ['not where one came back', [address('reminder', invalid), address('registered')], false, 'registered'],
    ['not to a delivery address', [address('delivery')], false, undefined],
    ['not without a town', [address('billing', { city: null })], false, undefined],
    ['to the adviser where there is one', [address('registered'), address('service')], true, 'service'],
    ['never past the adviser', [address('registered')], true, undefined],
  ])('%s', (_, addresses, represented, role) => {
    expect(chooseAddress(addresses, represented)?.role).toBe(role);
  });
});
