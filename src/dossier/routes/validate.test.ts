import type { Claim } from '../claim';
import { routeClaim } from '../testing/route-claims';
import type { RouteKey } from './keys';
import type { Box, Why } from './route';
import { ROUTES } from './routes';

/** Each box of each form: filled as it should be nothing is said of it; spoiled, its own finding says why. */
type Spoil = (claim: Claim) => Claim;

/** Box, how its answer is spoiled, what is found. A line counts for every form that can find it. */
const TABLE = `
creditor-name            creditor.legalName =             empty
creditor-name            creditor.legalName = ${'N'.repeat(220)}   too-long
creditor-form            creditor.legalForm =             empty
creditor-form            creditor.legalForm = ${'F'.repeat(90)}    too-long
creditor-register        creditor.registerNo =            empty
creditor-address         creditor.address =               empty
creditor-address         creditor.address.street = ${'S'.repeat(320)} too-long
creditor-street          creditor.address.street =        empty
creditor-street          creditor.address.street = ${'S'.repeat(130)} too-long
creditor-postcode        creditor.address.postcode =      empty
creditor-postcode        creditor.address.postcode = 1234567890123 too-long
creditor-postcode        creditor.address.postcode = 59800 pattern
creditor-city            creditor.address.city =          empty
creditor-city            creditor.address.city = ${'C'.repeat(70)}  too-long
creditor-country         creditor.address.country =       empty
creditor-representative  creditor.representative =        empty
creditor-representative  creditor.representative = ${'R'.repeat(220)} too-long
creditor-contact         creditor.contact.name =          empty
creditor-contact         creditor.contact.name = ${'N'.repeat(110)} too-long
creditor-email           creditor.contact.email =         empty
creditor-email           creditor.contact.email = ${'e'.repeat(210)} too-long
creditor-phone           creditor.contact.phone = ${'1'.repeat(45)} too-long
creditor-party           creditor =                       empty
creditor-holder          creditor.bank.holder =           empty
creditor-iban            creditor.bank.iban =             empty
creditor-iban            creditor.bank.iban = 1234        pattern
payment-account          creditor.bank =                  empty
payment-account          creditor.bank.holder = ${'H'.repeat(200)} too-long
debtor-kind              debtor.type = unknown            empty
debtor-name              debtor.legalName =               empty
debtor-name              debtor.legalName = ${'N'.repeat(220)} too-long
debtor-form              debtor.legalForm =               empty
debtor-form              debtor.legalForm = ${'F'.repeat(90)} too-long
debtor-register          debtor.registerNo =              empty
debtor-register          debtor.registerNo = 1234         pattern
debtor-address           debtor.registered =              empty
debtor-address           debtor.registered.street = ${'S'.repeat(320)} too-long
debtor-street            debtor.registered.street =       empty
debtor-street            debtor.registered.street = ${'S'.repeat(220)} too-long
debtor-postcode          debtor.registered.postcode =     empty
debtor-postcode          debtor.registered.postcode = 1234567890123 too-long
debtor-postcode          debtor.registered.postcode = ?   pattern
debtor-city              debtor.registered.city =         empty
debtor-city              debtor.registered.city = ${'C'.repeat(110)} too-long
debtor-country           debtor.registered.country =      empty
debtor-representative    debtor.representative =          empty
debtor-representative    debtor.representative = ${'R'.repeat(150)} too-long
debtor-party             debtor =                         empty
debtor-contact           debtor.contacts.0.name = ${'N'.repeat(110)} too-long
debtor-email             debtor.contacts.0.email = ${'e'.repeat(210)} too-long
debtor-phone             debtor.contacts.0.phone = ${'1'.repeat(45)} too-long
second-name              answers.second-name = ${'N'.repeat(220)} too-long
second-address           answers.second-address =         empty
second-address           answers.second-address = ${'A'.repeat(320)} too-long
second-postcode          answers.second-postcode =        empty
second-postcode          answers.second-postcode = BS1 4DBXX too-long
second-postcode          answers.second-postcode = ?      pattern
reference                reference =                      empty
reference                reference = ${'R'.repeat(60)}    too-long
division                 answers.division = ${'D'.repeat(110)} too-long
comments                 answers.comments = ${'c'.repeat(4_010)} too-long
contract                 entries.*.subject+basis.contract.subject = empty
contract                 basis.contract.subject = ${'c'.repeat(1_010)} too-long
contract-date            basis.contract.concludedOn =     empty
contract-subject         entries.*.subject+basis.contract.subject = empty
grounds                  basis.facts = ${'f'.repeat(4_010)} too-long
demands                  reminders =                      empty
amicable-steps           reminders =                      empty
exhibits                 exhibits =                       empty
evidence-written         exhibits =                       empty
interest-source          interest.rates.0.source =        empty
charge-reasons           charges.0 =                      empty
entry-due                entries.*.dueOn =                empty
entry-document           entries.*.document = ${'D'.repeat(60)} too-long
court                    answers.court =                  empty
court                    answers.court = ${'c'.repeat(310)} too-long
court-contested          answers.court-contested =        empty
court-contested          answers.court-contested = ${'c'.repeat(310)} too-long
lawyer                   answers.lawyer =                 empty
lawyer                   answers.lawyer = ${'l'.repeat(310)} too-long
legal-grounds            answers.legal-grounds =          empty
legal-grounds            answers.legal-grounds = ${'l'.repeat(8_010)} too-long
mandate-on               answers.mandate-on =             empty
mandate-on               answers.mandate-on = 31.2.2026   pattern
mandate-power            answers.mandate-power =          not-declared
mandate-guarantee        answers.mandate-guarantee =      empty
mandate-guarantee        answers.mandate-guarantee = ${'g'.repeat(1_010)} too-long
mandate-fee              answers.mandate-fee =            empty
mandate-fee              answers.mandate-fee = ${'f'.repeat(1_010)} too-long
mandate-remittance       answers.mandate-remittance =     empty
mandate-remittance       answers.mandate-remittance = ${'r'.repeat(1_010)} too-long
mandate-terms            answers.mandate-terms = ${'t'.repeat(1_010)} too-long
signer                   answers.signer = -               empty
signer                   answers.signer = ${'s'.repeat(210)} too-long
signed-at                answers.signed-at = -            empty
signed-at                answers.signed-at = ${'s'.repeat(110)} too-long
signed-on                answers.signed-on = -            empty
signed-on                answers.signed-on = soon         pattern
truth                    answers.truth =                  not-declared
undisputed               answers.undisputed =             not-declared
statement-enclosed       answers.statement-enclosed =     not-declared
information-sheet        answers.information-sheet =      not-declared
reply-form               answers.reply-form =             not-declared
financial-statement      answers.financial-statement =    not-declared
catalogue-no             answers.catalogue-no =           empty
catalogue-no             answers.catalogue-no = 99        choice
counter-performance      answers.counter-performance =    empty
counter-performance      answers.counter-performance = no choice
interest-basis           answers.interest-basis =         empty
interest-basis           answers.interest-basis = custom  choice
jurisdiction             answers.jurisdiction =           empty
jurisdiction             answers.jurisdiction = 99        choice
cause                    answers.cause =                  empty
cause                    answers.cause = 99               choice
circumstances            answers.circumstances =          empty
circumstances            answers.circumstances = 99       choice
details                  answers.details = 99             choice
interest-code            answers.interest-code =          empty
interest-code            answers.interest-code = 99       choice
evidence-code            answers.evidence-code =          empty
evidence-code            answers.evidence-code = 99       choice
fee-payment              answers.fee-payment = 99         choice
oppose-transfer          answers.oppose-transfer = 99     choice
statements               answers.statements = ${'s'.repeat(2_010)} too-long
deal-days                answers.deal-days = ${'d'.repeat(110)} too-long
deal-instalment          answers.deal-instalment = ${'d'.repeat(110)} too-long
deal-discount            answers.deal-discount = ${'d'.repeat(110)} too-long
discuss-with             answers.discuss-with = -         empty
discuss-with             answers.discuss-with = ${'d'.repeat(310)} too-long
oral-agreement           answers.oral-agreement = ${'o'.repeat(1_010)} too-long
instalments-offered      answers.instalments-offered = ${'o'.repeat(1_010)} too-long
original-creditor        answers.original-creditor = ${'o'.repeat(210)} too-long
supervisor               answers.supervisor = ${'s'.repeat(310)} too-long
door-code                answers.door-code = ${'1'.repeat(25)} too-long
notice-on                answers.notice-on =              empty
notice-on                answers.notice-on = May          pattern
notice-received-on       answers.notice-received-on =     empty
notice-received-on       answers.notice-received-on = May pattern
notice-amount            answers.notice-amount =          empty
notice-amount            answers.notice-amount = ${'1'.repeat(45)} too-long
total                    entries.*.claimedMinor = 9000000000 too-high
`;

