import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertAddress } from '../customers/contact.store';
import { addressesInRange } from '../customers/store';
import { day } from '../kernel/day';
import { closeBrowser } from '../platform/pdf/browser';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { seePdf, type SeenPdf } from '../platform/testing/read-pdf';
import { duly, type Spoken } from '../platform/testing/work';
import { tasksOf } from '../tasks/store';
import { outboxCommands } from './cli';
import type { Draft } from './draft';
import type { Ending } from './gate';
import { noticeUnposted, recordPosted, recordPostalNews, takeBackPosted } from './posting.actions';
import { line, section } from './samples';
import { littleOutbox, type LittleOutbox } from './testing/little-outbox';

const open = testDatabase();
let count = 0;
const fresh = (): Promise<LittleOutbox> => littleOutbox(open.db, open.home, `letter${(count += 1)}`);
afterAll(closeBrowser);

const letterTo = (name: string, addressId: number | null = null): Draft['to'] => ({
  channel: 'letter',
  name,
  contactId: null,
  addressId,
  address: { street: '5 avenue de la Gare', postcode: '35000', city: 'Rennes', region: null, country: 'FR' },
});

const idsOf = async (box: LittleOutbox): Promise<number[]> =>
  (
    await rowsOf<{ id: number }>(open.db.read, `select id from message where company_id = ? order by id`, [
      box.ledger.companyId,
    ])
  ).map(({ id }) => id);

