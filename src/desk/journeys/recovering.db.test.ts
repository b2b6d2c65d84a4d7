import { browsing, seat, type Browsing } from '../testing/browse';
import { faultsIn } from '../testing/sights';

/** Recovery from the wizard to the closed case, in three real browsers: a manager's, the partner's, the customer's. */
const at = seat('manager', {
  before: (_, db) =>
    db.transaction(async (tx) => {
      await tx('customer').where({ code: '1007' }).update({ legal_name: 'Brauhaus Nord GmbH' });
      await tx('customer').where({ code: '4711' }).update({ language: 'en' });
    }),
});

/** The link that is shown once, opened by somebody else's at.browser. */
async function opened(link: string): Promise<Browsing> {
  const visitor = await browsing(at.browser, at.desk, null, { script: false });
  await visitor.go(new URL(link).pathname);
  return visitor;
}

const linkOn = async ({ page }: Browsing): Promise<string> =>
  String(await page.evaluate(`document.querySelector('main input[readonly][value*="/p"]')?.value`));

it('makes the file in the wizard, hands it over by a link, and the partner reports until it is closed', async () => {
  await at.who.go('/c/acme-sas/customers?q=Brauhaus');
  await at.who.press('Brauhaus');
  await at.who.press('Recovery file');
  expect(await at.who.said('main')).toContain('Claimed: 2 of 2');
  await at.who.fill({ partner: 'new', partner_name: 'Agence Delmas', partner_kind: 'agency' });
  await at.who.press('Make the file');
  await at.who.page.waitForSelector('iframe[name=recovery-file]', { timeout: 90_000 });
  expect(await at.who.said('main')).toContain('RF-2026-0001, version 1');
  await at.who.press('Hand €3,055.25 over');
  expect(await at.who.said('#notices')).toContain('No more reminders are sent about 2 items.');
  const partner = await opened(await linkOn(at.who));
  await partner.press('Open the case');
  await partner.press('Confirm the file');
  await partner.click('Something was paid');
  await partner.fill({ amount: '3,055.25', day: '2026-03-02' });
  await partner.press('Report the payment');
  await partner.click('It is over');
  await partner.fill({ outcome: 'paid' });
  await partner.press('Report the end');
  const told = await partner.said();
  expect(told).toMatch(/What happened since the hand-over.*€3,055\.25 was paid/);
  await at.who.page.reload();
  expect(await at.who.said('main')).toContain('€3,055.25 was paid on 2 Mar 2026');
  await at.who.press('Close the case');
  await at.who.fill({ outcome: 'paid' });
  await at.who.press('Close the case');
  expect(await at.who.said('#notices')).toContain('The case is closed: paid.');
  await partner.page.reload();
  expect(await partner.said()).toContain('This case is closed (paid). Please do nothing more about it.');
});

it('lets the customer see what is owed, promise a day and object, on a phone and without a script', async () => {
  await at.who.go('/c/acme-sas/customers?q=Roux');
  await at.who.press('Roux');
  await at.who.click('More');
  await at.who.press('Portal link');
  await at.who.press('Make a link');
  const customer = await opened(await linkOn(at.who));
  await customer.page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
  await customer.press('Open my account');
  expect(await faultsIn(customer.page, { flaws: false })).toEqual([]);
  expect(await customer.said()).toMatch(/Hello Roux et Fils SARL.*€1,380\.50/);
  await customer.press('Pay');
  const code = `document.querySelector('img[src^="data:image/png"]').naturalWidth`;
  expect(Number(await customer.page.evaluate(code))).toBeGreaterThan(100);
  await customer.press('Back to my account');
  await customer.press('I need time');
  await customer.fill({ day: '2026-03-10', amount: '480.50', by: 'Mme Roux' });
  await customer.press('Promise this day');
  expect(await customer.said()).toContain('You promised €480.50 by 10 Mar 2026. We send no reminder until then.');
  await customer.press('Something is wrong');
  await customer.fill({ category: 'quality', objection: 'One lamp is broken.' });
  await customer.press('Tell us');
  expect(await customer.said()).toContain('you told us that something is wrong; we look at it');
  expect([await at.count('promise'), await at.count('dispute')]).toEqual([1, 1]);
});
