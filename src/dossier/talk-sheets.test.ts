import { day } from '../kernel/day';
import { speechOf } from '../outbox/speech';
import type { ClaimPlan } from './claim-word';
import { disputesSheet, promisesSheet } from './talk-sheets';
import type { Telling } from './telling';
import { sampleClaim } from './testing/sample-claim';
import { dossierWords } from './words';

const plan: ClaimPlan = {
  key: 'plan/1',
  visibility: 'court',
  number: 'P-0007',
  acceptedOn: day('2026-03-02'),
  state: 'defaulted',
  amountMinor: 90_000,
  coveredMinor: 30_000,
  documents: ['FA-2291'],
  instalments: [
    { n: 1, dueOn: day('2026-03-31'), amountMinor: 45_000, coveredMinor: 30_000, state: 'missed' },
    { n: 2, dueOn: day('2026-04-30'), amountMinor: 45_000, coveredMinor: 0, state: 'missed' },
  ],
};

/** What the debtor agreed to and did not do stands in the file, instalment by instalment, in each of its languages. */
describe('the sheet of promises', () => {
  it.each([
    ['en', 'Instalment plan P-0007: €900.00, accepted on', 'void after missed instalments', 'not paid'],
    ['fr', 'Échéancier P-0007', 'caduc après des échéances impayées', 'impayée'],
    ['de', 'Ratenplan P-0007', 'nach versäumten Raten verfallen', 'nicht bezahlt'],
  ])('shows in %s what came of a plan', async (language, title, state, verdict) => {
    const { claim } = await sampleClaim(language);
    const telling = {
      claim: { ...claim, promises: [], plans: [plan] },
      words: dossierWords(language),
      speech: speechOf(language),
    };
    const sheet = promisesSheet(telling as unknown as Telling);
    const [table, ...others] = sheet?.tables ?? [];
    expect(others).toEqual([]);
    expect(table?.title).toContain(title);
    expect(table?.title).toContain(state);
    expect(table?.rows.map(({ cells }) => cells.at(-1)?.text)).toEqual([verdict, verdict]);
    expect(
      promisesSheet({ ...telling, claim: { ...claim, promises: [], plans: [] } } as unknown as Telling),
    ).toBeNull();
  });
});

/** Who promised and how is said in the words of the file. */
it.each([
  ['en', 'M. Lagarde, by phone'],
  ['fr', 'M. Lagarde, par téléphone'],
  ['de', 'M. Lagarde, telefonisch'],
])('a promise says in %s how it was given', async (language, said) => {
  const { claim } = await sampleClaim(language);
  const [promise] = claim.promises;
  const given = { ...promise, byWhom: 'M. Lagarde', channel: 'phone' };
  const telling = {
    claim: { ...claim, promises: [given] },
    words: dossierWords(language),
    speech: speechOf(language),
  };
  expect(JSON.stringify(promisesSheet(telling as unknown as Telling))).toContain(said);
});

/** Where single lines of an invoice are disputed, the file names them. */
describe('the sheet of disputes', () => {
  it.each([
    ['en', 'FA-2291, line 2: Freight (€120.00)'],
    ['fr', 'FA-2291, ligne 2 : Freight (120,00'],
    ['de', 'FA-2291, Position 2: Freight (120,00'],
  ])('names in %s the lines', async (language, said) => {
    const { claim } = await sampleClaim(language);
    const [dispute] = claim.disputes;
    const lines = [{ no: '2', text: 'Freight', amountMinor: 12_000 }];
    const telling = {
      claim: { ...claim, disputes: [{ ...dispute, items: [{ document: 'FA-2291', amountMinor: 12_000, lines }] }] },
      words: dossierWords(language),
      speech: speechOf(language),
    };
    const sheet = JSON.stringify(disputesSheet(telling as unknown as Telling)).replace(/[\u00a0\u202f]/g, ' ');
    expect(sheet).toContain(said);
  });
});
