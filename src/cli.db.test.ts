import { copyFileSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { duly } from './cli';
import { ROOMS } from './commands';
import { configFrom } from './config';
import type { Instant } from './kernel/day';
import { mailFromNobody } from './inbox/testing/plant-mail';
import { ASKED, CHARGED, DOUBTED, DROPPED, PARTNER, PRICED, SENT_ONCE } from './cases/testing/planted';
import { openDb } from './platform/db';
import { migrate } from './platform/migrate';
import { declaredExamples, type Shell } from './platform/shell';
import { copyDatabase, freshDatabase, testDatabase } from './platform/testing/database';

/**
 * The command as it is: every room's commands are listed with the words they use themselves, every command has an example,
 * and every example works, played in the order of the journey on a small ledger. Exit codes and answers for scripts.
 */
/** Perhaps the same money as in bank.xml. */
const NOTICE = `<?xml version="1.0"?><Document><BkToCstmrAcctRpt><Rpt><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>${['1210.00', '1500.00'].map((amount) => `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-06-02</Dt></BookgDt></Ntry>`).join('')}</Rpt></BkToCstmrAcctRpt></Document>`; // prettier-ignore
const NOW = '2026-03-03T09:00:00.000Z' as Instant;
const ledgerCsv = join(__dirname, '..', 'fixtures', 'journey', 'ledger.csv');
/** A strategy such as a clerk writes. */
const KEY_ACCOUNTS = JSON.stringify({
  code: 'key-accounts',
  name: 'Key accounts',
  steps: [{ n: 1, kind: 'reminder', trigger: { basis: 'due', days: 14 }, tone: 'friendly', payByDays: 14 }],
});
/** A later list: all but a small rest was paid. */
const SHORT = `Customer No;Document No;Document Date;Due Date;Currency;Amount;Open Amount\n4711;F-1001;2025-12-15;2026-01-14;EUR;1200.00;40.00\n`;
const open = testDatabase();
const before = process.cwd();
afterEach(() => process.chdir(before));

interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

interface Desk {
  readonly folder: string;
  readonly databaseUrl: string;
  type(line: string): Promise<Said>;
}

/** A folder of its own with the files that the examples name, and the command in it. */
function desk(databaseUrl: string): Desk {
  const folder = mkdtempSync(join(open.home, 'desk-'));
  for (const [name = '', from] of [['ledger.csv', 'journey'], ['rates.csv', 'law'], ['fees.json', 'partners']]) copyFileSync(join(__dirname, `../fixtures/${from}/${name}`), join(folder, name)); // prettier-ignore
  writeFileSync(join(folder, 'short.csv'), SHORT);
  copyFileSync(join(__dirname, '../fixtures/imports/bank/camt053-v2.xml'), join(folder, 'bank.xml'));
  writeFileSync(join(folder, 'notice.xml'), NOTICE);
  writeFileSync(join(folder, 'avis.csv'), 'Invoice number,Paid amount\nF-1001,10.00\n');
  writeFileSync(join(folder, 'contract.pdf'), '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'); // prettier-ignore
  writeFileSync(join(folder, 'remittance.csv'), 'Case,Date,Gross,Commission\nRF-2026-0001,2026-03-03,100.00,10.00\n');
  writeFileSync(join(folder, 'password.txt'), 'hush hush\n');
  for (const pdf of ['contract-de', 'signed']) writeFileSync(join(folder, `${pdf}.pdf`), `%PDF-1.4\n% ${pdf}\n%%EOF\n`);
  writeFileSync(join(folder, 'key-accounts.json'), KEY_ACCOUNTS);
  return {
    folder,
    databaseUrl,
    type: async (line) => {
      process.chdir(folder);
      const said = { out: '', err: '' };
      const exit = await duly(wordsOf(line).slice(1), {
        terminal: { out: (text) => void (said.out += text), err: (text) => void (said.err += text), watched: false },
        config: () => configFrom({ DATABASE_URL: databaseUrl, DULY_HOME: folder }, folder),
        now: () => NOW,
      });
      return { exit, ...said };
    },
  };
}

/** A line as a shell takes it apart. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? '');

function everyCommand(): Command {
  const program = new Command('duly');
  const never = (): never => {
    throw new Error('declaring a command opens nothing');
  };
  const shell = { open: never, print: never, json: never, progress: never } as unknown as Shell;
  for (const room of ROOMS) room.add(program, shell, { house: never, config: never, now: never });
  return program;
}

describe('the commands', () => {
  const program = everyCommand();
  const examples = [...new Set(declaredExamples())];

  it('are listed with their own words', () => {
    const listed = ROOMS.flatMap((room) => Object.entries(room.commands));
    expect(listed).toEqual(program.commands.map((command) => [command.name(), command.description()]));
  });

  it('each have an example', () => {
    const leaves = (command: Command, above: string): string[] =>
      command.commands.length === 0
        ? [`${above} ${command.name()}`]
        : command.commands.flatMap((below) => leaves(below, `${above} ${command.name()}`));
    const isShown = (command: string): boolean =>
      examples.some((line) => `${line} `.startsWith(`${command} `) || isDefault(program, command, line));
    expect(program.commands.flatMap((command) => leaves(command, 'duly')).filter((name) => !isShown(name))).toEqual([]);
  });
});

/** The ledger on which the examples of one command are played, one after the other. */
const OPENED = ['duly init --company "ACME SAS" --country FR --currency EUR --iban FR1420041010050500013M02606'];
const LEDGER = [...OPENED, 'duly import ledger.csv --as-of 2026-03-02'];
const SENT = [...LEDGER, 'duly run --yes'];
const REGISTERED = [
  ...SENT,
  'duly customers set 1007 legal_name "Brauhaus Nord GmbH" --why "register extract"',
  'duly customers address 1007 --role registered --street "Hafenstr. 4" --postcode 20457 --city Hamburg --country DE',
];
const HANDED_OVER = [
  ...REGISTERED.map((line) => line.replace('FR1420041010050500013M02606', 'FR7630006000011234567890189')),
  'duly dossier create 1007 --out recovery',
  'duly case hand-over RF-2026-0001 --partner "Agence Delmas"',
];
const STAGE: Readonly<Record<string, readonly string[]>> = {
  ...{ init: [], import: OPENED },
  bank: ['duly init --company "ACME SAS" --country FR --currency EUR --iban FR7630006000011234567890189'],
  cash: [
    'duly init --company "ACME SAS" --country FR --currency EUR --iban FR7630006000011234567890189',
    'duly import ledger.csv --as-of 2026-03-02',
    'duly bank import bank.xml',
  ],
  documents: [...LEDGER, 'duly attach contract.pdf --customer 4711 --kind contract'],
  short: [...LEDGER, 'duly import short.csv --as-of 2026-03-02 --mode delta'],
  tasks: [...LEDGER, 'duly hold 4711 --kind goodwill --until 1w --reason "new clerk"'],
  outbox: SENT,
  charges: [...LEDGER, 'duly company set latePayment on_demand', 'duly company set debtorType company', 'duly charges claim F-1001 --fixed-sum --checked'], // prettier-ignore
  calls: [...LEDGER, 'duly people add lea@acme.example --name "Léa Roux" --role collector'],
  notice: [...LEDGER, 'duly company set debtorType company'],
  visits: [...LEDGER, 'duly customers address 4711 --role registered --street "4 rue du Port" --city Nantes'],
  dossier: REGISTERED,
  case: [...REGISTERED, 'duly dossier create 1007 --out recovery'],
  quote: [...REGISTERED, 'duly dossier create 1007 --out recovery'],
  remittance: [...HANDED_OVER, 'duly bank import bank.xml'],
  relief: [...HANDED_OVER, 'duly case close RF-2026-0001 --outcome uncollectable'],
  ...{ 'partner-invoice': HANDED_OVER, webhook: HANDED_OVER, 'partner-token': HANDED_OVER },
};

type Step = string | ((at: Desk) => Promise<Desk>);

/** What must have happened before an example makes sense; a function may go to another desk. */
const BEFORE: Readonly<Record<string, readonly Step[]>> = {
  'duly charges note 4711 --out note.pdf': ['duly charges claim F-1001 --fixed-sum --checked'],
  'duly visits cancel 4711 --why "paid"': ['duly visits plan 4711 --agent "Anna Berg" --on 2026-03-18'],
  'duly import close 1': [() => stage('import'), 'duly import ledger.csv --as-of 2026-03-02'],
  'duly dispute confirm F-1001 --note "accepted by mail"': ['duly dispute answer F-1001 --text "We looked again: the price is right."', 'duly dispute settle F-1001 --outcome unjustified'], // prettier-ignore
  'duly dispute void F-1001 --why "meant for another customer"': [() => stage('dispute'), 'duly dispute raise 4711 --item F-1001 --category price --because "the order says 12.00 each"'], // prettier-ignore
  'duly short undo F-1001': [() => stage('short'), 'duly short decide F-1001 --as ask --because "nothing was agreed"'],
  'duly outbox delivered 1007': ['duly outbox posted 1007 --service "La Poste"'],
  'duly dossier supplement RF-2026-0001 --out recovery': ['duly case hand-over RF-2026-0001 --partner "Agence Delmas"', 'duly dispute raise 1007 --item F-1003=20.00 --category price --because "the order says less"'], // prettier-ignore
  'duly outbox returned 1007 --note "moved away"': [() => stage('outbox'), 'duly outbox posted 1007 --service "La Poste"'], // prettier-ignore
  'duly case recall RF-2026-0001 --why "the customer pays us directly"': ['duly case reopen RF-2026-0001'],
  'duly case step plan RF-2026-0001 --kind summons --on 2026-04-15 --cost 320.00': [() => stage('partner-invoice')],
  'duly case show RF-2026-0001': [() => stage('partner-invoice')],
  'duly case reopen RF-2026-0001': ['duly case close RF-2026-0001 --outcome paid'],
  'duly case step off RF-2026-0001 STEP --why "the debtor paid"': [() => stage('partner-invoice'), 'duly case step plan RF-2026-0001 --kind summons --on 2026-04-15 --cost 320.00'], // prettier-ignore
  'duly case hand-over RF-2026-0001 --partner "Agence Delmas"': [() => stage('case')],
  'duly case answer RF-2026-0001 --answer no --reason "Not at that price."': [(at) => written(at, ASKED)],
  'duly quote accept RF-2026-0001 --partner "Agence Delmas"': [(at) => written(at, PARTNER), (at) => written(at, PRICED)], // prettier-ignore
  'duly webhook replay WEBHOOK --since 2026-03-01': [(at) => written(at, SENT_ONCE)],
  'duly outbox doubtful MESSAGE --sent': [(at) => written(at, DOUBTED)],
  'duly post settle DROP --has': [(at) => written(at, DROPPED)],
  'duly bank doubts': [() => stage('bank'), 'duly bank import bank.xml', 'duly bank import notice.xml'],
  'duly bank also CH4431999123000889012 --iban CH9300762011623852957': [() => stage('init'), 'duly init --company "ACME AG" --country CH --currency CHF --iban CH9300762011623852957'], // prettier-ignore
  'duly inbox give MAIL 4711': [mailFromNobody],
  'duly cash refund P-77 --amount 5.00 --why "paid twice"': [() => stage('ledger')],
  'duly journal preview': [(at) => written(at, CHARGED)],
  'duly restore duly-backup.zip': ['duly backup --to duly-backup.zip', emptied],
};

async function written(at: Desk, sql: string): Promise<Desk> {
  const db = openDb(at.databaseUrl);
  await db.write.raw(sql);
  await db.close();
  return at;
}

/** Another machine, with nothing but the archive. */
async function emptied(at: Desk): Promise<Desk> {
  const next = desk(await database());
  copyFileSync(join(at.folder, 'duly-backup.zip'), join(next.folder, 'duly-backup.zip'));
  return next;
}

async function database(): Promise<string> {
  const { url, drop } = await freshDatabase(mkdtempSync(join(open.home, 'db-')));
  drops.push(drop);
  return url;
}

/** What stands for an id in an example, and the command and field that tell one. */
const IDS: Readonly<Record<string, readonly [command: string, field: string]>> = {
  HOLD: ['duly hold list --json', 'hold'],
  STEP: ['duly case step list RF-2026-0001 --json', 'step'],
  INTEREST_HOLD: ['duly interest hold list --json', 'hold'],
  TASK: ['duly tasks --json', 'task'],
  ...{ WEBHOOK: ['duly webhook list --json', 'webhook'], TOKEN: ['duly partner-token list --json', 'token'] },
  CHARGE: ['duly charges --json', 'charge'],
  DOCUMENT: ['duly documents 4711 --json', 'document'],
  DROP: ['duly post show --json', 'id'],
  MESSAGE: ['duly outbox list --state doubtful --json', 'message'],
  MAIL: ['duly inbox mails --show all --json', 'mail'],
  STATEMENT: ['duly bank list --json', 'statement'],
  ADVICE: ['duly cash remittances --json', 'remittance'],
  DOUBT: ['duly bank doubts --json', 'doubt'],
  ANSWER: ['duly bank doubts --json', 'saidAs'],
  LINE: ['duly cash --json', 'line'],
  REFUND: ['duly cash refunds --all --json', 'refund'],
  APPLICATION: ['duly cash applied --json', 'application'],
  IBAN: ['duly cash accounts --json', 'iban'],
  ALLOCATION: ['duly allocate list F-1001 --json', 'allocation'],
};

const drops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const drop of drops) await drop();
});
const commandOf = (line: string): string => line.split(' ')[1] ?? '';

