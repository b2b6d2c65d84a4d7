import fc from 'fast-check';

/** Books of two years that follow each other, as FEC, made by chance: invoices, payments and letters that run over the end of the year. */
interface TwoYears {
  readonly before: string;
  readonly after: string;
  /** What each customer owes at the end of the second year, in cents, by its books. */
  readonly closing: Readonly<Record<string, number>>;
}

const HEAD = 'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise'; // prettier-ignore
const money = (minor: number): string => `${Math.floor(minor / 100)},${String(minor % 100).padStart(2, '0')}`;

class Year {
  readonly #lines: string[] = [HEAD];
  #number = 0;
  readonly owed: Record<string, number> = {};

  constructor(private readonly year: number) {}

  entry(journal: readonly [string, string], other: string, one: { customer: string; piece: string; minor: number; letter: string; day?: string }): void {
    const { customer, piece, minor, letter } = one;
    const [number, day] = [++this.#number, one.day ?? `${this.year}${String(1 + (this.#number % 12)).padStart(2, '0')}${String(10 + (this.#number % 18))}`];
    const line = (account: string, whose: string, amount: number, let_: string): string =>
      [...journal, number, day, account, account, whose, whose && `Client ${whose}`, piece, day, `${piece} ${customer}`, money(Math.max(amount, 0)), money(Math.max(-amount, 0)), let_, '', day, '', ''].join('\t');
    this.#lines.push(line('411000', customer, minor, letter), line(other, '', -minor, ''));
    this.owed[customer] = (this.owed[customer] ?? 0) + minor;
  } // prettier-ignore

  /** The bank's own charge of the last day, so that the year is whole. */
  end(): void {
    for (const [account, debit, credit] of [['627000', '1,00', '0,00'], ['512000', '0,00', '1,00']])
      this.#lines.push([...BANK, ++this.#number, `${this.year}1231`, account, account, '', '', 'FRAIS', `${this.year}1231`, 'Frais', debit, credit, '', '', '', '', ''].join('\t'));
  } // prettier-ignore

  get text(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}

const SALES = ['VE', 'Ventes'] as const;
const BANK = ['BQ', 'Banque'] as const;
const OPENING = ['AN', 'A nouveaux'] as const;

const claim = fc.record({
  customer: fc.constantFrom('C1', 'C2', 'C3'),
  minor: fc.integer({ min: 1, max: 5_000 }),
  /** When it is paid, if at all, and how the letters show it. */
  paid: fc.constantFrom('never', 'same year', 'later', 'later, letter in the new books only', 'later, without a letter', 'in part'),
}); // prettier-ignore

export const twoYears: fc.Arbitrary<TwoYears> = fc
  .record({
    first: fc.array(claim, { minLength: 1, maxLength: 8 }),
    second: fc.array(claim, { minLength: 1, maxLength: 6 }),
    opening: fc.constantFrom('sum', 'sum with letters', 'each', 'none', 'differs'),
  })
  .map(({ first, second, opening }) => {
    const [before, after] = [new Year(2024), new Year(2025)];
    const told = tellFirst(before, first);
    before.end();
    tellCarried(after, { ...told, before, opening });
    for (const [at, { customer, minor, paid }] of second.entries()) {
      const [piece, letter] = [`FA25${String(at).padStart(3, '0')}`, `B${String.fromCharCode(65 + at)}`];
      after.entry(SALES, '706000', { customer, piece, minor, letter: paid === 'same year' ? letter : '' });
      if (paid === 'same year') after.entry(BANK, '512000', { customer, piece: 'VIR', minor: -minor, letter });
    }
    after.end();
    const carries = opening !== 'none' && Object.values(before.owed).some((minor) => minor !== 0);
    const customers = [...new Set([...Object.keys(before.owed), ...Object.keys(after.owed)])];
    const closing = customers.map((one): [string, number] => [one, (after.owed[one] ?? 0) + (carries ? 0 : (before.owed[one] ?? 0))]); // prettier-ignore
    return { before: before.text, after: after.text, closing: Object.fromEntries(closing) };
  });

interface Line {
  readonly customer: string;
  readonly piece: string;
  readonly minor: number;
  readonly letter: string;
}

interface Told {
  /** Payments of the year after. */
  readonly late: Line[];
  /** What is open of each invoice at the end. */
  readonly open: Line[];
}

type Claim = typeof claim extends fc.Arbitrary<infer C> ? C : never;

function tellFirst(before: Year, claims: readonly Claim[]): Told {
  const [late, open]: [Line[], Line[]] = [[], []];
  for (const [at, { customer, minor, paid }] of claims.entries()) {
    const [piece, letter] = [`FA24${String(at).padStart(3, '0')}`, `A${String.fromCharCode(65 + at)}`];
    const half = paid === 'in part' ? Math.ceil(minor / 2) : 0;
    before.entry(SALES, '706000', { customer, piece, minor, letter: paid === 'same year' || paid === 'later' ? letter : '' }); // prettier-ignore
    if (paid === 'same year') before.entry(BANK, '512000', { customer, piece: 'VIR', minor: -minor, letter });
    else open.push({ customer, piece, minor: minor - half, letter: '' });
    if (half > 0) before.entry(BANK, '512000', { customer, piece: 'VIR', minor: -half, letter: '' });
    if (paid.startsWith('later')) late.push({ customer, piece: 'VIR', minor: -minor, letter: paid.endsWith('without a letter') ? '' : letter }); // prettier-ignore
  }
  return { late, open };
}

function tellCarried(after: Year, { late, open, before, opening }: Told & { before: Year; opening: string }): void {
  const paidLate = (customer: string): number => late.filter((one) => one.customer === customer).reduce((sum, one) => sum + one.minor, 0); // prettier-ignore
  const isWhole = (customer: string): boolean => opening === 'sum with letters' && paidLate(customer) === -(before.owed[customer] ?? 0); // prettier-ignore
  const day = '20250101';
  for (const [customer, minor] of Object.entries(before.owed)) {
    if (minor === 0 || opening === 'none') continue;
    const sum = { customer, piece: 'RAN', minor: minor + (opening === 'differs' ? 7 : 0), letter: isWhole(customer) ? 'ZZ' : '' }; // prettier-ignore
    const lines = opening === 'each' ? open.filter((one) => one.customer === customer && one.minor > 0) : [sum];
    for (const one of lines) after.entry(OPENING, '890000', { ...one, day });
  }
  for (const one of late) after.entry(BANK, '512000', { ...one, letter: isWhole(one.customer) ? 'ZZ' : one.letter });
}