describe('letters', () => {
  it('C19: are made for those only who are written to by post, each as a PDF of its own, several pages numbered', async () => {
    const box = await fresh();
    const draft = box.draft({ to: letterTo('Dupont SARL'), language: 'fr', batch: 'run/7' });
    const many = Array.from({ length: 40 }, (_, n) => line(`FA-${100 + n}`, 1_000, 5));
    await box.queue(
      draft,
      box.draft({
        ...draft,
        to: letterTo('Durand SA'),
        content: { ...draft.content, sections: [section('EUR', { items: many })] },
      }),
      box.draft({ ...draft, to: letterTo('Muller GmbH'), language: 'de' }),
    );
    await box.queue(box.draft());
    expect(await box.deliver()).toMatchObject({ accepted: 1, made: 3 });
    expect(await box.states()).toEqual([
      'made Dupont SARL, 5 avenue de la Gare, 35000, Rennes, FR',
      'made Durand SA, 5 avenue de la Gare, 35000, Rennes, FR',
      'made Muller GmbH, 5 avenue de la Gare, 35000, Rennes, FR',
      'accepted anna@example.com',
    ]);
    const rows = await rowsOf<{ raw_sha: string }>(
      open.db.read,
      `select raw_sha from message where company_id = ? and channel = 'letter' order by id`,
      [box.ledger.companyId],
    );
    const seen: SeenPdf[] = [];
    for (const { raw_sha } of rows) seen.push(await seePdf(await box.work().files.get(raw_sha)));
    expect(seen.map(({ pages }) => pages.length)).toEqual([1, 2, 1]);
    expect(seen[0]?.pages[0]).toContain('Dupont SARL');
    expect(seen[0]?.pages[0]).toContain('Merci de régler au plus tard le 12 mars 2026');
    expect(seen[0]?.pages[0]).not.toContain('Page');
    expect(seen[1]?.pages[1]).toContain('Page 2 sur 2');
    expect(seen[1]?.pages.join(' ')).toContain('FA-139');
    expect(seen[2]?.pages[0]).toContain('Bitte zahlen Sie bis zum 12. März 2026');
  });

  it('of a run come as one file ready to print, in duplex each on a sheet of its own', async () => {
    const box = await fresh();
    await box.queue(...['Alpha', 'Bravo', 'Charlie'].map((name) => box.draft({ to: letterTo(name), batch: 'run/7' })));
    await box.queue(box.draft({ to: letterTo('Delta'), batch: 'run/8' }));
    await box.deliver();
    const out = join(mkdtempSync(join(tmpdir(), 'duly-print-')), 'letters.pdf');
    expect((await say(box, 'print', '--run', '7', '--out', out)).json).toMatchObject({ letters: 3, pages: 3 });
    expect((await seePdf(readFileSync(out))).pages.map((page) => /Alpha|Bravo|Charlie/.exec(page)?.[0])).toEqual([
      'Alpha',
      'Bravo',
      'Charlie',
    ]);
    expect((await say(box, 'print', '--duplex', '--out', out)).json).toMatchObject({ letters: 4, pages: 7 });
    await expect(say(box, 'print', '--run', '9', '--out', out)).rejects.toThrow('No letter waits for the post');
  });

  it('are posted by somebody, on a day, by a service, with number and proof', async () => {
    const box = await fresh();
    await box.queue(box.draft({ to: letterTo('Dupont SARL') }));
    await box.deliver();
    const endings: Ending[] = [];
    const told = { ended: async (_: unknown, __: unknown, list: readonly Ending[]) => void endings.push(...list) };
    const [id] = await idsOf(box);
    const { companyId } = box.ledger;
    const posting = {
      companyId,
      messageIds: [id!],
      on: day('2026-03-02'),
      service: 'La Poste',
      number: 'RK 1',
      proofId: null,
    };
    await expect(recordPosted(box.work(), box.post(), { ...posting, on: day('2026-03-05') })).rejects.toThrow(
      'lies in the future',
    );
    await recordPosted(box.work(), box.post(undefined, told), posting);
    await expect(recordPosted(box.work(), box.post(), posting)).rejects.toThrow(
      'only a letter that was made can be posted',
    );
    const news = {
      companyId,
      messageId: id!,
      on: day('2026-03-04'),
      is: 'delivered',
      note: null,
      proofId: null,
    } as const;
    await recordPostalNews(box.work('2026-03-05'), box.post(), news);
    expect(await box.steps()).toEqual(['attempt', 'made', 'posted', 'delivered']);
    expect(endings).toMatchObject([{ about: 'reminder/1', state: 'posted' }]);
    const [posted] = await rowsOf<{ detail: string; recorded_by: string }>(
      open.db.read,
      `select detail, recorded_by from v_message_step where kind = 'posted' and company_id = ?`,
      [companyId],
    );
    expect([JSON.parse(posted!.detail), posted!.recorded_by]).toEqual([
      { service: 'La Poste', number: 'RK 1', proof: null },
      'maria',
    ]);
  });

  it('left lying for more than a working day are somebody’s task', async () => {
    const box = await fresh();
    await box.queue(box.draft({ to: letterTo('Dupont SARL') }));
    const company = await box.company();
    await box.deliver(box.post(), '2026-03-06'); // a Friday
    expect(await noticeUnposted(box.work('2026-03-09'), company)).toBe(0);
    expect(await noticeUnposted(box.work('2026-03-10'), company)).toBe(1);
    expect(await noticeUnposted(box.work('2026-03-11'), company)).toBe(0);
    const { companyId } = box.ledger;
    expect((await tasksOf(open.db.read, { companyId })).map(({ title }) => title)).toEqual([
      'Post the letter to Dupont SARL: it was made on 2026-03-06',
    ]);
    const [id] = await idsOf(box);
    await recordPosted(box.work('2026-03-11'), box.post(), {
      companyId, messageIds: [id!], on: day('2026-03-11'), service: 'La Poste', number: null, proofId: null,
    }); // prettier-ignore
    expect(await tasksOf(open.db.read, { companyId })).toEqual([]);
    const mistaken = { companyId, messageIds: [id!], why: 'still here' };
    await takeBackPosted(box.work('2026-03-12'), mistaken);
    await expect(takeBackPosted(box.work('2026-03-12'), mistaken)).rejects.toThrow('only of a letter that is in the post'); // prettier-ignore
    expect(await box.steps()).toEqual(['attempt', 'made', 'posted', 'unposted']);
    expect((await box.states())[0]).toMatch(/^made /);
    expect((await tasksOf(open.db.read, { companyId })).map(({ kind }) => kind)).toEqual(['letter_unposted']);
    expect((await say(box, 'posted', '4711', '--service', 'La Poste')).json).toMatchObject({ state: 'posted' });
    expect((await say(box, 'unposted', '4711')).json).toMatchObject({ state: 'made' });
    await expect(say(box, 'unposted', '4711')).rejects.toThrow('There is no letter 4711 that is posted.');
    await expect(say(box, 'unposted')).rejects.toThrow('Which letters were not posted?');
  });

  it('that come back make the address invalid, and somebody looks for the right one', async () => {
    const box = await fresh();
    const { companyId, customerId } = box.ledger;
    const addressId = await open.db.transaction((tx) =>
      insertAddress(tx, box.work(), {
        companyId, customerId, role: 'reminder', name: null, street: '5 avenue de la Gare', postcode: '35000', city: 'Rennes', region: null, country: 'FR',
      }),
    ); // prettier-ignore
    await box.queue(box.draft({ to: letterTo('Dupont SARL', addressId) }));
    await box.deliver();
    await say(box, 'posted', '4711', '--service', 'La Poste');
    expect((await say(box, 'returned', '4711', '--note', 'moved away')).json).toMatchObject({ state: 'returned' });
    const [address] = await addressesInRange(open.db.read, { companyId, first: customerId, last: customerId });
    expect(address?.invalidSince).not.toBeNull();
    expect((await tasksOf(open.db.read, { companyId })).map(({ kind }) => kind)).toEqual(['find_address']);
  });

  it('that are refused leave the address as it is', async () => {
    const box = await fresh();
    await box.queue(box.draft({ to: letterTo('Dupont SARL') }));
    await box.deliver();
    await say(box, 'posted', '4711', '--service', 'La Poste');
    expect((await say(box, 'returned', '4711', '--refused')).json).toMatchObject({ state: 'refused' });
    expect((await tasksOf(open.db.read, { companyId: box.ledger.companyId })).map(({ kind }) => kind)).toEqual([
      'letter_refused',
    ]);
  });

  it('without an address are not made', async () => {
    const box = await fresh();
    const nowhere = { street: null, postcode: null, city: null, region: null, country: 'FR' };
    await box.queue(box.draft({ to: { ...letterTo('Dupont'), address: nowhere } as Draft['to'] }));
    expect(await box.deliver()).toMatchObject({ made: 0, failed: 1 });
  });
});

