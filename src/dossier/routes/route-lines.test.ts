import { day } from '../../kernel/day';
import type { Claim, Reminder } from '../claim';
import { readiness } from '../readiness';
import { scoreOf } from '../score';
import { routeClaim } from '../testing/route-claims';
import { NOTHING_AGAINST } from '../testing/sample-claim';
import type { RouteKey } from './keys';
import { routeNamed } from './routes';
import type { LimitedClaim } from '../limitation-line';

/** Readiness for a way: is it open, is its form filled, and until when can it be gone? */
const limit = (endsOn: string, fileBy: string): LimitedClaim[] => [{ document: 'F-1', endsOn: day(endsOn), fileBy: day(fileBy), sure: true }]; // prettier-ignore

async function said(
  key: RouteKey | 'amicable',
  limitation: readonly LimitedClaim[] | null,
  change: Partial<Claim> = {},
) {
  const claim = { ...(await routeClaim(key === 'amicable' ? 'agency' : key)), route: key, ...change };
  return readiness(claim, { ...NOTHING_AGAINST, limitation: limitation ?? [] })
    .filter(({ item, level }) => item.startsWith('route-') || (item === 'limitation-known' && level !== 'ok'))
    .map(({ item, level, stop, text }) => `${item} ${stop ? 'stop' : level}: ${text}`);
}

describe('readiness of a way', () => {
  it.each<[string, RouteKey | 'amicable', readonly LimitedClaim[] | null, readonly string[]]>([
    ['says nothing more where no way is chosen', 'amicable', null, []],
    ['stops before a court that takes it no more', 'fr-injonction', limit('2026-06-29', '2026-06-15'), ['route-fits stop: This way is not open to the claim: The claim lapsed on 29 Jun 2026.', 'route-form ok: Every box of the form is filled as it should be.']],
    ['not before an agency', 'agency', limit('2026-06-29', '2026-06-15'), ['route-fits ok: This way is open to the claim.', 'route-form ok: Every box of the form is filled as it should be.']],
    ['says that a draft is one', 'uk-n1', null, ['route-fits ok: This way is open to the claim.', 'route-form ok: Every box of the form is filled as it should be.', 'route-draft weak: The form is a draft.', 'limitation-known weak: It is not known when the claim lapses.']],
    ['names codes that nobody compared', 'eu-form-a', null, ['route-fits ok: This way is open to the claim.', 'route-form ok: Every box of the form is filled as it should be.', 'route-check weak: Somebody should look at these boxes of the form: Code 1: cause of action, Code 2: circumstances, Code.', 'limitation-known weak: It is not known when the claim lapses.']],
  ])('%s', async (_, key, limitation, expected) => {
    const change = key === 'eu-form-a' ? { language: 'en' } : {};
    expect(await said(key, limitation, change)).toEqual(expected);
  }); // prettier-ignore

  it('names the boxes that lack something, and stops where the way is not open', async () => {
    const claim = await routeClaim('de-mahnantrag');
    const lines = await said('de-mahnantrag', null, {
      answers: {},
      debtor: { ...claim.debtor, registered: { ...claim.debtor.registered!, country: 'FR' } },
    });
    expect(lines[0]).toBe('route-fits stop: This way is not open to the claim: Country of the debtor: France, not Germany.');
    expect(lines[1]).toBe('route-form missing: The form lacks, or does not take: Zuständiges Mahngericht, Katalog-Nr, Gegenleistung, Prozessgericht für das streitige Verfahren.');
  }); // prettier-ignore

  it('asks for a letter of claim whose thirty days are over, before a court in England takes a person', async () => {
    const claim = await routeClaim('uk-n1');
    const person = { ...claim.debtor, type: 'consumer' } as const;
    const protocol = async (change: Partial<Claim>) =>
      (await said('uk-n1', null, { debtor: person, ...change })).filter((text) => text.startsWith('route-protocol'));
    const documents = claim.entries.map(({ document }) => document);
    const named = documents.join(', ');
    const letter = (change: object = {}): Reminder =>
      ({
        ...claim.reminders[0],
        ...{ paper: 'UK-claim', kind: 'final', channel: 'letter', documents, payBy: day('2026-05-31') },
        ...{ writtenOn: day('2026-05-01'), sentOn: day('2026-05-02') },
        ...{ proof: [{ kind: 'posted', at: day('2026-05-02'), detail: null }], ...change },
      }) as Reminder;
    const none = `route-protocol missing: No letter of claim asked for: ${named}.`;
    expect(await protocol({ reminders: [] })).toEqual([none]);
    expect(await protocol({ reminders: [letter({ paper: 'FR-notice' })] })).toEqual([none]);
    expect(await protocol({ reminders: [letter({ proof: [] })] })).toEqual([none]); // printed, and not posted
    expect(await protocol({ reminders: [letter()] })).toEqual(['route-protocol ok: A letter of claim went out, and its time is over.']);
    const late = letter({ sentOn: day('2026-06-05'), proof: [{ kind: 'posted', at: day('2026-06-05'), detail: null }] });
    expect(await protocol({ reminders: [late] })).toEqual(['route-protocol missing: The letter of claim gives time until 2026-07-06.']);
    expect(await protocol({ debtor: claim.debtor, reminders: [] })).toEqual([]); // a company: the Practice Direction
  }); // prettier-ignore

  it('takes the enclosures of a letter of claim from what is filed, and says where the others are', async () => {
    const claim = await routeClaim('uk-letter-of-claim');
    const person: Claim = { ...claim, answers: { ...claim.answers, 'reply-form': '', 'information-sheet': '', 'financial-statement': '' }, debtor: { ...claim.debtor, type: 'sole_trader' } };
    const { 'reply-form': _, 'information-sheet': __, 'financial-statement': ___, ...answers } = person.answers ?? {};
    const found = routeNamed('uk-letter-of-claim').validate({ ...person, answers, official: ['uk-reply-form'] });
    expect(found.map(({ box, why, mend }) => `${box} ${why} ${mend.place}`)).toEqual([
      'information-sheet not-declared official',
      'financial-statement not-declared official',
    ]);
  }); // prettier-ignore

  it('is one number: weak counts half, missing nothing', () => {
    const line = (level: 'ok' | 'weak' | 'missing') => ({ item: 'x', level, stop: false, text: '', fix: '' });
    expect(scoreOf([])).toBe(100);
    expect(scoreOf([line('ok'), line('ok')])).toBe(100);
    expect(scoreOf([line('ok'), line('weak'), line('missing')])).toBe(50);
    expect(scoreOf([line('ok'), line('ok'), line('weak')])).toBe(83);
  });
});