describe('the examples in the help work', () => {
  const program = everyCommand();
  const examples = [...new Set(declaredExamples())];
  it.each(program.commands.map((command) => command.name()))('of duly %s', async (name) => {
    const lines = examples.filter((line) => commandOf(line) === name);
    expect(lines.length).toBeGreaterThan(0);
    let at = await stage(name);
    for (const line of lines) {
      for (const earlier of BEFORE[line] ?? []) {
        if (typeof earlier === 'string') await works(at, earlier);
        else at = await earlier(at);
      }
      await works(at, await withId(line, at));
    }
  });
});

/** Each state of the ledger is reached once and then copied. */
const reached = new Map<string, Promise<Desk>>();

async function stage(name: string): Promise<Desk> {
  const lines = STAGE[name] ?? LEDGER;
  const key = lines.join('\n');
  if (!reached.has(key)) reached.set(key, played(lines));
  const model = (await reached.get(key))!;
  const { url, drop } = await copyDatabase(model.databaseUrl, mkdtempSync(join(open.home, 'db-')));
  drops.push(drop);
  const at = desk(url);
  cpSync(model.folder, at.folder, { recursive: true });
  return at;
}

async function played(lines: readonly string[]): Promise<Desk> {
  const at = desk(await database());
  const db = openDb(at.databaseUrl);
  await migrate(db).finally(() => db.close());
  for (const line of lines) await works(at, line);
  return at;
}

