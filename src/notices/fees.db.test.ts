import { keptCharges } from '../ledger/claimed.store';
import { chargeState } from '../ledger/kept-charge';
import { confirmRule } from '../law/confirmation.actions';
import { waive } from '../law/charge.actions';
import { closePostRoom, openPostRoom, type PostRoom } from '../outbox/post.actions';
import { amountTables } from '../outbox/legal-tables';
import { factsOfDraft } from '../outbox/trial.actions';
import { closeBrowser } from '../platform/pdf/browser';
import { testDatabase } from '../platform/testing/database';
import { seePdf } from '../platform/testing/read-pdf';
import type { ReminderLedger } from '../reminders/testing/ledger';
import { noticeAsker } from './gate.actions';
import { noticePdf } from './paper.actions';
import { sendNotice } from './send.actions';
import { lawLedger, paperOn, type LawCase, type PaperAsked, type PaperMade } from './testing/law-ledger';

/**
 * What letters cost the debtor, by country: no more than the cap that somebody has read, no oftener and no sooner than the law lets, beside what
 * was asked for before; each paper says which sum is what.
 */
const open = testDatabase();
let post: PostRoom;

beforeAll(() => {
  post = openPostRoom({ home: open.home, smtpUrl: null, askers: { notice: noticeAsker(() => []) } });
});
afterAll(async () => {
  await closePostRoom(post);
  await closeBrowser();
});

/** Unpaid since 1 December 2025 and 15 January 2026. */
const ledger = (one: LawCase): Promise<ReminderLedger> => lawLedger(open, one, '2026-02-10');

const costs = ({ made: { claim, figures } }: PaperMade): string =>
  [
    `fixed ${claim.parts.map(({ fixedMinor }) => fixedMinor).join('+')}`,
    `costs ${claim.costsMinor}${claim.costsVat === true ? ' with VAT' : ''}`,
    ...(claim.later === null ? [] : [`later ${claim.later.minor}${claim.later.vat ? ' with VAT' : ''}`]),
    ...figures.left.filter(({ what }) => what !== 'interest').map(({ what, why }) => `no ${what}: ${why}`),
  ].join(', ');

const said = ({ made: { sentences, draft } }: PaperMade): string[] =>
  sentences.filter(({ place }) => place === 'costs').map(({ key, text }) => `${key}: ${text[draft.language] ?? ''}`);

async function sent(of: ReminderLedger, asked: PaperAsked): Promise<string> {
  const one = await paperOn(of, asked);
  await sendNotice(of.on(asked.on), one.about, one.known, one.made);
  return costs(one);
}

const charges = async ({ companyId, customerId }: ReminderLedger): Promise<string[]> =>
  (await keptCharges(open.db.read, { companyId, first: customerId, last: customerId })).map(
    (one) => `${one.document} ${one.kind} ${one.cause} ${one.amountMinor} ${chargeState(one)}`,
  );

