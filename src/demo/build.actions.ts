import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import * as xlsx from 'xlsx';
import { addDays, type Day } from '../kernel/day';
import { bytesOf } from '../platform/sheet';
import { bankFiles } from './bank-files';
import { invoicePdf } from './invoice-pdf';
import { customerFile, dayFile, frenchLedger, germanLedger, standing } from './ledger-files';
import { LAST_DAY, LEDGER_DAY, worlds, type World } from './world';

/**
 * Writes the demo's files: `fixtures/demo/<company>/` with the ledger, the customers, a file for each working day, what the banks tell, and the PDFs
 * of what is open at the end. Written anew they are the same to the byte; a test holds that.
 */
export async function writeDemoFiles(folder: string): Promise<void> {
  for (const world of worlds()) {
    const home = join(folder, world.firm.code);
    rmSync(home, { recursive: true, force: true });
    mkdirSync(join(home, 'feed'), { recursive: true });
    for (const inside of ['invoices', 'bank', 'advices']) mkdirSync(join(home, inside));
    for (const [name, bytes] of tables(world)) writeFileSync(join(home, name), bytes);
    for (const sale of papers(world)) {
      writeFileSync(join(home, 'invoices', `${sale.document}.pdf`), await invoicePdf(world, sale));
    }
  }
}

/** Name and bytes of each table of a company. */
export function tables(world: World): [name: string, bytes: Buffer][] {
  const windows = (text: string): Buffer => iconv.encode(text, 'windows-1252');
  const french = world.firm.country === 'FR';
  const files: [string, Buffer][] = french
    ? [['ledger-2025-12-31.csv', windows(frenchLedger(world))], ['customers.csv', windows(customerFile(world))]]
    : [['ledger-2025-12-31.xlsx', workbook(world)], ['customers.csv', Buffer.from(`\ufeff${customerFile(world)}`)]]; // prettier-ignore
  for (let on = addDays(LEDGER_DAY, 1); on <= LAST_DAY; on = addDays(on, 1)) {
    const text = dayFile(world, on);
    if (text !== undefined)
      files.push([join('feed', `${on}.csv`), french ? windows(text) : Buffer.from(`\ufeff${text}`)]);
  }
  for (const [name, text] of bankFiles(world)) files.push([name, Buffer.from(text)]);
  return files;
}

/** Invoices and credit notes that a reader of the recovery file will ask for: of whoever still owes at the end. */
export function papers(world: World): World['sales'] {
  const open = new Set(
    standing(world, LAST_DAY)
      .filter((line) => line.openMinor > 0 && (line.dueOn ?? LAST_DAY) < LAST_DAY)
      .map((line) => line.document),
  );
  return world.sales.filter((sale) => open.has(sale.document) || (sale.credits !== null && open.has(sale.credits)));
}

function workbook(world: World): Buffer {
  const { head, rows } = germanLedger(world);
  const cells = rows.map((row) =>
    row.map((cell) => (cell !== null && typeof cell === 'object' ? serial(cell.day) : cell)),
  );
  const sheet = xlsx.utils.aoa_to_sheet([[...head], ...cells]);
  const dates = head.flatMap((name, column) => (/datum/i.test(name) ? [column] : []));
  for (let row = 1; row <= rows.length; row += 1) {
    for (const column of dates) {
      const cell = sheet[xlsx.utils.encode_cell({ r: row, c: column })] as xlsx.CellObject | undefined;
      if (cell?.t === 'n') cell.z = 'dd.mm.yyyy';
    }
  }
  const book = xlsx.utils.book_new(sheet, 'Debitorenposten');
  book.Props = { Title: 'Debitorenposten per 31.12.2025', CreatedDate: new Date(0), ModifiedDate: new Date(0) };
  return bytesOf(book);
}

/** Excel's day number: days since 30 December 1899. */
const serial = (of: Day): number => Math.round((Date.parse(of) - Date.UTC(1899, 11, 30)) / 86_400_000);
