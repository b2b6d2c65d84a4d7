import { join } from 'node:path';
import { writeFileSync, readFileSync } from 'node:fs';
import { duly } from './cli';
import { configFrom } from './config';
import { database, desk, type Desk, ledgerCsv, NOW, stage, typedCommands, works } from './desk/testing/command-desk';

/** How the command answers: exit codes that say how it went, and the shapes of `--json` that others build on. */
const open = typedCommands();

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