async function works(at: Desk, line: string): Promise<Said> {
  const said = await at.type(line);
  expect({ line, ...said }).toMatchObject({ exit: 0, err: '' });
  return said;
}

async function withId(line: string, at: Desk): Promise<string> {
  const word = Object.keys(IDS).find((name) => line.split(' ').includes(name));
  if (word === undefined) return line;
  const [command, field] = IDS[word]!;
  const { out } = await works(at, command);
  return line.replace(word, new RegExp(`"${field}": "([^"]+)"`).exec(out)?.[1] ?? word);
}

/** `duly hold put` is what `duly hold` means. */
function isDefault(program: Command, command: string, line: string): boolean {
  const [, group, name] = command.split(' ');
  const parent = program.commands.find((one) => one.name() === group) as unknown as { _defaultCommandName?: string };
  return parent._defaultCommandName === name && line.split(' ')[1] === group;
}

describe('an exit code says how it went', () => {
  it.each([
    ['duly', 0, 'Usage: duly', ''],
    ['duly --version', 0, '0.', ''],
    ['duly help run', 0, 'decide, issue and send', ''],
    ['duly items', 1, '', 'There is no company yet.'],
    ['duly items --json', 1, '"code": "no-company"', ''],
    ['duly item', 2, '', "Unknown command 'item'"],
    ['duly items --colour', 2, '', "Unknown option '--colour'"],
    ['duly items --as-of 2026-02-31', 2, '', '2026-02-31 is no day.'],
    ['duly case', 2, '', 'Usage: duly case'],
    ['duly init --company "ACME SAS"', 2, '', "Required option '--country <code>' not specified"],
    ['duly init --country FR --json', 2, '"code": "wrong-use"', ''],
    ['duly restore nowhere.zip', 3, '', 'There is no nowhere.zip.'],
    ['duly restore contract.pdf', 3, '', 'is no backup of Duly'],
  ])('%s ends with %i', async (line, exit, out, err) => {
    const said = await (await nothingYet()).type(line);
    expect(said).toMatchObject({ exit, out: expect.stringContaining(out), err: expect.stringContaining(err) });
    expect(said.out + said.err).not.toMatch(/^\s+at /m); // no stack for a person's mistake
  });

  it('a wrong setting is wrong use, and a broken house is our fault', async () => {
    const silent = { out: () => undefined, watched: false };
    const errors: string[] = [];
    const terminal = { ...silent, err: (text: string) => void errors.push(text) };
    const now = () => NOW;
    const wrong = () => configFrom({ PORT: 'http' }, open.home);
    expect(await duly(['items'], { terminal, config: wrong, now })).toBe(2);
    const broken = () => {
      throw new Error('one and one is three');
    };
    expect(await duly(['items'], { terminal, config: broken, now })).toBe(70);
    expect(errors.join('')).toContain('Something is broken in Duly: Error: one and one is three');
  });
});

