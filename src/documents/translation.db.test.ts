import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { Refusal } from '../kernel/result';
import { plantCompany } from '../ledger/testing/plant';
import { namedEntry } from '../ledger/named.cli';
import { findMessage } from '../outbox/named.cli';
import { diskFiles } from '../platform/files';
import type { Shell } from '../platform/shell';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn } from '../platform/testing/work';
import { attachDocument, removeDocument } from './actions';
import { documentCommands } from './cli';
import { languageFrom } from './translation';
import { attachTranslation, originalDocument } from './translation.actions';
import { translationsOf } from './translation.store';

/** A translation knows what it translates, into which language, by whom, and is seen by whom its original is. */
const open = testDatabase();
const work = () => workOn(open.db, '2026-03-02', { files: diskFiles(join(open.home, 'files')) });
const bytes = Buffer.from('%PDF-1.7\ntranslated');
const given = { fileName: 'Vertrag.pdf', bytes, language: ' DE ', translator: ' A.  Weber ', sworn: true };

let count = 0;
async function contract() {
  const whose = await plantCompany(open.db, `tr${(count += 1)}`);
  const about = `customer/${whose.customerId}`;
  const file = {
    kind: 'contract' as const,
    fileName: 'c.pdf',
    bytes: Buffer.from('%PDF-1.7\nc'),
    visibility: 'partner' as const,
  };
  const { document } = await attachDocument(work(), { ...whose, about, ...file });
  return { ...whose, document };
}
const refused = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

describe('a translation', () => {
  it('is filed with its original; said again it says it anew, and goes out of sight with it', async () => {
    const { companyId, customerId, document } = await contract();
    const original = await originalDocument(work(), companyId, document.id);
    const made = await attachTranslation(work(), original, given);
    expect(made).toMatchObject({ kind: 'translation', visibility: 'partner', about: `document/${document.id}` });
    await attachTranslation(work(), original, { ...given, translator: 'B. Braun', sworn: false });
    expect(await translationsOf(open.db.read, companyId, customerId)).toEqual([
      { documentId: made.id, about: `document/${document.id}`, language: 'de', translator: 'B. Braun', sworn: false },
    ]);
    expect(await refused(originalDocument(work(), companyId, made.id))).toBe('translated-already');
    await removeDocument(work(), companyId, made.id, 'wrong');
    expect(await translationsOf(open.db.read, companyId, customerId)).toEqual([]);
  });

  it.each([
    ['no language', { language: 'german' }],
    ['no such language', { language: 'qq' }],
    ['no translator', { translator: ' \n ' }],
    ['an empty file', { bytes: Buffer.alloc(0) }],
    ['a program', { bytes: Buffer.from('MZ\u0090\0\u0003'), fileName: 'x.exe' }],
  ])('is refused for %s, and nothing is kept', async (_, wrong) => {
    const { companyId, customerId, document } = await contract();
    const original = await originalDocument(work(), companyId, document.id);
    expect(await refused(attachTranslation(work(), original, { ...given, ...wrong }))).not.toBe('done');
    expect(await translationsOf(open.db.read, companyId, customerId)).toEqual([]);
  });

  it('is of a document of this company', async () => {
    const [one, other] = [await contract(), await contract()];
    expect(await refused(originalDocument(work(), one.companyId, other.document.id))).toBe('no-such-document');
    expect(await refused(originalDocument(work(), one.companyId, undefined))).toBe('no-such-document');
    expect(await refused(findMessage(work(), one.companyId, 999))).toBe('no-such-message');
  });

  it('knows languages by two letters', () => {
    expect(['de', 'SV ', 'xx', 'd', '', 'de-DE', '<b'].map(languageFrom)).toEqual(['de', 'sv', undefined, undefined, undefined, undefined, undefined]); // prettier-ignore
  });
});

describe('duly documents translate', () => {
  it('files it beside a document or a message', async () => {
    const { document, companyId, customerId } = await contract();
    const code = `tr${count}`;
    const path = join(open.home, 'de.pdf');
    writeFileSync(path, bytes);
    const messageOf = (_: unknown, __: number, id: number) => Promise.resolve({ about: `message/${id}`, customerId });
    const deps = {
      findEntry: namedEntry,
      findMessage: messageOf,
      attachFolder: () => Promise.reject(new Error('no folder')),
    };
    const commands = (program: Command, shell: Shell): void => documentCommands(program, shell, deps);
    const run = (original: string, file = path) => duly(work(), commands, ['documents', 'translate', original, file, '--language', 'de', '--by', 'A. Weber', '--sworn', '--company', code]); // prettier-ignore
    expect((await run(work().ids.seal('document', document.id))).text).toContain('de.pdf');
    await run(work().ids.seal('message', 7));
    await expect(run('do_nothing')).rejects.toThrow(Refusal);
    await expect(run(work().ids.seal('document', document.id), join(open.home, 'no.pdf'))).rejects.toThrow('no file');
    const kept = await translationsOf(open.db.read, companyId, customerId);
    expect(kept.map(({ about, sworn }) => [about, sworn])).toEqual([[`document/${document.id}`, true], ['message/7', true]]); // prettier-ignore
  });
});
