import { routeClaim } from '../testing/route-claims';
import { fitFacts, ROUTES } from './routes';
import type { FitFacts, FitReason, Limitation } from './route';

/** Which ways are open to which claim, and what stands against the others. */
const FACTS: FitFacts = {
  ...{ creditorCountry: 'FR', debtorCountry: 'FR', courtCountry: null, debtorType: 'company', currency: 'EUR' },
  ...{ principalMinor: 400_000, interestMinor: 10_000, chargesMinor: 4_000, dispute: 'none' },
  ...{ limitation: null, keyDate: '2026-06-30' },
};

const fitting = (facts: Partial<FitFacts>): string =>
  ROUTES.filter((route) => route.fits({ ...FACTS, ...facts }).fits)
    .map(({ key }) => key)
    .join(' ');

const over: Limitation = { on: '2026-06-29', lastSafeDay: '2026-06-20', unsure: false };
const lastDay: Limitation = { ...over, on: '2026-06-30' };

describe('the ways that are open', () => {
  it.each<[string, Partial<FitFacts>, string]>([
    ['France, small', {}, 'agency fr-petites-creances fr-injonction fr-refere fr-assignation'],
    ['France, 5,000 and no more', { principalMinor: 490_000, chargesMinor: 900_000 }, 'agency fr-petites-creances fr-injonction fr-refere fr-assignation'],
    ['France, a cent more', { principalMinor: 490_001 }, 'agency fr-injonction fr-refere fr-assignation'],
    ['France, contested with an answer', { dispute: 'answered' }, 'agency fr-refere fr-assignation'],
    ['France, contested without', { dispute: 'unanswered' }, ''],
    ['France, a public body', { debtorType: 'public_body' }, 'agency fr-refere fr-assignation'],
    ['nobody knows what the debtor is', { debtorType: 'unknown' }, 'agency'],
    ['France, in dollars', { currency: 'USD' }, 'agency fr-refere fr-assignation'],
    ['France, too late', { limitation: over }, 'agency'],
    ['France, on the last day', { limitation: lastDay }, 'agency fr-petites-creances fr-injonction fr-refere fr-assignation'],
    ['a German seller, a French buyer', { creditorCountry: 'DE' }, 'agency fr-petites-creances fr-injonction fr-refere fr-assignation eu-form-a'],
    ['the same, with a German court agreed', { creditorCountry: 'DE', courtCountry: 'DE' }, 'agency eu-form-a'],
    ['Germany', { creditorCountry: 'DE', debtorCountry: 'DE' }, 'agency de-inkasso de-mahnantrag'],
    ['Germany, contested with an answer', { creditorCountry: 'DE', debtorCountry: 'DE', dispute: 'answered' }, 'agency de-inkasso'],
    ['England', { creditorCountry: 'GB', debtorCountry: 'GB', currency: 'GBP' }, 'agency uk-letter-of-claim uk-money-claim uk-n1'],
    ['England, more than 100,000', { creditorCountry: 'GB', debtorCountry: 'GB', currency: 'GBP', principalMinor: 9_990_000 }, 'agency uk-letter-of-claim uk-n1'],
    ['Sweden', { creditorCountry: 'SE', debtorCountry: 'SE', currency: 'SEK' }, 'agency se-inkassokrav se-betalningsforelaggande se-stamning'],
    ['Sweden, contested with an answer', { creditorCountry: 'SE', debtorCountry: 'SE', currency: 'SEK', dispute: 'answered' }, 'agency se-inkassokrav se-stamning'],
    ['Netherlands', { creditorCountry: 'NL', debtorCountry: 'NL' }, 'agency nl-dagvaarding'],
    ['Belgium', { creditorCountry: 'BE', debtorCountry: 'BE' }, 'agency be-1394-20'],
    ['Belgium, a consumer', { creditorCountry: 'BE', debtorCountry: 'BE', debtorType: 'consumer' }, 'agency'],
    ['Belgium, a public body', { creditorCountry: 'BE', debtorCountry: 'BE', debtorType: 'public_body' }, 'agency'],
    ['Denmark takes no European order', { debtorCountry: 'DK' }, 'agency'],
    ['nobody knows where the debtor is', { debtorCountry: null }, 'agency'],
  ])('%s', (_, facts, expected) => {
    expect(fitting(facts)).toBe(expected);
  }); // prettier-ignore

  it('says what stands against a way, and which rule is not verified', () => {
    const why = (key: string, facts: Partial<FitFacts>): FitReason[] =>
      ROUTES.find((one) => one.key === key)!
        .fits({ ...FACTS, ...facts })
        .reasons.filter(({ ok }) => !ok);
    expect(why('fr-injonction', { debtorType: 'public_body' })).toEqual([
      { key: 'debtor-type', ok: false, facts: { type: 'public_body' }, evidence: 'memory' },
    ]);
    expect(why('be-1394-20', { debtorType: 'public_body', debtorCountry: 'BE' })[0]?.evidence).toBe('read');
    expect(why('fr-petites-creances', { principalMinor: 600_000 })).toEqual([
      { key: 'amount', ok: false, facts: { minor: '610000', limit: '500000', currency: 'EUR' }, evidence: 'read' },
    ]);
    expect(why('eu-form-a', {}).map(({ key }) => key)).toEqual(['cross-border']);
  });

  it('is open to the claim that its form was made of', async () => {
    for (const route of ROUTES) {
      const facts = fitFacts(await routeClaim(route.key), null);
      expect([route.key, route.fits(facts).reasons.filter(({ ok }) => !ok)]).toEqual([route.key, []]);
    }
  });
});