const nothing: { desk?: Desk } = {};
const nothingYet = async (): Promise<Desk> => (nothing.desk ??= desk(await database()));

/** The shapes that others build on: every named key is there, whatever else is. */
const SHAPES = {
  import: 'import format rows booked unchanged problems totals',
  problem: 'file line column value expected remedy',
  totals: 'invoicesMinor creditNotesMinor paymentsMinor openMinor',
  item: 'item company customer document type issuedOn dueOn currency amountMinor openMinor holds',
  hold: 'kind from until reason',
  run: 'run asOn state counts decisions',
  decision: 'company customer currency do step because driver demandMinor items',
  explained: 'customer asOn sentence decision because chain',
  reason: 'rule fact outcome',
  dossier: 'dossier version readiness pdf zip pages manifest',
  readiness: 'item level fix',
  verified: 'ok pieces differences',
} as const;

type Json = Record<string, unknown>;

function hasShape(name: keyof typeof SHAPES, value: unknown): void {
  const keys = Object.keys(value as Json);
  expect({ name, missing: SHAPES[name].split(' ').filter((key) => !keys.includes(key)) }).toEqual({
    name,
    missing: [],
  });
}

/** Some there are, and each has the shape. */
function eachHasShape(name: keyof typeof SHAPES, list: unknown): void {
  expect({ name, some: (list as unknown[]).length > 0 }).toEqual({ name, some: true });
  for (const one of list as unknown[]) hasShape(name, one);
}

