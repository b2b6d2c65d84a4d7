import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSource, sourcesIn } from './platform/testing/sources';

/**
 * What users of other programs asked for and complained about in public, by the numbers that tests and stories bear: each has a test
 * that is named after it.
 */
const COMPLAINTS: Readonly<Record<string, string>> = {
  C1: 'the same reminder many times in one day (invoiceninja #1693, #553)',
  C2: 'a duplicate every three minutes, daily reminders for ever (FOSSBilling #3963, tendenci #1382)',
  C3: 'an automatic reminder the day after a manual one (invoiceninja #9312)',
  C4: 'a late fee added every hour, then on every save (invoiceninja #2330)',
  C5: 'a reminder after the customer had paid (akaunting #259)',
  C6: 'a race between a payment and the check for what is overdue (killbill #472, #695)',
  C7: 'a state skipped when the earliest unpaid day moves (killbill #2297)',
  C8: 'credit notes neither netted nor seen on the reminder (OCA #211, #451, invoiceninja #4732)',
  C9: 'cancelled and reconciled documents are warned of (OCA #562, PR #110)',
  C10: 'reminding one invoice blocks the others of the customer (OCA #460)',
  C11: 'a disputed invoice cannot be taken off the letter on the fly (OCA PR #170)',
  C12: 'a block with its end, reason, note and history (OCA PR #208)',
  C13: 'Norway: a new due date of 14 days before collection (invoiceninja #4020)',
  C14: 'exclude a customer, or pause for a week or two (invoiceninja #1578, #4293)',
  C15: 'no reminders on weekends and holidays; they burn a step (invoiceninja #9538, probo #1591)',
  C16: 'off by a day or an hour because of UTC (invoiceninja #792, #8974)',
  C17: 'the wrong language, or two in one message (PicPeak #760, pretix #397)',
  C18: 'a contact for reminders apart from the one for invoices (odoo #62141)',
  C19: 'a letter printed although the contact has an email address (OCA #343)',
  C20: 'what bounced stays queued for ever (OCA PR #447, erpnext #4957)',
  C21: 'lines left over make the next run jump a level (OCA PR #122)',
  C22: 'a highest level per customer (OCA PR #432)',
  C23: 'after a dispute it resumed at the last step (Dynamics, Track step)',
  C24: 'interest is lost when principal is paid; it should not be forgotten silently (erpnext #58220, #49621)',
  C25: 'a wrong amount after a part payment (erpnext #46650, OCA PR #413)',
  C26: 'interest must follow the rates: 10 days at one, 62 at the next (lending #16, erpnext #37095)',
  C27: 'a file with semicolons gives a blank page (invoiceninja #10852, #8328)',
  C28: 'which row is wrong? which mark is the decimal? (ezbookkeeping #84, Budget #327)',
  C29: 'one message per customer, not one per invoice (erpnext #12429)',
  C30: 'a reminder on the due day itself (erpnext PR #45685)',
  C31: 'nothing comes, and nobody says why (microsoft/AL #7573)',
  C32: 'a late fee needs daily interest and names the original invoice (invoiceninja #11118, #10263, #11380)',
  C33: 'instalments with their own reminders (invoiceninja #8585)',
  C34: 'links must expire and be revocable, papers need more than a link (invoiceninja #6408, #9954, InvoicePlane #889)',
  C35: 'the status “with a collection agency”, and the agency’s cut (Dolibarr #14695)',
  C36: 'only on the exact day, lost where the job did not run (Dolibarr #25197)',
  C37: 'invoice and level are unique before a fee is booked (accounted #2787)',
  C38: 'counts start anew on payment or another threshold (lago-api PR #2796)',
  C39: 'turning reminders off did not stop those already planned (gather #1074)',
  C40: 'a statement carries its invoices (RepairDesk #735, invoiceninja #8675)',
  C41: 'the wording about penalties is text, not code (odoo PR #268150)',
  C42: 'nobody understands how a strategy or fee is worked out (dynamics365smb-docs #253)',
  C43: 'a fee is booked although it is often not paid (erpnext PR #27528)',
  C44: 'a company of our own is warned (glific #5748)',
  C45: 'a run reads the other company’s customers (OCA PR #187)',
  C46: 'a reminder of an invoice without a due date (invoiceninja #7465)',
  C47: 'the due day of the reminder differs from the invoice’s (metasfresh #17606)',
  C48: 'an official reminder as PDF, with the original bill, the fixed sum and the daily rate (frappe/books #909)',
};

const STORIES = 'fixtures/stories';

/** Titles of tests and suites, and of stories, which are tests by their first line. */
function titles(): string[] {
  const tests = sourcesIn('src').filter(({ path }) => /\.test\.ts$/.test(path) && !path.endsWith('complaints.test.ts'));
  const told = readdirSync(join(__dirname, '..', STORIES)).filter((name) => name.endsWith('.txt'));
  return [
    ...tests.flatMap(({ text }) => [...text.matchAll(/(?:\bit|\btest|\bdescribe|\))\(\s*(['"`])(.*?)\1/g)].map((found) => found[2] ?? '')),
    ...told.map((name) => readSource(`${STORIES}/${name}`).split('\n')[0]?.replace(/^title /, '') ?? ''),
  ]; // prettier-ignore
}

describe('what others complained about', () => {
  const named = new Set(titles().flatMap((title) => title.match(/\bC\d{1,2}\b/g) ?? []));

  it.each(Object.entries(COMPLAINTS))('%s has a test of its name: %s', (number) => {
    expect(named).toContain(number);
  });

  it('is known here with every number from 1 to 48', () => {
    const known = Object.keys(COMPLAINTS).map((number) => Number(number.slice(1)));
    expect(known.sort((a, b) => a - b)).toEqual(Array.from({ length: 48 }, (_, at) => at + 1));
  });

  it('says nothing of a complaint that nobody made', () => {
    const known = new Set(Object.keys(COMPLAINTS));
    expect([...named].filter((number) => !known.has(number))).toEqual([]);
  });
});
