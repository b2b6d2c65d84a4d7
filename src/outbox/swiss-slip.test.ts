import { SwissQRBill } from 'swissqrbill/svg';
import { closeBrowser } from '../platform/pdf/browser';
import { renderBatch, renderPdf, splitPdf } from '../platform/pdf/render';
import { codesInPdf } from '../platform/testing/seen-qr';
import { seePdf } from '../platform/testing/read-pdf';
import { qrMatrix, swissSvg } from '../platform/qr';
import type { Facts } from './facts';
import { paymentsOf } from './payment';
import { sample, type Spoken } from './samples';
import { swissCode, type SwissBill } from './swiss-bill';
import { slipOf, slipsOf } from './swiss-slip';
import { letter } from './testing/press';

/** A letter with a Swiss payment part: what its code says is read back from the page that was printed. */
const QR_IBAN = 'CH4431999123000889012';
const REFERENCE = '210000000003139471430009017';
const postal = {
  name: 'Müller & Söhne AG',
  street: 'Bahnhofstrasse 1',
  postcode: '8001',
  city: 'Zürich',
  country: 'CH',
};

function swissFacts(language: Spoken, currency: 'CHF' | 'EUR', known = true): Facts {
  const facts = sample('reminder-neutral', 'neutral', language, 'letter');
  const [section] = facts.content.sections;
  const payment = { ...section!.payment!, iban: QR_IBAN, reference: REFERENCE, scheme: 'qrr' as const };
  return {
    ...facts,
    channel: 'letter',
    content: { ...facts.content, sections: [{ ...section!, currency, payment }] },
    parties: {
      ...facts.parties,
      creditor: { ...facts.parties.creditor, street: 'Musterstrasse 5', postcode: '3000', city: 'Bern', country: 'CH' },
      recipient: { ...facts.parties.recipient, ...(known ? { postal } : {}) },
    },
  };
}

afterAll(closeBrowser);

/** Another code leads to the customer's account. */
const isPayment = ({ bytes }: { readonly bytes: Buffer }): boolean => !bytes.toString('utf8').startsWith('https://');

describe('a letter to a Swiss account', () => {
  it.each([
    ['de', 'CHF', ['Zahlteil', 'Empfangsschein', 'Konto / Zahlbar an', 'Zahlbar durch', 'Annahmestelle']],
    ['fr', 'EUR', ['Section paiement', 'Récépissé', 'Compte / Payable à', 'Payable par', 'Point de dépôt']],
    ['en', 'CHF', ['Payment part', 'Receipt', 'Account / Payable to', 'Payable by', 'Acceptance point']],
  ] as const)('in %s, %s, carries its payment part on the last page, code and words alike', async (language, currency, words) => {
    const facts = swissFacts(language, currency);
    const [slip] = slipsOf(facts);
    const pdf = await renderPdf(letter(facts, 'reminder-neutral').html);
    const { pages } = await seePdf(pdf);
    const last = pages.at(-1) ?? '';
    for (const word of words) expect(last).toContain(word);
    expect(last).toContain('21 00000 00003 13947 14300 09017');
    expect(last).toContain('CH44 3199 9123 0008 8901 2');
    const codes = codesInPdf(pdf).flat().filter(isPayment);
    expect(codes.map(({ level, bytes }) => [level, bytes.toString('utf8')])).toEqual([['M', slip!.code]]);
  }); // prettier-ignore

  it('is printed with others as one document, each with its own pages', async () => {
    const [swiss, french] = [letter(swissFacts('de', 'CHF'), 'reminder-neutral'), letter(swissFacts('fr', 'EUR'), 'reminder-neutral')]; // prettier-ignore
    const { pdf, ranges } = await renderBatch({ style: swiss.style, language: 'de', bodies: [swiss.body, french.body, swiss.body] }); // prettier-ignore
    const parts = await splitPdf(pdf, ranges);
    const alone = await seePdf(await renderPdf(swiss.html));
    expect(ranges.map(({ from, to }) => to - from + 1)).toEqual([
      alone.pages.length,
      alone.pages.length,
      alone.pages.length,
    ]);
    for (const part of parts) expect(codesInPdf(part).map((codes) => codes.filter(isPayment).length)).toEqual([...alone.pages.slice(1).map(() => 0), 1]); // prettier-ignore
    expect(alone.pages.every((page) => page !== '')).toBe(true);
  });

  it('leaves a box where the debtor is not known, and has no payment part where the company has no town', async () => {
    const [slip] = slipsOf(swissFacts('de', 'CHF', false));
    expect([slip?.debtor, slip?.code.split('\n').slice(20, 27).join('')]).toEqual([[], '']);
    expect(letter(swissFacts('de', 'CHF', false), 'reminder-neutral').html).toContain('Zahlbar durch (Name/Adresse)');
    const facts = swissFacts('de', 'CHF');
    const nowhere = { ...facts, parties: { ...facts.parties, creditor: { ...facts.parties.creditor, city: null } } };
    expect(slipsOf(nowhere)).toEqual([]);
    expect(letter(nowhere, 'reminder-neutral').html).toContain('CH44 3199 9123 0008 8901 2');
  });
});

