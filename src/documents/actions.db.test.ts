import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { namedEntry } from '../ledger/named.cli';
import { littleLedger } from '../ledger/testing/little-ledger';
import { plantCompany } from '../ledger/testing/plant';
import { rowsOf } from '../platform/db';
import { diskFiles } from '../platform/files';
import { BadFile, type Shell } from '../platform/shell';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn } from '../platform/testing/work';
import type { Work } from '../platform/work';
import { attachDocument, attachMany, removeDocument, type Attachment } from './actions';
import { documentCommands, type AttachDeps, type Folder } from './cli';
import { LARGEST_DOCUMENT } from './document';
import { documentsOf, removeOfImport } from './store';

const open = testDatabase();
const work = (today = '2026-03-02'): Work => workOn(open.db, today, { files: diskFiles(join(open.home, 'files')) });
const PDF = Buffer.from('%PDF-1.7\nthe contract');

let count = 0;
const fresh = (): Promise<{ companyId: number; customerId: number }> => plantCompany(open.db, `acme${(count += 1)}`);

const contract = (whose: { companyId: number; customerId: number }, more: Partial<Attachment> = {}): Attachment => ({
  ...whose,
  about: `customer/${whose.customerId}`,
  kind: 'contract',
  fileName: 'Contract 2025.pdf',
  bytes: PDF,
  ...more,
});

const refused = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

describe('a document', () => {
  it('is kept by its content, typed by its bytes, visible as its kind says', async () => {
    const whose = await fresh();
    const { document, isNew } = await attachDocument(work(), contract(whose, { datedOn: day('2025-01-15') }));
    expect(isNew).toBe(true);
    expect(document).toMatchObject({
      title: 'Contract', fileName: 'Contract 2025.pdf', mediaType: 'application/pdf', bytes: PDF.length,
      visibility: 'court', datedOn: '2025-01-15', recordedBy: 'maria',
    }); // prettier-ignore
    expect(await work().files.get(document.sha256)).toEqual(PDF);
    const offer = await attachDocument(work(), contract(whose, { kind: 'settlement_offer' }));
    expect(offer.document.visibility).toBe('partner');
    const other = await attachDocument(work(), contract(whose, { kind: 'other', visibility: 'court' }));
    expect(other.document.visibility).toBe('court');
  });

  it('is attached once, also by two people at the same moment', async () => {
    const whose = await fresh();
    const both = await Promise.all([1, 2].map(() => attachDocument(work(), contract(whose))));
    expect(both.map((one) => one.document.id)[0]).toBe(both[1]?.document.id);
    expect(both.filter((one) => one.isNew)).toHaveLength(1);
    expect(await documentsOf(open.db.read, whose.companyId, { customerId: whose.customerId })).toHaveLength(1);
  });

  it('that is removed is seen no more, keeps its bytes, and may come again', async () => {
    const whose = await fresh();
    const { document } = await attachDocument(work(), contract(whose));
    await removeDocument(work(), whose.companyId, document.id, 'another customer’s');
    expect(await documentsOf(open.db.read, whose.companyId, { about: document.about })).toEqual([]);
    expect(await rowsOf(open.db.read, 'select * from v_document where id = ?', [document.id])).toEqual([]);
    expect(await work().files.has(document.sha256)).toBe(true);
    expect(await refused(removeDocument(work(), whose.companyId, document.id, 'x'))).toBe('no-such-document');
    expect((await attachDocument(work(), contract(whose))).isNew).toBe(true);
  });

  it('is refused when it is empty, too large, a program, or of a customer of another company', async () => {
    const whose = await fresh();
    const other = await fresh();
    const cases: [string, Partial<Attachment>][] = [
      ['empty-file', { bytes: Buffer.alloc(0) }],
      ['file-too-large', { bytes: Buffer.alloc(LARGEST_DOCUMENT + 1) }],
      ['file-type-not-accepted', { bytes: Buffer.from('MZ\x90\x00') }],
      ['no-such-customer', { customerId: other.customerId }],
    ];
    for (const [code, more] of cases) {
      expect([code, await refused(attachDocument(work(), contract(whose, more)))]).toEqual([code, code]);
    }
    const { document } = await attachDocument(work(), contract(whose));
    expect(await refused(removeDocument(work(), other.companyId, document.id, 'x'))).toBe('no-such-document');
  });

  it('comes with many others in one statement and one audit line, and goes with their import', async () => {
    const whose = await fresh();
    const rows = Array.from({ length: 2_000 }, (_, n) => ({
      ...whose, about: `entry/${n}`, kind: 'invoice' as const, fileName: `F-${n}.pdf`, mediaType: 'application/pdf',
      sha256: String(n).padStart(64, '0'), bytes: 10, importId: 7,
    })); // prettier-ignore
    const attach = (): Promise<number[]> => open.db.transaction((tx) => attachMany(tx, work(), rows));
    expect(await attach()).toHaveLength(2_000);
    expect(await attach()).toEqual([]);
    const lines = await rowsOf<{ ref: string }>(open.db.read, 'select ref from audit_line where company_id = ?', [
      whose.companyId,
    ]);
    expect(lines).toEqual([{ ref: 'import/7' }]);
    expect(await open.db.transaction((tx) => removeOfImport(tx, work(), whose.companyId, 7))).toBe(2_000);
  });
});