/** Told by every claim that adds up, whatever else is missing. */
const ALWAYS_TOLD: ReadonlySet<string> = new Set([
  ...['principal', 'total', 'currency', 'key-date', 'documents', 'invoices', 'disputes', 'cerfa-number', 'grounds'],
  ...['entry-document', 'entry-issued', 'entry-amount', 'entry-claimed', 'particulars'],
  ...['interest', 'interest-rate', 'interest-from', 'interest-base', 'interest-daily', 'interest-daily-exact'],
  ...['cross-creditor', 'cross-debtor', 'court-country'],
]);

interface Line {
  readonly box: string;
  readonly spoil: Spoil;
  readonly why: Why;
}

const LINES: readonly Line[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [, box = '', path = '', value = '', why = ''] = /^(\S+)\s+(\S+) =\s+(?:(.*?)\s+)?(\S+)$/.exec(line) ?? [];
    return {
      box,
      why: why as Why,
      spoil: (claim) => path.split('+').reduce((one, each) => put(one, each.split('.'), value), claim),
    };
  });

function put<T>(whole: T, [first = '', ...rest]: readonly string[], value: string): T {
  if (first === '') return nothingOf(whole, value) as T;
  if (first === '*') return (whole as unknown[]).map((one) => put(one, rest, value)) as T;
  if (Array.isArray(whole)) return whole.map((one: unknown, n) => (String(n) === first ? put(one, rest, value) : one)) as T; // prettier-ignore
  const inside = (whole ?? {}) as Record<string, unknown>;
  return { ...inside, [first]: put(inside[first], rest, value) } as T;
}