const say = async (box: LittleOutbox, ...args: string[]): Promise<Spoken> => {
  const { code } = await box.company();
  const commands = (program: Parameters<typeof outboxCommands>[0], shell: Parameters<typeof outboxCommands>[1]): void =>
    outboxCommands(program, shell, async () => box.post());
  return duly(box.work(), commands, ['outbox', ...args, '--company', code, '--json']);
};

describe('duly outbox', () => {
  it('lists, delivers and shows', async () => {
    const box = await fresh();
    await box.queue(box.draft(), box.draft({ to: letterTo('Dupont SARL'), batch: 'run/3' }));
    expect((await say(box, 'list')).json).toMatchObject([
      { customer: '4711', channel: 'letter', state: 'queued', batch: 'run/3', template: 'reminder-friendly' },
      { channel: 'email', recipient: 'anna@example.com' },
    ]);
    expect((await say(box, 'list', '--state', 'accepted')).json).toEqual([]);
    expect((await say(box, 'show', '4711')).json).toMatchObject({
      state: 'queued',
      evidence: { raw: null },
      steps: [],
    });
    expect((await say(box, 'deliver')).json).toMatchObject({ accepted: 1, made: 1, by: 'folder' });
    const shown = (await say(box, 'list', '--channel', 'email')).json as { message: string; subject: string }[];
    const email = (await say(box, 'show', shown[0]!.message)).json as {
      text: string;
      steps: { kind: string }[];
      subject: string;
    };
    expect(email.subject).toBe(shown[0]!.subject);
    expect(email.text).toContain('Please pay by');
    expect(email.steps.map(({ kind }) => kind)).toEqual(['attempt', 'handed_over', 'accepted']);
    expect((await say(box, 'list', '--run', '3')).json).toHaveLength(1);
    await expect(say(box, 'list', '--run', 'x')).rejects.toThrow('x is no run');
    await expect(say(box, 'show', 'me_00000000000')).rejects.toThrow('There is no message');
    await expect(say(box, 'doubtful', shown[0]!.message)).rejects.toThrow('Say what became of it');
    await expect(say(box, 'doubtful', shown[0]!.message, '--sent')).rejects.toThrow('is accepted, not in doubt');
  });

  it('says to people in plain words what happened, and that test mode is on', async () => {
    const box = await fresh();
    const { code } = await box.company();
    const speak = async (...args: string[]): Promise<string> =>
      (
        await duly(box.work(), (program, shell) => outboxCommands(program, shell, async () => box.post()), [
          'outbox',
          ...args,
          '--company',
          code,
        ])
      ).text;
    expect(await speak('list')).toContain('No messages. They come with a run');
    await box.queue(box.draft());
    expect(await speak('deliver')).toBe(
      'Emails went into the outbox folder of this machine, to nobody else.\n1 email accepted, 0 letters made, 0 failed, 0 in doubt.',
    );
    expect(await speak('list')).toMatch(
      /^Test mode: .*\nme_.* 2026-03-02 {2}email {2}accepted {2}4711 .*Anna Martin {2}Overdue: 1 invoice/s,
    );
    expect(await speak('show', '4711')).toContain('Subject: Overdue: 1 invoice, €1,000.00');
  });

  it('keeps the receipt of the post', async () => {
    const box = await fresh();
    await box.queue(box.draft({ to: letterTo('Dupont SARL') }));
    await box.deliver();
    const receipt = join(mkdtempSync(join(tmpdir(), 'duly-receipt-')), 'receipt.png');
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    writeFileSync(receipt, Buffer.from(png, 'base64'));
    await say(box, 'posted', '4711', '--service', 'La Poste', '--proof', receipt);
    const [document] = await rowsOf<{ about: string; kind: string }>(
      open.db.read,
      `select about, kind from v_document where company_id = ?`,
      [box.ledger.companyId],
    );
    expect(document).toEqual({ about: `message/${(await idsOf(box))[0]}`, kind: 'proof' });
    await expect(say(box, 'delivered', '4711', '--proof', '/nowhere.pdf')).rejects.toThrow(
      '/nowhere.pdf cannot be read',
    );
  });
});
