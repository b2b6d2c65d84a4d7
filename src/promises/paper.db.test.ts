import type { HoldSource } from '../ledger/hold';
import { day } from '../kernel/day';
import { planPaperWords } from '../languages/plan-paper-words';
import { rulesOf } from '../law/country-rules';
import { limitationsNow } from '../law/limitation.actions';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { companyById } from '../companies/store';
import { closeBrowser } from '../platform/pdf/browser';
import { diskFiles } from '../platform/files';
import { testDatabase } from '../platform/testing/database';
import { seePdf } from '../platform/testing/read-pdf';
import { workOn } from '../platform/testing/work';
import type { Work } from '../platform/work';
import { recordPromise } from './actions';
import { promiseEvents } from './limitation.store';
import { drawnUp, languagesFor, promisePaper } from './paper.actions';
import { draftPlan, offerPlan } from './plan.actions';
import { fileSigned, judgeSent, sendSigned } from './signed.actions';
import { join } from 'node:path';

/**
 * What a customer signs, in every country: principal, interest and costs apart, nothing added for the instalments, and what signing does to the
 * time of limitation as the data of that law say it. What comes back signed counts once a person has looked at it.
 */
const open = testDatabase();
const nothingDisputed = (): HoldSource => () => Promise.resolve([]);
const on = (today: string): Work => workOn(open.db, today, { files: diskFiles(join(open.home, 'files')) });
afterAll(closeBrowser);

let count = 0;
async function ledgerIn(law: string, debtor = 'consumer'): Promise<{ ledger: LittleLedger; item: number }> {
  const ledger = await littleLedger(open.db, `paper${(count += 1)}`);
  const country = law === 'UK' ? 'GB' : law;
  await open.db
    .write('company')
    .where({ id: ledger.companyId })
    .update({ country, governing_law: country, language: 'en' });
  await open.db.write('customer').where({ id: ledger.customerId }).update({ debtor_type: debtor, country, language: null }); // prettier-ignore
  const item = await ledger.invoice('F-1', 60_000, '2026-01-05', { dueOn: '2026-02-04' });
  return { ledger, item };
}

async function plan({
  ledger,
  item,
}: Awaited<ReturnType<typeof ledgerIn>>): Promise<{ companyId: number; planId: number }> {
  const { companyId, customerId } = ledger;
  const request = {
    ...{ companyId, customerId, of: { items: [{ itemId: item, amountMinor: null }] } },
    terms: { firstOn: day('2026-03-31'), interval: 'monthly' as const, of: { count: 3 }, down: null },
  };
  const made = await draftPlan(on('2026-03-02'), request, nothingDisputed);
  return { companyId, planId: made.plan.id };
}

const spaced = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').replaceAll('ʼ', '’');
const read = async (bytes: Buffer): Promise<string> => spaced((await seePdf(bytes)).pages.join(' '));

describe('a paper to be signed', () => {
  it.each`
    law     | languages        | anew
    ${'AT'} | ${'en de'}       | ${'unverified'}
    ${'BE'} | ${'en nl fr'}    | ${'unverified'}
    ${'CH'} | ${'en de fr it'} | ${'read'}
    ${'DE'} | ${'en de'}       | ${'unverified'}
    ${'DK'} | ${'en da'}       | ${'unverified'}
    ${'ES'} | ${'en es'}       | ${'unverified'}
    ${'FI'} | ${'en fi'}       | ${'unverified'}
    ${'FR'} | ${'en fr'}       | ${'unverified'}
    ${'IE'} | ${'en'}          | ${'unverified'}
    ${'IT'} | ${'en it'}       | ${'unverified'}
    ${'LU'} | ${'en fr de'}    | ${'unverified'}
    ${'NL'} | ${'en nl'}       | ${'read'}
    ${'NO'} | ${'en no'}       | ${'unverified'}
    ${'PL'} | ${'en pl'}       | ${'unverified'}
    ${'PT'} | ${'en pt'}       | ${'unverified'}
    ${'SE'} | ${'en sv'}       | ${'unverified'}
    ${'UK'} | ${'en'}          | ${'unverified'}
  `('in $law is there in $languages, and says of limitation what its data say', async ({ law, languages, anew }) => {
    const made = await ledgerIn(law as string);
    const { companyId, customerId } = made.ledger;
    const which = await plan(made);
    const company = await companyById(open.db.read, companyId);
    const found = await languagesFor(open.db.read, company, customerId);
    expect(found.join(' ')).toBe(languages);
    for (const language of found) {
      const w = planPaperWords(language);
      const { bytes, paper } = await drawnUp(on('2026-03-02'), which, 'agreement', language);
      const text = await read(bytes);
      expect(paper.language).toBe(language);
      expect(text).toContain(spaced(w.noInterest)); // a consumer's plan bears nothing
      expect(text.match(/(^|[^\d.,])0[.,]00/g)?.length).toBeGreaterThanOrEqual(2); // interest and costs apart
      expect(text).toContain(spaced(w.rights));
      const [start = ''] = w.timeAnew.split('{country}');
      expect(text).toContain(spaced(start).trim());
      expect([language, text.includes(spaced(w.unverified))]).toEqual([language, anew === 'unverified']);
    }
  });

  it('says nothing of limitation where an acknowledgement does not begin it anew, and calls as verified only what was read', () => {
    const laws = ['AT', 'BE', 'CH', 'DE', 'DK', 'ES', 'FI', 'FR', 'IE', 'IT', 'LU', 'NL', 'NO', 'PL', 'PT', 'SE', 'UK'];
    const rules = laws.map((law) => rulesOf(law)?.events.find(({ kinds }) => kinds.includes('acknowledgement')));
    expect(rules.map((rule) => rule?.effect)).toEqual(laws.map(() => 'restart'));
  });

  it('names what is claimed beside the invoices as no part of it', async () => {
    const made = await ledgerIn('DE', 'company');
    const [entry] = (await open.db.read('v_entry').where({ company_id: made.ledger.companyId, document: 'F-1' })) as { id: number }[]; // prettier-ignore
    const common = { company_id: made.ledger.companyId, customer_id: made.ledger.customerId, entry_id: entry?.id ?? 0, currency: 'EUR', arose_on: '2026-03-01', recorded_at: '2026-03-01T09:00:00.000Z', recorded_by: 'test' }; // prettier-ignore
    await open.db.write('charge').insert({ ...common, kind: 'interest', cause: 'interest/2026-02-05/2026-03-01', amount_minor: 480, open_minor: 480 }); // prettier-ignore
    await open.db.write('charge').insert({ ...common, kind: 'fixed_sum', cause: 'fixed', amount_minor: 4_000, open_minor: 4_000 }); // prettier-ignore
    const { bytes } = await drawnUp(on('2026-03-02'), await plan(made), 'acknowledgement', 'de');
    const text = await read(bytes);
    expect(text).toContain('Zinsen (4,80 €) und Kosten (40,00 €), die neben diesen Rechnungen gefordert werden, gehören nicht zu diesem Dokument.'); // prettier-ignore
    expect(text).toContain('600,00');
  });

  it.each(['xx', '../fr', '', 'constructor'])(
    'in a language that there is not (%s) is in the usual one',
    async (wanted) => {
      const made = await ledgerIn('FR');
      expect((await drawnUp(on('2026-03-02'), await plan(made), 'agreement', wanted)).paper.language).toBe('en');
    },
  );
});

