import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hands } from './hands';
import type { TestDesk } from './test-desk';

/** A source that delivers by itself has brought a statement, one of another company's account, an advice and a paper. */
export async function aSourceDelivered(
  desk: TestDesk,
  administrator: Hands,
  iban = 'FR1420041010050500013M02606',
): Promise<string> {
  const at = `/c/${desk.company.code}`;
  const page = `${at}/settings/intake`;
  const source = { kind: 'folder', name: 'House bank', source: 'house bank', place: 'bank', pattern: '*', takes: 'anything' }; // prettier-ignore
  await administrator.fills(page, source);
  const folder = join(desk.house.config.intakeRoot, desk.company.code, 'bank');
  mkdirSync(folder, { recursive: true });
  const fixture = (name: string): string =>
    readFileSync(join(__dirname, '../../../fixtures/imports/bank', name), 'utf8');
  const statement = fixture('camt053-v2.xml');
  const files: Readonly<Record<string, string>> = {
    'statement-2026-06.xml': statement.replaceAll('FR7630006000011234567890189', iban),
    'of-somebody-else.sta': fixture('mt940-nl.sta'),
    'avis.csv': 'Invoice number;Gross;Discount;Paid\nF-1;100.00;2.00;98.00\nTotal;;;99.00\n',
    'plan.pdf': '%PDF-1.4\n%%EOF\n',
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.done`), '');
  }
  const run = await administrator.link(page, /\/run$/);
  await administrator.visitor.post(run, {});
  return `${at}/imports/delivered`;
}
