import { caseLife, HOME } from './testing/case-life';
import * as steps from './testing/case-steps';

/** The whole life of a case, each step by a person at a browser: from the invoice in a file of the books to the money in one of the bank. */
const at = caseLife();
const PARTNER = 'Agence Delmas';

it('C35: an unpaid invoice becomes a case that a partner works by a link alone, until its money is booked and the case closed', async () => {
  const { manager, clerk } = at;
  await steps.partnerIsKnown(at, { name: PARTNER, email: 'dossiers@agence-delmas.fr', commission: '12.5' });
  await steps.partnerIsKnown(at, { name: 'Nord Recouvrement', email: 'post@nord-rec.fr', commission: '20', setUp: '25' }); // prettier-ignore
  await steps.invoicesComeIn(at, { code: '2001', name: 'Menuiserie Arnaud', invoices: [['F-2001', '2025-10-01', '2025-10-31', '1200.00'], ['F-2002', '2025-10-15', '2025-11-14', '800.00']] }); // prettier-ignore
  const customer = await steps.fileIsMade(manager, 'Menuiserie Arnaud');
  await manager.press('Compare quotes');
  expect(await manager.said('.quote-table')).toMatch(/Agence Delmas Nord Recouvrement.*You keep if all comes in €1,700\.00 .*€1,490\.00/); // prettier-ignore
  const { here, link } = await steps.quoteIsTaken(manager, PARTNER);
  await clerk.go(customer);
  expect(await clerk.said('main')).toMatch(
    /Nothing more is planned\. Held: A partner collects it.*F-2001: with a partner Agence Delmas/,
  );
  const partner = await at.comes(link);
  await partner.fill({ ref: 'D-77', collector: 'Léa Martin' });
  await partner.press('Confirm the file');
  await partner.click('Called');
  await partner.fill({ reached: 'reached', note: 'Spoke with the owner.' });
  await partner.press('Record the call');
  await partner.click('I need information');
  await partner.fill({ note: 'Was F-2002 delivered?' });
  await partner.press('Ask for information');
  await clerk.go(here);
  expect(await clerk.said('.case-next')).toContain('We answer Agence Delmas by 10 Mar 2026: a question.');
  await clerk.fill({ reason: 'Yes, on 14 October.' });
  await clerk.press('Answered');
  await at.strike('2026-03-05T09:00:00.000Z');
  await partner.go('/partner/case');
  expect(await partner.said()).toContain('Was F-2002 delivered? → Yes, on 14 October.');
  await partner.click('Promise to pay');
  await partner.fill({ amount: '500', due: '2026-03-20' });
  await partner.press('Propose the promise');
  await partner.click('Propose a legal step');
  await partner.fill({ step: 'Mise en demeure', amount: '75' });
  await partner.press('Propose the step');
  // a cost is the manager's to agree to: it stands before the button
  await manager.go(here);
  expect(await manager.said('main')).toMatch(/Asked of us.*instalments.*€500\.00 on 20 Mar 2026.*a step in law.*Mise en demeure €75\.00/); // prettier-ignore
  await manager.press('Agree');
  await manager.press('Agree');
  await manager.press('Plan a step');
  await manager.fill({ kind: 'letter_before_action', on: '2026-03-05', amount: '75' });
  await manager.page.select('main [name=ask]', ...(await steps.valuesOf(manager, 'ask', '€75.00')));
  await manager.press('Plan the step');
  await partner.go('/partner/case');
  expect(await partner.said()).toMatch(/Formal steps .*letter before action.*75\.00 agreed on 5 Mar 2026/);
  await manager.press('letter before action');
  await manager.fill({ doneOn: '2026-03-05', outcome: 'done' });
  await manager.press('Record');
  expect(await manager.said('main')).toContain('Agreed: €75.00 · not agreed: €0.00');
  await partner.click('Something was paid');
  await partner.fill({ amount: '2,000.00', day: '2026-03-05' });
  await partner.press('Report the payment');
  await partner.press('Tell what you pass on');
  await partner.fill({ gross: '2,000.00', day: '2026-03-05', commission: '250', vat: '50', reference: 'DV-2026-31' });
  await partner.press('Send the remittance');
  expect(await partner.said()).toContain('Agence Delmas passes on €1,700.00 (DV-2026-31).');
  expect(await partner.said('.bar')).toContain('Still open €2,000.00'); // told is not booked

  await steps.bankSays(at, { on: '2026-03-05', amount: '1700,00', text: 'AGENCE DELMAS DV-2026-31' });
  await at.strike('2026-03-05T10:00:00.000Z');
  await manager.go(`${HOME}/recovery/money`);
  await manager.press('DV-2026-31');
  expect(await manager.said('main')).toMatch(/to the cent.*names the reference.*proposed/);
  await manager.press('It is this money');
  await manager.press('Book €2,000.00');
  expect(await manager.said('main')).toContain('What was kept and what came agree with what was agreed.');
  await manager.go(`${HOME}/recovery/invoices`);
  await manager.fill({ number: 'H-1', issued: '2026-03-05', 'case.1': 'RF-2026-0001', 'kind.1': 'commission', 'amount.1': '260.00', vat: '52.00' }); // prettier-ignore
  await manager.press('Record and check');
  // the commission was kept already: all of the invoice differs
  expect(await manager.said('main')).toMatch(
    /It asks for €260\.00 more than was agreed\..*commission due 250\.00, less 250\.00 kept/,
  );
  await manager.fill({ why: 'It was kept of the remittance.' });
  await manager.press('Refuse the invoice');
  expect(await manager.said('main')).toContain('It was kept of the remittance.');

  await partner.go('/partner/case');
  expect(await partner.said('.bar')).toContain('Still open €0.00');
  await partner.click('It is over');
  await partner.fill({ outcome: 'paid' });
  await partner.press('Report the end');
  await manager.go(here);
  await manager.press('Close the case');
  await manager.fill({ outcome: 'paid' });
  await manager.press('Close the case');
  expect(await manager.said('#notices')).toContain('The case is closed: paid.');
  await partner.go('/partner/case');
  expect(await partner.said()).toContain('This case is closed (paid). Please do nothing more about it.');
  expect(await partner.said()).not.toContain('Arnaud');

  await manager.go(here);
  expect(await manager.said('main')).toMatch(/the partner 2,000\.00 250\.00 50\.00 1,700\.00/);
  await manager.go(`${HOME}/cases/figures`);
  expect(await manager.said('main')).toMatch(
    /With partners none.*Came in this month €2,000\.00 1 payment.*Waiting for us none.*Late none/,
  );
  await manager.go(`${HOME}/cases?show=closed`);
  expect(await manager.said('main')).toMatch(/RF-2026-0001.*Agence Delmas/);
  // all of it came in; it cost the commission with its VAT
  await manager.go(`${HOME}/reports/partners`);
  expect(await manager.said('main')).toMatch(/Agence Delmas .*2,000\.00 .*2,000\.00 .*300\.00 .*1,700\.00/);
  await manager.go(customer);
  expect(await manager.said('main')).toContain('Menuiserie Arnaud Nothing is open.');
  expect(await manager.said('main')).not.toContain('with a partner');
}, 120_000);

it('keeps all that the partner did as the partner’s own', async () => {
  const lines = await at.rows<{ kind: string }>(`select kind from audit_line where actor = ? order by id`, [`partner:${PARTNER}`]); // prettier-ignore
  expect(lines.map(({ kind }) => kind)).toEqual([
    ...['case.told_received', 'case.moved', 'case.assigned', 'case.told_called', 'case.moved'],
    ...['case.asked', 'case.moved', 'case.asked', 'case.asked', 'case.told_paid', 'collected.told', 'case.told_closed'],
  ]);
  const ours = await at.rows<{ n: number }>(`select count(*) as n from audit_line where actor like 'user:%' and kind in ('case.told_received', 'case.told_called', 'case.told_paid', 'case.told_closed', 'collected.told', 'case.asked')`); // prettier-ignore
  expect(ours).toEqual([{ n: 0 }]);
});
