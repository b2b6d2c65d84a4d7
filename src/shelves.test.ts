import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The rules of the house catch what they are there for: each violation planted here, in a house of its own, is found. */
const ROOT = join(__dirname, '..');

interface Found {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** What the dependency rules say of a house made of these files. */
function rulesBrokenBy(files: Readonly<Record<string, string>>): string[] {
  const house = mkdtempSync(join(tmpdir(), 'duly-house-'));
  try {
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
      cpSync(join(ROOT, file), join(house, file));
    symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), text);
    }
    const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const out = execFileSync(process.execPath, [cruiser, 'src', '--config', '--output-type', 'json', '--no-cache'], {
      cwd: house,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 64 << 20,
    });
    const { summary } = JSON.parse(out) as { summary: { violations: Found[] } };
    return summary.violations.map((found) => `${found.from}: ${found.rule.name}`).sort();
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}

describe('the dependency rules', () => {
  it('let a well-built room stand', () => {
    const broken = rulesBrokenBy({
      'src/kernel/day.ts': `export type Day = string;`,
      'src/platform/db.ts': `import knex from 'knex';\nexport const open = knex;`,
      'src/ledger/open-item.ts': `import type { Day } from '../kernel/day';\nimport { z } from 'zod';\nexport const due = (on: Day) => z.string().parse(on);`,
      'src/ledger/open-item.store.ts': `import type { Knex } from 'knex';\nimport { due } from './open-item';\nexport const all = (q: Knex) => [q, due];`,
      'src/reminders/run.actions.ts': `import { all } from '../ledger/open-item.store';\nexport const run = all;`,
      'src/reminders/run.db.test.ts': `import { open } from '../app';\nopen();`,
      'src/app.ts': `import { run } from './reminders/run.actions';\nexport const open = () => run;`,
    });
    expect(broken).toEqual([]);
  });

  it('find each thing that must not be', () => {
    const broken = rulesBrokenBy({
      'src/app.ts': `export const app = 1;`,
      'src/kernel/clock.ts': `import { readFileSync } from 'node:fs';\nexport const now = readFileSync;`,
      'src/ledger/store.ts': `export const rows = 1;`,
      'src/ledger/high.ts': `import { send } from '../outbox/send';\nexport const high = send;`,
      'src/outbox/send.ts': `export const send = 1;`,
      'src/disputes/neighbour.actions.ts': `import { kept } from '../promises/kept';\nexport const n = kept;`,
      'src/promises/kept.ts': `export const kept = 1;`,
      'src/promises/one.ts': `import type { Two } from './two';\nexport interface One { two: Two }`,
      'src/promises/two.ts': `import type { One } from './one';\nexport interface Two { one: One }`,
      'src/reminders/opens.actions.ts': `import { app } from '../app';\nexport const o = app;`,
      'src/reminders/reads.ts': `import { readFileSync } from 'node:fs';\nexport const r = readFileSync;`,
      'src/reminders/asks.ts': `import { rows } from '../ledger/store';\nexport const a = rows;`,
      'src/reminders/speaks.actions.ts': `import knex from 'knex';\nexport const s = knex;`,
      'src/reminders/mails.ts': `import { createTransport } from 'nodemailer';\nexport const m = createTransport;`,
      'src/reminders/tests.actions.ts': `import fc from 'fast-check';\nexport const t = fc;`,
      'src/cellar/wine.ts': `import type { Day } from '../kernel/day';\nexport type Wine = Day;`,
      'src/kernel/day.ts': `export type Day = string;`,
    });
    expect(broken).toEqual([
      'src/cellar/wine.ts: no-shelf-for-this-folder',
      'src/disputes/neighbour.actions.ts: shelf-of-disputes',
      'src/kernel/clock.ts: kernel-is-an-alphabet',
      'src/ledger/high.ts: shelf-of-ledger',
      'src/promises/one.ts: no-cycles',
      'src/reminders/asks.ts: pure-no-job',
      'src/reminders/mails.ts: pure-no-package',
      'src/reminders/opens.actions.ts: nobody-opens-the-house',
      'src/reminders/reads.ts: pure-no-machine',
      'src/reminders/speaks.actions.ts: knex-in-stores-only',
      'src/reminders/tests.actions.ts: no-tools-in-the-product',
    ]);
  });
});