describe('what comes back signed', () => {
  const acknowledged = async ({ companyId, customerId }: LittleLedger): Promise<string[]> =>
    (await promiseEvents(open.db.read)({ companyId, first: customerId, last: customerId })).map(
      ({ event }) => `${event.kind} ${event.on} ${event.about.replace(/\d+/, 'n')}`,
    );

  it('acknowledges a promise that was only said on the telephone, on the day on which it was signed', async () => {
    const { ledger, item } = await ledgerIn('DE', 'company');
    const { companyId, customerId } = ledger;
    const asked = { companyId, customerId, of: { items: [{ itemId: item, amountMinor: 60_000 }] }, promisedOn: day('2026-03-10'), channel: 'phone' }; // prettier-ignore
    const { promise } = await recordPromise(on('2026-03-02'), asked, nothingDisputed);
    const about = `promise/${promise.id}`;
    expect(await acknowledged(ledger)).toEqual([]);
    const paper = { fileName: 'signed.pdf', bytes: Buffer.from('%PDF-1.4 signed'), signedOn: day('2026-03-04') };
    const sent = await sendSigned(on('2026-03-05'), { companyId, customerId, about }, paper);
    expect(await acknowledged(ledger)).toEqual([]); // nobody has looked at it
    await judgeSent(on('2026-03-06'), { companyId, about }, sent.id, true);
    expect(await acknowledged(ledger)).toEqual(['acknowledgement 2026-03-04 promise/n/signed']);
    const company = await companyById(open.db.read, companyId);
    const range = { companyId, first: customerId, last: customerId };
    const [limited] = await limitationsNow(on('2026-03-06'), company, range, (q) => [promiseEvents(q)]);
    expect(limited?.limitation?.chain.map((link) => (link.kind === 'event' ? `${link.event.on} ${link.effect}` : link.kind))).toEqual(['begins', '2026-03-04 restart']); // prettier-ignore
    expect((await promisePaper(on('2026-03-06'), companyId, promise.id)).paper.anew?.sure).toBe(false);
  });

  it('that nobody takes for signed counts as nothing', async () => {
    const made = await ledgerIn('DE', 'company');
    const { companyId, customerId } = made.ledger;
    const about = `plan/${(await plan(made)).planId}`;
    const paper = { fileName: 'odd.pdf', bytes: Buffer.from('%PDF-1.4 odd'), signedOn: null };
    const sent = await sendSigned(on('2026-03-05'), { companyId, customerId, about }, paper);
    await judgeSent(on('2026-03-06'), { companyId, about }, sent.id, false);
    expect(await acknowledged(made.ledger)).toEqual([]);
  });

  it('without its day counts from the first day of the plan', async () => {
    const made = await ledgerIn('DE', 'company');
    const { companyId, customerId } = made.ledger;
    const which = await plan(made);
    await offerPlan(on('2026-03-03'), which, nothingDisputed);
    const paper = { fileName: 'signed.pdf', bytes: Buffer.from('%PDF-1.4 signed plan'), signedOn: null };
    await fileSigned(on('2026-03-20'), { companyId, customerId, about: `plan/${which.planId}` }, paper);
    expect(await acknowledged(made.ledger)).toEqual(['acknowledgement 2026-03-02 plan/n/signed']);
  });
});
