import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { TOTP } from 'otpauth';
import { clockWork } from '../../clock-work';
import { bankAccountsOf, settingsOf } from '../../companies/store';
import type { Instant } from '../../kernel/day';
import { acceptInvitation, invite } from '../../people/actions';
import { browsing, seat, type Browsing } from '../testing/browse';
import { PASSWORD } from '../testing/test-desk';

/** An administrator's hour, in real browsers: who mails come from, where customers pay to, whom thresholds spare, and a second factor. */
const SECOND = { email: 'second@acme.example', name: 'The second', language: 'en' };
const at = seat('administrator', {
  before: async (desk) => {
    const roles = [{ companyId: null, role: 'administrator' as const }];
    const { secret } = await invite(desk.work(), { ...SECOND, roles });
    await acceptInvitation(desk.work(), secret, { name: SECOND.name, password: PASSWORD });
  },
});

const settings = () => settingsOf(at.desk.house.db.read, at.desk.company.id);
const notices = (): Promise<string> => at.who.said('#notices');

it('changes who messages come from, and sends itself a mail by which to see it', async () => {
  await at.who.go('/c/acme-sas/settings');
  await at.who.press('Senders');
  await at.who.fill({ replyTo: 'nobody', personName: 'Anna Blom', personEmail: 'anna@acme.example' });
  expect(await at.who.press('Save')).toBe(422);
  expect(await at.who.page.$eval('[name=personName]', (field) => (field as unknown as { value: string }).value)).toBe('Anna Blom'); // prettier-ignore
  await at.who.fill({ replyTo: 'answers@acme.example' });
  await at.who.press('Save');
  expect(await notices()).toContain('Changed: Answers go to, Contact person, E-mail.');
  await at.who.press('Send the test mail');
  const [, file = ''] = /administrator@acme\.example lies in the folder: (\S+\.eml)/.exec(await notices()) ?? [];
  const mail = await simpleParser(readFileSync(join(at.desk.house.config.home, file)));
  expect([mail.from?.text, mail.replyTo?.text]).toEqual(['"ACME SAS" <ar@acme.example>', 'answers@acme.example']);
});

it('proposes an account that a colleague confirms; it waits a day, and is stopped before that', async () => {
  const colleague = await signedIn(SECOND.email);
  await at.who.go('/c/acme-sas/settings/bank');
  await at.who.fill({ iban: 'FR76 3000 6000 0112 3456 7890 189', bic: 'AGRIFRPP' });
  await at.who.press('Propose');
  expect(await notices()).toContain('24 hours after that it is in force');
  expect(await at.who.said('main')).not.toContain('Confirm this change');
  await colleague.go('/c/acme-sas');
  await colleague.press('Settings');
  await colleague.press('Bank accounts');
  expect(await colleague.said('main')).toContain('Compare the IBAN with a paper of the bank');
  await colleague.press('Confirm this change');
  await at.who.page.reload();
  expect(await at.who.said('main')).toMatch(/Confirmed by The second, .*In force from 4 Mar 2026.*Until then it can be stopped/);
  await accountsAt('2026-03-04T08:59:00.000Z', ['FR1420041010050500013M02606']);
  await at.who.press('Stop it');
  expect(await notices()).toContain('Stopped. Nothing has changed.');
  await accountsAt('2026-03-05T09:00:00.000Z', ['FR1420041010050500013M02606']);
  expect(await colleague.said('main')).toContain('In force from');
  expect(await colleague.press('Stop it')).toBe(409);
}); // prettier-ignore

it('sees whom another threshold would spare before it is saved, saves it, and takes it back', async () => {
  await at.who.go('/c/acme-sas/settings/thresholds');
  await at.who.fill({ minCustomerMinor: '2000' });
  await at.who.press('Show what would change');
  const tried = await at.who.said('#preview');
  expect(tried).toContain('nothing is saved yet');
  expect(tried).toMatch(/1 customer .*Roux/);
  expect((await settings()).minCustomerMinor).toBe(500);
  await at.who.press('Save');
  expect((await settings()).minCustomerMinor).toBe(200_000);
  await at.who.press('Undo');
  expect((await settings()).minCustomerMinor).toBe(500);
});

it('turns its second factor on: a wrong code does not open, one of the app does, a spare code once', async () => {
  await at.who.go('/account');
  await at.who.page.type('[id="2f-current"]', PASSWORD);
  await at.who.press('Set it up');
  const { secret, uri } = await factorShown();
  const code = (now: string): string => {
    at.desk.setNow(now);
    return new TOTP({ secret }).generate({ timestamp: Date.parse(now) });
  };
  expect(uri).toBeGreaterThan(100);
  await at.who.fill({ code: '000000' });
  expect(await at.who.press('Turn it on')).toBe(422);
  await at.who.fill({ code: code('2026-03-03T09:10:00.000Z') });
  await at.who.press('Turn it on');
  const spares = (await at.who.said('main ul')).split(' ');
  expect(spares).toHaveLength(10);
  await at.who.press('I have kept them');
  const enter = async (typed: string): Promise<string> => {
    await signIn(at.who, 'administrator@acme.example');
    await at.who.fill({ code: typed });
    await at.who.press('Go on');
    return at.who.where();
  };
  await at.who.press('Sign out');
  expect(await enter('000000')).toBe('/sign-in/second');
  expect(await at.who.said('main')).toContain('This code is wrong or was used already.');
  await at.who.go('/c/acme-sas');
  expect(at.who.where()).toContain('/sign-in?next=');
  expect(await enter(code('2026-03-03T09:12:00.000Z'))).toBe('/c/acme-sas');
  for (const opens of [true, false]) {
    await at.who.go('/account');
    await at.who.press('Sign out');
    expect((await enter(spares[0] ?? '')) === '/c/acme-sas').toBe(opens);
  }
});

async function signedIn(email: string): Promise<Browsing> {
  const visitor = await browsing(at.browser, at.desk, null);
  await signIn(visitor, email);
  return visitor;
}

async function signIn(who: Browsing, email: string): Promise<void> {
  await who.go('/sign-in');
  await who.fill({ email, password: PASSWORD });
  await who.press('Sign in');
}

/** The accounts in force after the clock has struck. */
async function accountsAt(now: string, ibans: readonly string[]): Promise<void> {
  for (const due of await clockWork(at.desk.house, now as Instant))
    if (due.name === 'bank accounts') await due.work(now as Instant);
  const accounts = await bankAccountsOf(at.desk.house.db.read, at.desk.company.id);
  expect(accounts.map(({ iban }) => iban)).toEqual(ibans);
}

async function factorShown(): Promise<{ secret: string; uri: number }> {
  const secret = (await at.who.said('main code')).replace(/\s/g, '');
  return { secret, uri: Number(await at.who.page.evaluate(`document.querySelector('main img').naturalWidth`)) };
}