describe('answers for scripts', () => {
  it('have the shapes that others build on', async () => {
    const at = await stage('items');
    const json = async (line: string): Promise<unknown> => JSON.parse((await works(at, line)).out);
    const imported = await json('duly import ledger.csv --as-of 2026-03-02 --json');
    expect(imported).toMatchObject({
      import: expect.stringMatching(/^im_/),
      format: 'csv',
      rows: 6,
      booked: 0,
      unchanged: 6,
      problems: [],
      totals: { EUR: { invoicesMinor: 483_175, creditNotesMinor: 0, paymentsMinor: -30_000, openMinor: 453_175 } },
    });
    await works(at, 'duly hold 4711 --kind goodwill --until 2026-03-10 --reason "new clerk"');
    const items = (await json('duly items --json --customer 4711')) as unknown[];
    expect(items).toContainEqual(
      expect.objectContaining({
        item: expect.stringMatching(/^it_/),
        company: 'acme-sas',
        customer: '4711',
        document: 'F-1001',
        type: 'invoice',
        issuedOn: '2025-12-15',
        dueOn: '2026-01-14',
        currency: 'EUR',
        amountMinor: 120_000,
        openMinor: 120_000,
        holds: [
          expect.objectContaining({ kind: 'goodwill', from: '2026-03-03', until: '2026-03-10', reason: 'new clerk' }),
        ],
      }),
    );
    const simulated = await json('duly simulate --as-of 2026-03-03 --json');
    const run = await json('duly run --as-of 2026-03-03 --yes --json');
    for (const one of [simulated, run]) {
      expect(one).toMatchObject({
        asOn: '2026-03-03',
        counts: expect.any(Object),
        decisions: expect.arrayContaining([
          expect.objectContaining({
            company: 'acme-sas',
            customer: '1007',
            currency: 'EUR',
            do: expect.any(String),
            because: expect.any(String),
            driver: 'F-1003',
            demandMinor: 305_525,
            items: expect.arrayContaining(['F-1003', 'F-1004']),
          }),
        ]),
      });
    }
    expect(run).toMatchObject({ run: expect.stringMatching(/^ru_/), state: 'sent' });
    expect(await json('duly explain 4711 --as-of 2026-03-03 --json')).toMatchObject({
      customer: '4711',
      asOn: '2026-03-03',
      sentence: expect.stringContaining('Roux et Fils SARL was not chased on 2026-03-03'),
      because: expect.any(String),
      chain: expect.arrayContaining([
        { rule: expect.any(String), fact: expect.any(String), outcome: expect.any(String) },
      ]),
    });
  });

  it('have all their keys, also of a preview, a bad line, a run and a recovery file', async () => {
    const at = await stage('dossier');
    const json = async (line: string, exit = 0): Promise<Json> => {
      const said = await at.type(line);
      expect({ line, exit: said.exit }).toEqual({ line, exit });
      return JSON.parse(said.out) as Json;
    };
    const csv = readFileSync(ledgerCsv, 'utf8');
    writeFileSync(join(at.folder, 'bad.csv'), csv.replace('2026-01-14', '2026-02-31'));
    for (const [more, exit] of [
      ['', 3],
      [' --good-rows --dry-run', 0],
    ] as const) {
      const imported = await json(`duly import bad.csv --as-of 2026-03-02 --json${more}`, exit);
      hasShape('import', imported);
      eachHasShape('problem', imported['problems']);
      eachHasShape('totals', Object.values(imported['totals'] as Json));
    }
    await works(at, 'duly hold 4711 --kind goodwill --until 2026-03-10 --reason "new clerk"');
    const items = (await json('duly items --json --as-of 2026-03-03')) as unknown as Json[];
    eachHasShape('item', items);
    eachHasShape(
      'hold',
      items.flatMap(({ holds }) => holds),
    );
    const fresh = await stage('run');
    for (const line of ['duly simulate --as-of 2026-03-03 --json', 'duly run --as-of 2026-03-03 --yes --json']) {
      const run = JSON.parse((await works(fresh, line)).out) as Json;
      hasShape('run', run);
      eachHasShape('decision', run['decisions']);
    }
    const explained = await json('duly explain 4711 --as-of 2026-03-03 --json');
    hasShape('explained', explained);
    eachHasShape('reason', explained['chain']);
    const dossier = await json('duly dossier create 1007 --items F-1003,F-1004 --out recovery --json');
    hasShape('dossier', dossier);
    eachHasShape('readiness', dossier['readiness']);
    expect(dossier).toMatchObject({
      dossier: expect.stringMatching(/^rf_/),
      version: 1,
      manifest: expect.objectContaining({ pieces: expect.any(Array) }),
    });
    const pdf = String(dossier['pdf']);
    const verified = await json(`duly dossier verify ${pdf} --json`);
    hasShape('verified', verified);
    expect(verified).toMatchObject({ ok: true, differences: [] });
    writeFileSync(pdf, readFileSync(pdf).subarray(0, -2000));
    const damaged = await json(`duly dossier verify ${pdf} --json`, 3);
    expect(damaged).toMatchObject({ ok: false, differences: [expect.objectContaining({ what: expect.any(String) })] });
  });

  it('make no second recovery file of what a partner has, whatever the day of its figures', async () => {
    const at = await stage('case');
    const [made] = JSON.parse((await works(at, 'duly dossier list --json')).out) as Json[];
    const number = String(made?.['number']);
    await works(at, `duly case hand-over ${number} --partner Delmas`);
    expect((await works(at, 'duly case list')).out).toContain(`${number}  1007  Delmas`);
    const again = await at.type('duly dossier create 1007 --as-of 2026-06-30 --out again');
    expect(again.exit).toBe(1);
    expect(again.err).toContain('Already handed over: ');
  });

  it('forget what was reminded in test mode when a company leaves it: the first message that leaves is a first reminder', async () => {
    const at = await stage('run');
    await works(at, 'duly run --as-of 2026-03-03 --yes');
    const steps = async (): Promise<unknown[]> => {
      const { out } = await at.type('duly simulate --as-of 2026-03-31 --json');
      return (JSON.parse(out) as { decisions: Json[] }).decisions.map(({ customer, step }) => [customer, step]);
    };
    expect(await steps()).toContainEqual(['4711', 2]);
    await works(at, 'duly company set testMode false');
    expect((await at.type('duly audit')).out).toContain('reminder.test_mode_left');
    expect(await steps()).toContainEqual(['4711', 1]);
  });
});
