import { caseLife, HOME } from './testing/case-life';
import * as steps from './testing/case-steps';

/** Where the life of a case turns: it is taken back, the debtor pays us while the partner collects, a mandate runs out on the way. */
const at = caseLife();
const SAYS_NOTHING_MORE = 'Please do nothing more';

it('is taken back: the whole price stands before the button, and the partner hears of it by mail and on its page', async () => {
  const { manager } = at;
  const email = 'post@nord-rec.fr';
  await steps.partnerIsKnown(at, { name: 'Nord Recouvrement', email, commission: '12.5', withdrawal: '45' });
  await steps.invoicesComeIn(at, { code: '3001', name: 'Garage Petit', invoices: [['F-3001', '2025-10-01', '2025-10-31', '900.00']] }); // prettier-ignore
  const customer = await steps.fileIsMade(manager, 'Garage Petit');
  await manager.press('Compare quotes');
  const { here, link } = await steps.quoteIsTaken(manager, 'Nord Recouvrement');
  const partner = await at.comes(link);
  await partner.press('Confirm the file');
  await partner.click('Something was paid');
  await partner.fill({ amount: '100.00', day: '2026-03-03' });
  await partner.press('Report the payment');
  await manager.go(customer);
  expect(await manager.said('main')).toContain('F-3001: with a partner Nord Recouvrement');
  await manager.go(here);
  await manager.press('Recall the case');
  // 45.00 and 12.5 % of the 100.00 under way, with VAT
  expect(await manager.said('main table')).toMatch(/Withdrawal fee 45\.00 Commission on €100\.00 .* 12\.50 VAT 20 % 11\.50 To be billed at most 69\.00/); // prettier-ignore
  expect(await manager.said('main')).toContain(`Nord Recouvrement is told today at ${email}; its access ends.`);
  expect(at.mailsTo(email)).toEqual([]);
  await manager.fill({ why: 'We settle it ourselves' });
  await manager.press('Recall the case');
  expect(await manager.said('#notices')).toContain('is taken back. Nord Recouvrement is told.');
  for (const hour of ['10', '11']) await at.strike(`2026-03-03T${hour}:00:00.000Z`);
  const mails = at.mailsTo(email);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatch(/Case RF-2026-0001 is withdrawn.*Reason: We settle it ourselves/);
  expect(mails[0]).not.toMatch(/Garage|F-3001/);
  await partner.go('/partner/case');
  expect(await partner.said()).toContain(`This case is closed (withdrawn by the creditor). ${SAYS_NOTHING_MORE}`);
  await manager.go(here);
  expect(await manager.said('main')).toContain('withdrawn');
  await manager.go(customer);
  expect(await manager.said('main')).not.toContain('with a partner');
}, 120_000);

it('is paid to us while the partner reports the same money: counted once, told the same day, at the fee agreed for it', async () => {
  const { manager, clerk } = at;
  const email = 'dossiers@agence-delmas.fr';
  await steps.partnerIsKnown(at, { name: 'Agence Delmas', email, commission: '12.5', direct: '50' });
  await steps.invoicesComeIn(at, { code: '3002', name: 'Hotel Moulin', invoices: [['F-3002', '2025-10-01', '2025-10-31', '300.00'], ['F-3003', '2025-10-15', '2025-11-14', '700.00']] }); // prettier-ignore
  await steps.fileIsMade(manager, 'Hotel Moulin');
  await manager.press('Compare quotes');
  const { here, link } = await steps.quoteIsTaken(manager, 'Agence Delmas');
  const partner = await at.comes(link);
  await partner.press('Confirm the file');
  await at.strike('2026-03-04T09:00:00.000Z');
  await steps.bankSays(at, { on: '2026-03-04', amount: '300,00', text: 'HOTEL MOULIN F-3002' });
  await partner.go('/partner/case');
  await partner.click('Something was paid');
  await partner.fill({ amount: '300.00', day: '2026-03-04' });
  await partner.press('Report the payment');
  for (const hour of ['10', '11']) await at.strike(`2026-03-04T${hour}:00:00.000Z`);
  await clerk.go(here);
  // half of 12.5 % of 300.00, with VAT, and once
  expect(await clerk.said('main')).toMatch(/Money of the case .* us directly 300\.00 18\.75 3\.75 277\.50 Total 300\.00 18\.75 3\.75 277\.50/); // prettier-ignore
  expect(await at.rows(`select gross_minor as gross, way from collected where ended_at is null and case_id = (select max(id) from recovery_case)`)).toEqual([{ gross: 30_000, way: 'direct' }]); // prettier-ignore
  expect(await clerk.said('main')).toContain('the claim is €700.00 instead of €1,000.00');
  await clerk.press('Make supplement 1');
  await clerk.until(`Supplement 1 is made: the claim is €700.00 instead of €1,000.00.`);
  await at.strike('2026-03-04T12:00:00.000Z');
  expect(at.mailsTo(email)).toHaveLength(1);
  expect(at.mailsTo(email)[0]).toMatch(/ACME SAS: supplement 1 to RF-2026-0002.*Claimed so far: €1,000\.00\. Claimed from now on: €700\.00\./); // prettier-ignore
  await partner.go('/partner/case');
  expect(await partner.said('.bar')).toContain('Still open €700.00');
  expect(await partner.said()).toMatch(/Supplement 1.*€1,000\.00 → €700\.00/);
  await clerk.go(`${HOME}/recovery/money`);
  // nothing to pass on: it came to us; what the case before reported is still awaited
  expect(await clerk.said('main')).toMatch(/Not passed on Due by RF-2026-0001 Nord Recouvrement 3 Mar 2026 €100\.00 3 Apr 2026$/); // prettier-ignore
}, 120_000);