describe('what a paper claims for letters', () => {
  it.each`
    law     | debtor        | paper         | currency | on              | figures
    ${'NO'} | ${'consumer'} | ${'reminder'} | ${'NOK'} | ${'2025-12-20'} | ${'fixed 0, costs 3500, no fixed: not_this_debtor'}
    ${'NO'} | ${'consumer'} | ${'reminder'} | ${'NOK'} | ${'2025-12-14'} | ${'fixed 0, costs 0, no fixed: not_this_debtor, no costs: too_early'}
    ${'NO'} | ${'consumer'} | ${'notice'}   | ${'NOK'} | ${'2026-02-10'} | ${'fixed 0+0, costs 0, no fixed: not_this_debtor, no costs: rule_not_verified'}
    ${'NO'} | ${'company'}  | ${'notice'}   | ${'NOK'} | ${'2026-02-10'} | ${'fixed 46000+46000, costs 0'}
    ${'FI'} | ${'consumer'} | ${'reminder'} | ${'EUR'} | ${'2026-02-10'} | ${'fixed 0+0, costs 0, no fixed: not_this_debtor, no costs: not_verified'}
    ${'FI'} | ${'consumer'} | ${'notice'}   | ${'EUR'} | ${'2026-02-10'} | ${'fixed 0+0, costs 0, no fixed: not_this_debtor, no costs: not_verified'}
    ${'FI'} | ${'company'}  | ${'notice'}   | ${'EUR'} | ${'2026-02-10'} | ${'fixed 0+0, costs 0, no fixed: not_verified'}
    ${'DK'} | ${'consumer'} | ${'reminder'} | ${'DKK'} | ${'2026-02-10'} | ${'fixed 0+0, costs 10000, no fixed: not_this_debtor'}
    ${'DK'} | ${'consumer'} | ${'notice'}   | ${'DKK'} | ${'2026-02-10'} | ${'fixed 0+0, costs 10000, no fixed: not_this_debtor'}
    ${'DK'} | ${'company'}  | ${'notice'}   | ${'DKK'} | ${'2026-02-10'} | ${'fixed 31000+31000, costs 0'}
    ${'SE'} | ${'consumer'} | ${'reminder'} | ${'SEK'} | ${'2026-02-10'} | ${'fixed 0+0, costs 0, no fixed: not_this_debtor, no costs: agreed_at_origin'}
    ${'SE'} | ${'consumer'} | ${'notice'}   | ${'SEK'} | ${'2026-02-10'} | ${'fixed 0+0, costs 18000, no fixed: not_this_debtor'}
    ${'SE'} | ${'company'}  | ${'notice'}   | ${'SEK'} | ${'2026-02-10'} | ${'fixed 45000+45000, costs 0'}
    ${'BE'} | ${'consumer'} | ${'reminder'} | ${'EUR'} | ${'2026-02-10'} | ${'fixed 0+0, costs 0, no fixed: not_this_debtor'}
    ${'BE'} | ${'consumer'} | ${'notice'}   | ${'EUR'} | ${'2026-02-10'} | ${'fixed 0+0, costs 0, no fixed: not_this_debtor'}
    ${'NL'} | ${'consumer'} | ${'reminder'} | ${'EUR'} | ${'2026-02-10'} | ${'fixed 0+0, costs 0, no costs: letter_14_days'}
    ${'NL'} | ${'company'}  | ${'notice'}   | ${'EUR'} | ${'2026-02-10'} | ${'fixed 0+0, costs 22500'}
  `('$law $paper to a $debtor on $on', async ({ law, debtor, paper, currency, on, figures }) => {
    const of = await ledger({ law, debtor, currency });
    const one = await paperOn(of, { law, paper, on });
    expect(costs(one)).toBe(figures);
    // a sum is named by a sentence that was read, or there is none
    const { claim, sentences } = one.made;
    const named = sentences.filter(
      ({ place, needs }) => place === 'costs' && needs.some((need) => !need.startsWith('!')),
    );
    expect(named.length > 0).toBe(claim.costsMinor > 0 || claim.parts.some(({ fixedMinor }) => fixedMinor > 0));
    expect(named.filter(({ evidence }) => evidence !== 'read')).toEqual([]);
  });

  it('asks in Denmark for three reminders at most, ten days apart, beside what is open of those before', async () => {
    const of = await ledger({ law: 'DK', debtor: 'consumer', currency: 'DKK' });
    const at = (on: string, paper = 'reminder'): Promise<string> => sent(of, { law: 'DK', paper, on });
    expect(await at('2026-02-01')).toContain('costs 10000');
    expect(await at('2026-02-08')).toContain('costs 10000, no fixed: not_this_debtor, no costs: too_early');
    expect(await at('2026-02-18')).toContain('costs 20000');
    const third = await paperOn(of, { law: 'DK', paper: 'notice', on: '2026-03-02' });
    expect(costs(third)).toContain('costs 30000');
    expect(said(third)).toEqual(['dk-costs: Efter rentelovens § 9 b kræves rykkergebyr med i alt {costs}.']);
    const [table] = amountTables((await factsOfDraft(of.on('2026-03-02'), of.planning.company, third.made.draft))!);
    expect(table?.rows.filter(([head]) => head?.startsWith('Omkostninger, '))).toHaveLength(3);
    const { about, known, made } = third;
    await sendNotice(of.on('2026-03-02'), about, known, made);
    expect(await at('2026-03-20')).toContain('costs 30000, no fixed: not_this_debtor, no costs: already');
    expect((await charges(of)).filter((text) => text.includes('fee'))).toEqual([
      'F-1 fee reminder/on 2026-02-01 10000 open',
      'F-1 fee reminder/on 2026-02-18 10000 open',
      'F-1 fee reminder/on 2026-03-02 10000 open',
    ]);
  });

  it('asks again for no fee that was given up, and counts it', async () => {
    const of = await ledger({ law: 'SE', debtor: 'consumer', currency: 'SEK' });
    expect(await sent(of, { law: 'SE', on: '2026-02-10' })).toContain('costs 18000');
    const range = { companyId: of.companyId, first: of.customerId, last: of.customerId };
    for (const { id, kind } of await keptCharges(open.db.read, range)) {
      if (kind === 'fee') await waive(of.on('2026-02-10'), of.companyId, id, 'as a courtesy');
    }
    expect(await sent(of, { law: 'SE', on: '2026-02-20' })).toContain(
      'costs 0, no fixed: not_this_debtor, no costs: already',
    );
  });

  it('takes reminder fees of Norway off the compensation of a business, so that both together are no more than it', async () => {
    const of = await ledger({ law: 'NO', debtor: 'company', currency: 'NOK' });
    const recorded = { recorded_at: '2026-01-02T00:00:00.000Z', recorded_by: 'test' };
    const [entry] = await open.db.read('v_entry').where({ company_id: of.companyId, document: 'F-1' });
    const fee = { kind: 'fee', cause: 'reminder/on 2025-12-20', currency: 'NOK', amount_minor: 3_500, open_minor: 3_500, arose_on: '2025-12-20' }; // prettier-ignore
    await open.db.write('charge').insert({ company_id: of.companyId, customer_id: of.customerId, entry_id: (entry as { id: number }).id, ...fee, ...recorded }); // prettier-ignore
    const one = await paperOn(of, { law: 'NO', on: '2026-02-10' });
    expect(costs(one)).toBe('fixed 42500+46000, costs 3500');
    expect(said(one).map((text) => text.split(':')[0])).toEqual(['no-fixed', 'no-costs']);
  });

  it('asks for an unread cap only once somebody has read it, whatever is ticked', async () => {
    const of = await ledger({ law: 'NO', debtor: 'consumer', currency: 'NOK' });
    const asked = { law: 'NO', on: '2026-02-10', checked: true };
    expect(costs(await paperOn(of, asked))).toContain('no costs: rule_not_verified');
    await confirmRule(of.on('2026-02-05'), of.companyId, { rule: 'NO-FEE-REMINDER', readIn: 'inkassoforskriften, lovdata' }); // prettier-ignore
    expect(costs(await paperOn(of, asked))).toContain('costs 3750');
  });

  it('asks in Finland once for a reminder and once for the demand, fourteen days apart, once the start of default is read', async () => {
    const of = await ledger({ law: 'FI', debtor: 'consumer', currency: 'EUR' });
    await confirmRule(of.on('2026-02-05'), of.companyId, { rule: 'FI-DEFAULT', readIn: 'korkolaki 5, 6 §' });
    const at = (on: string, paper = 'reminder'): Promise<string> => sent(of, { law: 'FI', paper, on });
    expect(await at('2026-02-10')).toContain('costs 500');
    expect(await at('2026-02-20', 'notice')).toContain('costs 500, no fixed: not_this_debtor, no costs: too_early');
    const last = await paperOn(of, { law: 'FI', on: '2026-03-10' });
    expect(costs(last)).toContain('costs 2900');
    expect(said(last)[0]).toContain(
      'Maksumuistutuksesta ja tästä perintäkirjeestä vaaditaan kuluina yhteensä {costs}.',
    );
    await sendNotice(of.on('2026-03-10'), last.about, last.known, last.made);
    expect(await at('2026-04-10', 'notice')).toContain('costs 2900, no fixed: not_this_debtor, no costs: already');
  });

  it('asks for a Swedish reminder where somebody says that it was agreed, and keeps that', async () => {
    const of = await ledger({ law: 'SE', debtor: 'consumer', currency: 'SEK' });
    const one = await paperOn(of, { law: 'SE', paper: 'reminder', on: '2026-02-10', checked: true });
    expect(costs(one)).toContain('costs 6000');
    expect(said(one).map((text) => text.split(':')[0])).toEqual(['se-reminder-fee']);
    expect(one.made.figures.fees.map(({ checked }) => checked)).toEqual([true]);
  });

  it('claims nothing of a customer in hardship', async () => {
    const of = await ledger({ law: 'DK', debtor: 'consumer', currency: 'DKK', customer: { hardship: 1 } });
    expect(costs(await paperOn(of, { law: 'DK', on: '2026-02-10' }))).toContain('costs 0');
  });
});