describe('a letter to an account of SEPA', () => {
  it('carries the EPC code, byte for byte', async () => {
    const facts = sample('reminder-neutral', 'neutral', 'fr', 'letter');
    const [payment] = paymentsOf(facts);
    const codes = codesInPdf(await renderPdf(letter(facts, 'reminder-neutral').html)).flat().filter(isPayment); // prettier-ignore
    expect(codes.map(({ level, bytes }) => [level, bytes.toString('utf8')])).toEqual([['M', payment!.code]]);
    expect(payment!.code.split('\n').slice(0, 4)).toEqual(['BCD', '002', '1', 'SCT']);
  });
});

const bill: SwissBill = {
  ...{ iban: QR_IBAN, currency: 'CHF', amountMinor: 123_456_789, reference: REFERENCE, message: 'F-1' },
  creditor: { name: 'ACME AG', street: 'Musterstrasse 5', postcode: '3000', city: 'Bern', country: 'CH' },
  debtor: { name: 'Dupont SA', street: '1 rue du Lac', postcode: '75001', city: 'Paris', country: 'FR' },
};

describe('a payment part', () => {
  it('prints amounts and addresses as the guidelines do', () => {
    const { amount, debtor, creditor } = slipOf(bill, 'it');
    expect([amount, debtor.at(-1), creditor.at(-1)]).toEqual(['1 234 567.89', 'FR-75001 Paris', '3000 Bern']);
    expect(slipOf({ ...bill, amountMinor: 5 }, 'de').amount).toBe('0.05');
  });

  it('holds what another implementation takes for valid', () => {
    const address = ({ name, street, postcode, city, country }: SwissBill['creditor']) => ({ name, address: street, zip: postcode, city, country }); // prettier-ignore
    const data = {
      ...{ amount: bill.amountMinor / 100, currency: bill.currency, reference: bill.reference, message: bill.message },
      ...{ creditor: { ...address(bill.creditor), account: bill.iban }, debtor: address(bill.debtor!) },
    };
    expect(() => new SwissQRBill(data)).not.toThrow();
    expect(() => new SwissQRBill({ ...data, reference: `${REFERENCE.slice(0, -1)}8` })).toThrow();
  });

  it('draws its code with the cross in the middle, 7 of 46 mm', () => {
    const matrix = qrMatrix(Buffer.from(swissCode(bill)), 25);
    const svg = swissSvg(matrix, 'paper');
    const size = matrix.length - 8;
    const [, white] =
      /<rect x="([\d.]+)" y="[\d.]+" width="[\d.]+" height="[\d.]+" fill="#fff"\/><rect/.exec(svg) ?? [];
    expect(svg).toContain(`viewBox="0 0 ${size} ${size}"`);
    expect(Number(white)).toBeCloseTo((size - (7 * size) / 46) / 2, 5);
  });
});
