import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCompany } from '../../companies/actions';
import { rowsOf, type Db } from '../../platform/db';
import { workOn } from '../../platform/testing/work';
import { importBankFile } from '../bank.actions';

/** A company whose bank file is taken by a process that dies on its way, and what is left of it then. */
interface Killing {
  /** The points that it came to, or null where it died. */
  takeAndDie(point: number): Promise<number | null>;
  /** `statements/lines` that stand, and the rows that nobody sees. */
  stands(): Promise<string>;
  again(day: string): Promise<void>;
}

const IBAN = 'DE89370400440532013000';
const LINES = 4_500;
let n = 0;

/** More lines than are brought in at once, so that it can die in the middle. */
export const LIST = [
  'Auftragskonto;Buchungstag;Verwendungszweck;Betrag;Waehrung;Saldo',
  ...Array.from({ length: LINES }, (_, at) => `${IBAN};02.06.2026;F-${at};1,00;EUR;${at + 1},00`),
  '',
].join('\n');
export const SWIFT = [':20:X', `:25:${IBAN}`, ':28C:1', ':60F:C260601EUR0,00', ':61:2606020602C50,00NTRFNONREF//A', ':86:F-1', ':61:2606020602C30,00NTRFNONREF//B', ':86:F-2', ':62F:C260602EUR80,00', '-', ''].join('\n'); // prettier-ignore

/** It dies at each of these points, counted from the end where they are negative: nothing half done is seen, and taking it again completes it. */
export async function diesAndCompletes(
  open: Opened,
  {
    content,
    whole,
    points,
  }: { readonly content: string; readonly whole: string; readonly points: 'all' | readonly number[] },
): Promise<void> {
  const most = (await (await openKilling(open, content)).takeAndDie(0)) ?? 0;
  expect(most).toBeGreaterThan(3);
  const asked = points === 'all' ? Array.from({ length: most }, (_, at) => at + 1) : points;
  for (const point of asked.map((one) => (one < 0 ? most + one : one))) {
    const at = await openKilling(open, content);
    expect([point, await at.takeAndDie(point)]).toEqual([point, null]);
    expect([point, (await at.stands()).split(',')[0]]).toEqual([point, expect.stringMatching(`^(0/0|${whole})$`)]);
    await at.again('2026-06-30');
    expect([point, (await at.stands()).split(',')[0]]).toEqual([point, whole]);
    await at.again('2026-07-03');
    expect([point, await at.stands()]).toEqual([point, whole]);
  }
}

interface Opened {
  readonly db: Db;
  readonly url: string;
  readonly home: string;
}

async function openKilling({ db, url, home }: Opened, content: string): Promise<Killing> {
  const work = (day: string) => workOn(db, day);
  const code = `kill${(n += 1)}`;
  const { id } = await openCompany(
    work('2026-06-30'),
    { code, name: `ACME ${code}`, country: 'DE', currency: 'EUR' },
    { iban: IBAN, currency: 'EUR', holder: 'ACME' },
  );
  const path = join(home, code);
  writeFileSync(path, content);
  const counted = async (table: string, where: string): Promise<number> => {
    const [row] = await rowsOf<{ n: number }>(db.read, `select count(*) as n from ${table} where company_id = ? and ${where}`, [id]); // prettier-ignore
    return row?.n ?? 0;
  };
  return {
    takeAndDie: async (point) => {
      const args = ['--import', 'tsx', join(__dirname, 'bank-child.ts'), url, String(id), path, '2026-06-30', String(point)]; // prettier-ignore
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
      await new Promise((exited) => child.once('close', exited));
      return child.signalCode === null ? Number(said) : null;
    },
    stands: async () => {
      const [statements, lines] = [await counted('bank_statement', 'ended_at is null'), await counted('bank_line', 'ended_at is null')]; // prettier-ignore
      const hidden = await counted('bank_statement', 'taken_at is null');
      return `${statements}/${lines}${hidden > 0 ? ', some half brought in' : ''}`;
    },
    again: async (day) => {
      await importBankFile(work(day), { companyId: id, path });
    },
  };
} // prettier-ignore