function nothingOf(before: unknown, value: string): unknown {
  if (typeof before === 'number') return Number(value);
  if (value === '-') return ' ';
  if (value !== '') return value;
  if (Array.isArray(before)) return [];
  if (typeof before === 'object' && before !== null)
    return Object.fromEntries(Object.entries(before).map(([name, one]) => [name, nothingOf(one, '')]));
  return typeof before === 'string' && /^\d{4}-\d\d-\d\d$/.test(before) ? null : '';
}

/** What may be found of a box at all. */
function mayBe({ what, required, limit, asked }: Box): Why[] {
  const told = ALWAYS_TOLD.has(what);
  return [
    ...(required && !told ? [asked === 'yes' ? ('not-declared' as const) : ('empty' as const)] : []),
    ...(limit.max === undefined || told ? [] : ['too-long' as const]),
    ...(limit.pattern === undefined && asked !== 'day' ? [] : ['pattern' as const]),
    ...(limit.choices === undefined || asked === null ? [] : ['choice' as const]),
    ...(limit.most === undefined ? [] : ['too-high' as const]),
  ];
}

/** Boxes that only another kind of debtor has are asked of one. */
const asPerson = (claim: Claim): Claim => ({ ...claim, debtor: { ...claim.debtor, type: 'consumer' } });