describe('duly attach', () => {
  const folders: Folder[] = [];
  const deps: AttachDeps = {
    findEntry: namedEntry,
    findMessage: () => Promise.reject(new Refusal('no-such-message', 'There is no such message.', '')),
    attachFolder: (_work, _shell, folder) => {
      folders.push(folder);
      return Promise.resolve({ attached: 3, unchanged: 1, unmatched: ['scan.pdf'] });
    },
  };
  const commands = (program: Command, shell: Shell): void => documentCommands(program, shell, deps);
  const run = (code: string, ...args: string[]): ReturnType<typeof duly> =>
    duly(work(), commands, [...args, '--company', code]);

  it('files one document of a customer, or of an invoice', async () => {
    const code = `acme${(count += 1)}`;
    const ledger = await littleLedger(open.db, code);
    await ledger.invoice('F-1001', 100_000, '2026-01-05');
    const path = join(open.home, 'Delivery.note.pdf');
    writeFileSync(path, PDF);
    const one = await run(code, 'attach', path, '--customer', '4711', '--kind', 'contract', '--json');
    expect(one.json).toMatchObject({
      kind: 'contract',
      fileName: 'Delivery.note.pdf',
      mediaType: 'application/pdf',
      isNew: true,
    });
    const two = await run(code, 'attach', path, '--item', 'F-1001', '--kind', 'delivery');
    expect(two.text).toContain('Proof of delivery  Delivery.note.pdf  1 kB  court');
    const listed = (await run(code, 'documents', '4711', '--json')).json as { document: string }[];
    expect(listed).toHaveLength(2);
    const removed = await run(code, 'documents', 'remove', listed[0]?.document ?? '', '--why', 'wrong');
    expect(removed.text).toContain('out of sight');
    expect((await run(code, 'documents', '4711')).text.split('\n')).toHaveLength(1);
  });

  it('hands folders and archives on, and says what matched nothing', async () => {
    const code = `acme${(count += 1)}`;
    const { companyId } = await plantCompany(open.db, code);
    expect((await run(code, 'attach', open.home)).text).toContain(
      '3 attached, 1 were there before.\n1 match no document, or several:\n  scan.pdf',
    );
    expect(folders.at(-1)).toEqual({ companyId, path: open.home, kind: 'invoice' });
  });

  it('says what is missing or wrong', async () => {
    const code = `acme${(count += 1)}`;
    await plantCompany(open.db, code);
    const path = join(open.home, 'contract.pdf');
    writeFileSync(path, PDF);
    await expect(run(code, 'attach', join(open.home, 'none.pdf'))).rejects.toThrow(BadFile);
    await expect(run(code, 'attach', path, '--kind', 'contract')).rejects.toThrow(WrongUse);
    await expect(run(code, 'attach', path, '--customer', '4711')).rejects.toThrow(WrongUse);
    await expect(run(code, 'attach', path, '--customer', '4711', '--kind', 'poem')).rejects.toThrow(/Allowed choices/);
    await expect(run(code, 'attach', path, '--item', 'F-9', '--kind', 'contract')).rejects.toThrow(/no document F-9/);
    await expect(run(code, 'documents', 'remove', 'do_00000000000', '--why', 'x')).rejects.toThrow(Refusal);
  });
});
