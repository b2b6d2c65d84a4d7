import type { Claim } from '../claim';
import { routeClaim } from '../testing/route-claims';
import { sampleClaim } from '../testing/sample-claim';
import { formOf } from './form';
import { UK_CHARS, UK_LINES, UK_WIDTH, ukParticulars } from './uk-particulars';

/** Whatever a claim says, its particulars fit the form: 24 lines of 45 characters out of those that it takes. */
const fits = (claim: Claim): string => {
  const text = ukParticulars(formOf(claim, 'en'));
  const lines = text.split('\n');
  expect(lines.length).toBeLessThanOrEqual(UK_LINES);
  for (const line of lines) expect([line, line.length <= UK_WIDTH]).toEqual([line, true]);
  expect(text).toMatch(new RegExp(`^[\\n${UK_CHARS}]+$`));
  return text;
};

describe('particulars of a money claim', () => {
  it('name what is owed, of what, with interest and its daily rate', async () => {
    const text = fits({ ...(await routeClaim('uk-money-claim')), answers: { 'interest-basis': 'lpcda' } });
    expect(text.replaceAll('\n', ' ')).toBe(
      '1. The claim is for the price of fit-out and furniture of the brewery on the quai des Chartrons supplied by the claimant to the defendant under a contract made on 18/08/2025. 2. Unpaid: FA-2293 due 09/11/2025 £3154.99; FA-2294 due 25/11/2025 £960.00; FA-2299 due 13/02/2026 £641.35. Total £4756.34. 3. Interest under the Late Payment of Commercial Debts (Interest) Act 1998 at 11.65% a year from 10/11/2025 to 30/06/2026: £329.16, and then daily at £1.52 until judgment or payment. The claimant claims £4756.34, interest as above and costs.',
    );
  });

  it('send what has no room to detailed particulars', async () => {
    const { claim } = await sampleClaim();
    expect(fits({ ...claim, currency: 'GBP', entries: [...claim.entries, ...claim.entries] }).replaceAll('\n', ' ')).toMatch(/\d+ invoices as per detailed particulars to be served within 14 days/); // prettier-ignore
  });

  it.each([
    ['foreign letters and marks', 'Œuvre “Ça va” – 5 × 3 € <b>ß</b> 😀 Żółć\n\tx'],
    ['a word without an end', 'x'.repeat(300)],
    ['nothing that it takes', '漢字'],
  ])('take %s', async (_, subject) => {
    const claim = await routeClaim('uk-money-claim');
    fits({ ...claim, basis: { ...claim.basis, contract: { ...claim.basis.contract!, subject } } });
  });

  it('fit whatever is agreed, however long it is told', async () => {
    const claim = await routeClaim('uk-money-claim');
    fits({ ...claim, basis: { ...claim.basis, contract: { ...claim.basis.contract!, subject: 'works '.repeat(600) } } });
  }); // prettier-ignore
});