describe.each(ROUTES.map((route) => [route.key, route] as const))('%s', (key: RouteKey, route) => {
  it.each([['company', (claim: Claim) => claim] as const, ['person', asPerson] as const])(
    'finds nothing wrong where every box is filled: %s',
    async (_, turned) => {
      const wrong = route.validate(turned(await routeClaim(key))).filter(({ level }) => level === 'wrong');
      expect(wrong).toEqual([]);
    },
  );

  it.each([['company', (claim: Claim) => claim] as const, ['person', asPerson] as const])(
    'finds what is wrong of every box that can be wrong: %s',
    async (_, turned) => {
      const claim = turned(await routeClaim(key));
      const missed: string[] = [];
      const once = new Map(route.boxes(claim).map((box) => [box.what, box]));
      for (const box of once.values()) {
        for (const why of mayBe(box)) {
          const lines = LINES.filter((line) => line.box === box.what && line.why === why);
          if (lines.length === 0) missed.push(`${box.what}: no line of the table shows ${why}`);
          const found = lines.flatMap(({ spoil }) => route.validate(spoil(claim)));
          const own = found.filter((one) => one.what === box.what && one.why === why);
          if (lines.length > 0 && own.length === 0) missed.push(`${box.what}: ${why} was not found`);
          if (own.some(({ label, mend }) => label === '' || mend.place.length === 0)) missed.push(`${box.what}: no way to mend it`);
        }
      }
      expect(missed).toEqual([]);
    },
  );
}); // prettier-ignore

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
`;
  it.each(RULES.trim().split('\n').map((line) => line.split(/\s{2,}/)))('%s, %s = %s: %s %s', async (...row) => {
    const [key, path = '', value = '', box, why, level] = row;
    const claim = await routeClaim(key as RouteKey);
    const before = ROUTES.find((one) => one.key === key)!.validate(claim).map((one) => `${one.box} ${one.why}`);
    const found = ROUTES.find((one) => one.key === key)!.validate(put(claim, path.split('.'), value));
    if (box === '-') expect(found.filter((one) => !before.includes(`${one.box} ${one.why}`))).toEqual([]);
    else expect(found.map((one) => [one.box, one.why, one.level])).toContainEqual([box, why, level]);
  }); // prettier-ignore

  it.each([
    ['2026-05-22', []],
    ['2026-06-16', ['notice-received-on too-soon']],
    ['2026-06-15', []],
  ])('a consumer has fourteen days from the day after %s', async (received, expected) => {
    const claim = asPerson(await routeClaim('nl-dagvaarding'));
    const given = put(claim, ['answers', 'notice-received-on'], received);
    const found = ROUTES.find(({ key }) => key === 'nl-dagvaarding')!.validate(given);
    expect(found.map(({ box, why }) => `${box} ${why}`)).toEqual(expected);
  });

  it('asks no lump sum of a consumer, and no more than a tenth as a penalty in Belgium', async () => {
    const charge = (kind: 'fixed_sum' | 'penalty', openMinor: number) => [{ title: 'x', document: null, on: '2026-06-01' as Claim['keyDate'], openMinor, source: 'terms', kind }];
    const paid = async (key: RouteKey, charges: Claim['charges']) => ROUTES.find((one) => one.key === key)!.validate({ ...asPerson(await routeClaim(key)), charges }).map(({ box, why }) => `${box} ${why}`);
    expect(await paid('fr-injonction', charge('fixed_sum', 4_000))).toEqual(['charge-fixed not-for-consumers']);
    expect(await paid('agency', charge('fixed_sum', 4_000))).toEqual(['charges not-for-consumers']);
    expect(await paid('be-1394-20', charge('penalty', 60_000))).toEqual(['charge-penalty too-high']);
    expect(await paid('be-1394-20', charge('penalty', 40_000))).toEqual([]);
    expect(await paid('de-mahnantrag', charge('penalty', 40_000))).toEqual(['principal without-box']);
  }); // prettier-ignore
});
