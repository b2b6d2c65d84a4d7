import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { papers, tables, writeDemoFiles } from './build.actions';
import { invoicePdf } from './invoice-pdf';
import { worlds } from './world';

const FOLDER = join(__dirname, '..', '..', 'fixtures', 'demo');

/** `DULY_UPDATE=1 npx jest src/demo/build` writes the files anew. */
beforeAll(async () => {
  if (process.env['DULY_UPDATE'] === '1') await writeDemoFiles(FOLDER);
});

describe("the demo's ledger", () => {
  it('is two companies with at least 120 customers in six countries, 2,500 invoices and three currencies', () => {
    const all = worlds();
    const buyers = all.flatMap((world) => world.buyers);
    const invoices = all.flatMap((world) => world.sales).filter((sale) => sale.kind === 'invoice');
    expect(all).toHaveLength(2);
    expect(buyers.length).toBeGreaterThanOrEqual(120);
    expect(new Set(buyers.map((buyer) => buyer.country)).size).toBeGreaterThanOrEqual(6);
    expect(new Set(buyers.map((buyer) => buyer.currency)).size).toBe(3);
    expect(invoices.length).toBeGreaterThanOrEqual(2500);
    expect(invoices.map((sale) => sale.document)).toHaveLength(new Set(invoices.map((sale) => sale.document)).size);
  });

  it.each(worlds().map((world) => [world.firm.code, world] as const))(
    'of %s lies in fixtures, to the byte',
    async (code, world) => {
      for (const [name, bytes] of tables(world)) {
        expect([name, readFileSync(join(FOLDER, code, name)).equals(bytes)]).toEqual([name, true]);
      }
      const shown = papers(world);
      expect(readdirSync(join(FOLDER, code, 'invoices')).sort()).toEqual(
        shown.map((sale) => `${sale.document}.pdf`).sort(),
      );
      for (const sale of shown.slice(0, 5)) {
        const path = join(FOLDER, code, 'invoices', `${sale.document}.pdf`);
        expect(existsSync(path) && readFileSync(path).equals(Buffer.from(await invoicePdf(world, sale)))).toBe(true);
      }
    },
  );

  it('has something booked on every working day of the feed', () => {
    for (const world of worlds()) {
      const days = new Set([
        ...world.sales.map((sale) => sale.issuedOn),
        ...world.receipts.map((receipt) => receipt.on),
      ]);
      expect([...days].filter((on) => on > '2025-12-31').length).toBeGreaterThan(120);
    }
  });
});