describe('VAT on Dutch costs', () => {
  it.each`
    debtor        | paper         | reclaims | figures                                       | sentence
    ${'company'}  | ${'notice'}   | ${true}  | ${'fixed 0+0, costs 22500'}                   | ${'nl-bik-business'}
    ${'company'}  | ${'notice'}   | ${false} | ${'fixed 0+0, costs 27225 with VAT'}          | ${'nl-bik-business-vat'}
    ${'consumer'} | ${'consumer'} | ${true}  | ${'fixed 0+0, costs 0, later 22500'}          | ${'nl-consumer-bik'}
    ${'consumer'} | ${'consumer'} | ${false} | ${'fixed 0+0, costs 0, later 27225 with VAT'} | ${'nl-consumer-bik-vat'}
  `(
    'to a $debtor where the company reclaims VAT: $reclaims',
    async ({ debtor, paper, reclaims, figures, sentence }) => {
      const of = await ledger({ law: 'NL', debtor, currency: 'EUR' });
      if (reclaims === false) await of.set('reclaimsVat', false);
      const one = await paperOn(of, { law: 'NL', paper, on: '2026-02-10' });
      expect(costs(one)).toBe(figures);
      expect(said(one).map((text) => text.split(':')[0])).toEqual([sentence]);
      const bytes = await noticePdf(of.on('2026-02-10'), post, one.whose, one.made);
      expect((await seePdf(bytes)).pages.join(' ')).toContain(reclaims === true ? '225,00' : '272,25');
      if (debtor === 'consumer') return;
      await sendNotice(of.on('2026-02-10'), one.about, one.known, one.made);
      expect(costs(await paperOn(of, { law: 'NL', paper, on: '2026-02-20' }))).toBe(figures);
    },
  );
});
