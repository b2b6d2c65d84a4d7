import type { Claim } from '../claim';
import { changed } from '../testing/changed-claim';
import { routeClaim } from '../testing/route-claims';
import type { RouteKey } from './keys';
import { ROUTES } from './routes';

/** What forms demand beyond what each box takes by itself; that stands in `every-box.test.ts`. */
const asPerson = (claim: Claim): Claim => ({ ...claim, debtor: { ...claim.debtor, type: 'consumer' } });

describe('rules beyond the boxes', () => {
  const RULES = `
fr-petites-creances   entries.*.claimedMinor  300000          total               too-high           wrong
uk-money-claim        debtor.registered.postcode  EH1 1AA     debtor-postcode     outside            weak
uk-money-claim        answers.second-postcode  BT1 1AA        second-postcode     outside            weak
uk-letter-of-claim    answers.mandate-on  2026-06-01          -                   -                  -
se-betalningsforelaggande  basis.facts  Betala till bankgiro 123-4567.  grounds   payment-instructions  wrong
se-betalningsforelaggande  basis.facts  Konto SE4550000000058398257466  grounds   payment-instructions  wrong
se-betalningsforelaggande  basis.facts  Varorna hämtades den 4 maj.     -         -                  -
agency                answers.mandate-on  2026-07-15          mandate-on          future             wrong
eu-form-a             answers.cause  02                       cause               not-verified       weak
eu-form-a             answers.jurisdiction  02                -                   -                  -
eu-form-a             answers.jurisdiction  04                jurisdiction        not-verified       weak
eu-form-a             answers.fee-payment  03                 fee-details         empty              wrong
fr-injonction         debtor.legalName  Anna\u202e.exe       debtor-name         characters         wrong
de-mahnantrag         answers.catalogue-no  sonstiger         other-claim         empty              wrong
de-mahnantrag         entries.*.dueOn  2026-06-30             entry-due.1         not-due            wrong
de-mahnantrag         entries.*.dueOn  2026-06-29             -                   -                  -
se-inkassokrav        answers.pay-until  2026-07-07           pay-until           too-short          wrong
se-inkassokrav        answers.pay-until  2026-07-08           -                   -                  -
fr-refere             debtor.type  public_body                court               not-this-debtor    weak
agency                answers.mandate-guarantee  -            mandate-guarantee   empty              wrong
agency                disputes  open                          disputes            unanswered         wrong
agency                disputes  answered                      -                   -                  -
agency                reminders.*.payBy  2026-06-30           demands             too-soon           weak
agency                ledger.asOf  2026-06-29                 -                   -                  -
uk-money-claim        ledger.asOf  2026-06-29                 key-date            ledger-older       weak
uk-money-claim        currency  EUR                           court-fee           empty              weak
`;
  it.each(RULES.trim().split('\n').map((line) => line.split(/\s{2,}/)))('%s, %s = %s: %s %s', async (...row) => {
    const [key, path = '', value = '', box, why, level] = row;
    const claim = await routeClaim(key as RouteKey);
    const before = ROUTES.find((one) => one.key === key)!.validate(claim).map((one) => `${one.box} ${one.why}`);
    const found = ROUTES.find((one) => one.key === key)!.validate(changed(claim, `${path} = ${value}`));
    if (box === '-') expect(found.filter((one) => !before.includes(`${one.box} ${one.why}`))).toEqual([]);
    else expect(found.map((one) => [one.box, one.why, one.level])).toContainEqual([box, why, level]);
  }); // prettier-ignore

  it.each([
    ['2026-05-22', []],
    ['2026-06-16', ['notice-received-on too-soon']],
    ['2026-06-15', []],
  ])('a consumer has fourteen days from the day after %s', async (received, expected) => {
    const claim = asPerson(await routeClaim('nl-dagvaarding'));
    const given = changed(claim, `answers.notice-received-on = ${received}`);
    const found = ROUTES.find(({ key }) => key === 'nl-dagvaarding')!.validate(given);
    expect(found.map(({ box, why }) => `${box} ${why}`)).toEqual(expected);
  });

  it('asks no lump sum of a consumer, and no more than a tenth as a penalty in Belgium', async () => {
    const charge = (kind: 'fixed_sum' | 'penalty', openMinor: number) => [{ title: 'x', document: null, on: '2026-06-01' as Claim['keyDate'], openMinor, source: 'terms', kind }];
    const paid = async (key: RouteKey, charges: Claim['charges']) => ROUTES.find((one) => one.key === key)!.validate({ ...asPerson(await routeClaim(key)), charges }).map(({ box, why }) => `${box} ${why}`);
    expect(await paid('fr-injonction', charge('fixed_sum', 4_000))).toEqual(['charge-fixed not-for-consumers']);
    expect(await paid('agency', charge('fixed_sum', 4_000))).toEqual(['charge-fixed not-for-consumers']);
    expect(await paid('be-1394-20', charge('penalty', 60_000))).toEqual(['charge-penalty too-high']);
    expect(await paid('be-1394-20', charge('penalty', 40_000))).toEqual([]);
    expect(await paid('de-mahnantrag', charge('penalty', 40_000))).toEqual(['principal without-box']);
  }); // prettier-ignore
});
