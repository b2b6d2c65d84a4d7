import { simpleParser } from 'mailparser';
import type { Company } from '../companies/company';
import { openLink } from '../people/access-link.actions';
import { codeTyped } from '../people/short-code';
import { rowsOf } from '../platform/db';
import { closeBrowser } from '../platform/pdf/browser';
import { testDatabase } from '../platform/testing/database';
import { seePdf } from '../platform/testing/read-pdf';
import { codesOnPage } from '../platform/testing/seen-codes';
import { recordPosted } from './posting.actions';
import type { PostRoom } from './post.actions';
import { maskedMail } from './masked-mail';
import { letterPdf, sheetOf } from './sheet.actions';
import { previewDraft, wordsOf } from './show.actions';
import { messageById, type MessageRow } from './store';
import { line, section } from './samples';
import { littleOutbox, type LittleOutbox } from './testing/little-outbox';

/** The way to the account that each message carries: of its own, for a while, and hidden in all that we keep to look at. */
const open = testDatabase();
let count = 0;
const fresh = (): Promise<LittleOutbox> => littleOutbox(open.db, open.home, `door${(count += 1)}`);
afterAll(closeBrowser);

const SITE = 'https://duly.example';
const room = (box: LittleOutbox, url = SITE, elsewhere: readonly number[] = []): PostRoom => ({
  ...box.post(),
  site: { url, elsewhere: () => Promise.resolve(new Set(elsewhere)) },
});
const letter = {
  to: {
    ...{ channel: 'letter' as const, name: 'Dupont SARL', contactId: null, addressId: null },
    address: { street: '5 avenue de la Gare', postcode: '35000', city: 'Rennes', region: null, country: 'FR' },
  },
};

async function rowsIn(box: LittleOutbox): Promise<MessageRow[]> {
  const ids = await rowsOf<{ id: number }>(open.db.read, `select id from message where company_id = ? order by id`, [
    box.ledger.companyId,
  ]);
  const rows = await Promise.all(ids.map(({ id }) => messageById(open.db.read, box.ledger.companyId, id)));
  return rows.filter((row) => row !== undefined);
}

const linksOf = (box: LittleOutbox): Promise<unknown[]> =>
  rowsOf(
    open.db.read,
    `select about, made_for as "for", typed, contact_id as contact, expires_at as expires, uses
     from access_link where company_id = ? order by id`,
    [box.ledger.companyId],
  );