it('runs out of its mandate on the way: both sides are told to wait, nothing more is handed over, and a new paper heals it', async () => {
  const { manager } = at;
  const page = await steps.partnerIsKnown(at, { name: 'Sud Recouvrement', email: 'post@sud-rec.fr', commission: '10', until: '2026-03-10' }); // prettier-ignore
  for (const [code, name, document] of [
    ['3004', 'Librairie Blanc', 'F-3004'],
    ['3005', 'Bar du Midi', 'F-3005'],
  ] as const)
    // prettier-ignore
    await steps.invoicesComeIn(at, { code, name, invoices: [[document, '2025-10-01', '2025-10-31', '500.00']] });
  await steps.fileIsMade(manager, 'Librairie Blanc');
  await manager.press('Compare quotes');
  const { here, link } = await steps.quoteIsTaken(manager, 'Sud Recouvrement');
  const partner = await at.comes(link);
  await partner.press('Confirm the file');
  await at.strike('2026-03-10T09:00:00.000Z');
  await manager.go(here);
  expect(await manager.said('main')).not.toContain('The agreement ended');
  await at.strike('2026-03-11T09:00:00.000Z');
  await manager.go(here);
  expect(await manager.said('main')).toContain('The agreement ended on 10 Mar 2026. The case stays where it is');
  await partner.go('/partner/case');
  expect(await partner.said()).toContain(`The agreement ended on 10 Mar 2026. ${SAYS_NOTHING_MORE} in this case until a new agreement is signed. ACME SAS has been told.`); // prettier-ignore
  const asked = 'Sud Recouvrement has open cases (1) and no agreement that holds';
  await manager.go(`${HOME}/tasks`);
  expect(await manager.said('main')).toContain(asked);
  await steps.fileIsMade(manager, 'Bar du Midi');
  await manager.press('Compare quotes');
  expect(await steps.pressLabelled(manager, 'Accept and hand over: Sud Recouvrement')).toBe(409);
  expect(await manager.said('main')).toMatch(/The agreement with Sud Recouvrement ended on .*Have an agreement signed/);
  expect(await at.rows(`select d.number from recovery_case c join dossier d on d.id = c.dossier_id join customer k on k.id = c.customer_id where k.code = '3005'`)).toEqual([]); // prettier-ignore
  await steps.mandateIsFiled(at, page, { from: '2026-03-11', until: '', signed: '2026-03-11' });
  await manager.go(`${HOME}/tasks`);
  expect(await manager.said('main')).not.toContain(asked);
  await partner.go('/partner/case');
  expect(await partner.said()).not.toContain(SAYS_NOTHING_MORE);
  await manager.go(here);
  expect(await manager.said('main')).not.toContain('The agreement ended');
  await manager.go(`${HOME}/recovery`);
  await manager.press('RF-2026-0004');
  await manager.press('Compare quotes');
  const next = await steps.quoteIsTaken(manager, 'Sud Recouvrement');
  expect(await (await at.comes(next.link)).said()).toContain('Bar du Midi');
}, 120_000);