const secretIn = (text: string): string => /\/portal\/([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '';

async function everythingShown(box: LittleOutbox, company: Company, post: PostRoom, row: MessageRow): Promise<string> {
  const words = await wordsOf(box.work(), post, company, row);
  return [words.html, words.text, await sheetOf(box.work(), post, company, row)].join('\n');
}

describe('a mail', () => {
  it('carries a link of its own that opens the account for sixty days, and is kept without it', async () => {
    const box = await fresh();
    const other = { to: { channel: 'email', email: 'lea@example.com', name: 'Léa', contactId: null } } as const;
    await box.queue(box.draft(), box.draft(other));
    const post = room(box);
    expect(await box.deliver(post)).toMatchObject({ accepted: 2 });
    const rows = await rowsIn(box);
    expect(await linksOf(box)).toEqual(
      rows.map(({ id, contact_id }) => ({
        ...{ about: `customer/${box.ledger.customerId}`, for: `message/${id}`, typed: 0, contact: contact_id, uses: 0 },
        expires: new Date(Date.parse(box.work().now) + 60 * 86_400_000).toISOString(),
      })),
    );
    const sent = await Promise.all(
      rows.map(async ({ raw_sha }) => simpleParser(await box.work().files.get(raw_sha ?? ''))),
    );
    const secrets = sent.map(({ text }) => secretIn(text ?? ''));
    expect(new Set(secrets).size).toBe(2);
    for (const [at, row] of rows.entries()) {
      const secret = secrets[at] ?? '';
      const { text = '', html } = sent[at] ?? {};
      expect(text).toContain(`${SITE}/portal/${secret}`);
      expect(String(html)).toContain(`href="${SITE}/portal/${secret}"`);
      expect(await openLink(open.db.read, box.work().now, 'portal', secret)).toMatchObject({
        about: `customer/${box.ledger.customerId}`,
        companyId: box.ledger.companyId,
      });
      const shown = await everythingShown(box, await box.company(), post, row);
      expect(shown).toContain(`${SITE}/portal/\u2022\u2022\u2022\u2022`);
      expect(secretIn(shown)).toBe('');
      const original = maskedMail(await box.work().files.get(row.raw_sha ?? ''));
      expect(secretIn((await simpleParser(original)).text ?? '')).toBe('');
    }
  });

  it('shows a sample before it leaves, and makes nothing by being looked at', async () => {
    const box = await fresh();
    const post = room(box);
    const { text } = await previewDraft(box.work(), post, await box.company(), box.draft());
    expect(text).toContain(`${SITE}/portal/sample`);
    await box.queue(box.draft());
    const [row] = await rowsIn(box);
    expect(await everythingShown(box, await box.company(), post, row!)).toContain(`${SITE}/portal/sample`);
    expect(await linksOf(box)).toEqual([]);
    expect(await openLink(open.db.read, box.work().now, 'portal', 'sample')).toBeUndefined();
  });

  it.each<[string, (box: LittleOutbox) => Promise<PostRoom>]>([
    ['the company wants none', async (box) => box.set('portalLinkDays', '0').then(() => room(box))],
    ['it leads to the reader’s own machine', async (box) => box.set('testMode', 'false').then(() => room(box, 'http://127.0.0.1:3000'))], // prettier-ignore
    ['a partner has the account', (box) => Promise.resolve(room(box, SITE, [box.ledger.customerId]))],
    ['nobody said where we are reached', (box) => Promise.resolve(box.post())],
  ])('carries none where %s', async (_, made) => {
    const box = await fresh();
    const post = await made(box);
    await box.queue(box.draft());
    expect(await box.deliver(post)).toMatchObject({ accepted: 1 });
    expect(await linksOf(box)).toEqual([]);
    const [row] = await rowsIn(box);
    const { text } = await simpleParser(await box.work().files.get(row?.raw_sha ?? ''));
    expect(text).not.toMatch(/portal|online/);
  });

  it('carries one to this machine while the company tries things out', async () => {
    const box = await fresh();
    await box.queue(box.draft());
    await box.deliver(room(box, 'http://127.0.0.1:3000'));
    expect(await linksOf(box)).toHaveLength(1);
  });
});

describe('a letter', () => {
  it('carries a code to type and the same to scan, apart from the code of the payment; it is hidden once it is posted', async () => {
    const box = await fresh();
    await box.queue(box.draft({ ...letter, language: 'fr' }));
    const post = room(box);
    expect(await box.deliver(post)).toMatchObject({ made: 1 });
    const [row] = await rowsIn(box);
    expect(await linksOf(box)).toMatchObject([{ for: `message/${row?.id ?? 0}`, typed: 1 }]);
    const pdf = await box.work().files.get(row?.raw_sha ?? '');
    const { pages } = await seePdf(pdf);
    const printed = /duly\.example\/p – code (\w{4}-\w{4}-\w{4})/.exec(pages[0] ?? '')?.[1] ?? '';
    const code = codeTyped(printed) ?? '';
    expect(await openLink(open.db.read, box.work().now, 'portal', code)).toMatchObject({
      companyId: box.ledger.companyId,
    });
    const scanned = await codesOnPage(pdf);
    expect(scanned.map((text) => text.split('\n')[0])).toEqual(['BCD', `${SITE}/p/${code}`]);
    const company = await box.company();
    const shown = await everythingShown(box, company, post, row!);
    expect(shown).toContain('\u2022\u2022\u2022\u2022-\u2022\u2022\u2022\u2022');
    expect([shown.includes(printed), shown.includes(code)]).toEqual([false, false]);
    expect(await letterPdf(box.work(), post, company, row!, true)).toEqual(pdf); // for whoever prints it
    const masked = await letterPdf(box.work(), post, company, row!);
    expect(await codesOnPage(masked!)).toHaveLength(1);
    expect((await seePdf(masked!)).pages[0]).not.toContain(printed);
    const posting = { companyId: company.id, messageIds: [row!.id], on: box.work().today, service: 'letter' as const };
    await recordPosted(box.work(), post, { ...posting, number: null, proofId: null });
    const [posted] = await rowsIn(box);
    expect(await codesOnPage((await letterPdf(box.work(), post, company, posted!, true))!)).toHaveLength(1);
  });

  it('of several pages keeps their numbers where the code is hidden', async () => {
    const box = await fresh();
    const draft = box.draft({ ...letter, language: 'fr' });
    const many = Array.from({ length: 40 }, (_, n) => line(`FA-${100 + n}`, 1_000, 5));
    await box.queue({ ...draft, content: { ...draft.content, sections: [section('EUR', { items: many })] } });
    const post = room(box);
    await box.deliver(post);
    const [row] = await rowsIn(box);
    const { pages } = await seePdf((await letterPdf(box.work(), post, await box.company(), row!))!);
    expect([pages.length, pages[1]?.includes('Page 2 sur 2'), pages.join(' ').includes('FA-139')]).toEqual([2, true, true]); // prettier-ignore
    expect(pages.join(' ')).toContain('\u2022\u2022\u2022\u2022-');
  });
});
