import { changeSetting } from '../companies/actions';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { day } from '../kernel/day';
import { queueMessages } from '../outbox/actions';
import { deliver } from '../outbox/delivery.actions';
import type { Draft } from '../outbox/draft';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { tellReceipt, type Receipt } from './receipt.actions';

/** The receipt of what a customer did: to a known address, beside all else that is written that day, in words that ask for nothing. */
const open = testDatabase();
let desk: TestDesk;
let customerId: number;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  const [found] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = '4711'`, []);
  customerId = found?.id ?? 0;
});
afterAll(() => desk.close());

const tell = (more: Partial<Receipt> = {}): Promise<number | null> =>
  desk.house.db.transaction((tx) =>
    tellReceipt(tx, desk.work(), {
      ...{
        companyId: desk.company.id,
        customerId,
        language: 'en',
        title: 'Your question',
        lines: ['First.', 'Second.'],
      },
      ...more,
    }),
  );
const messages = (): Promise<{ about: string; turn: number; recipient: string }[]> =>
  rowsOf(open.db.read, `select substr(about, 1, 7) as about, turn, recipient from message order by id`, []);

describe('a receipt', () => {
  it('takes nobody’s place and leaves its own to nobody: several a day, and the message of the day as well', async () => {
    const ids = await Promise.all([tell(), tell({ title: 'Another' }), tell({ title: 'A third' })]);
    expect(new Set(ids).size).toBe(3);
    const [first] = await messages();
    const free: Draft = {
      ...{
        companyId: desk.company.id,
        customerId,
        about: 'free/1',
        day: desk.work().today,
        language: 'en',
        template: 'free',
      },
      to: { channel: 'email', email: first?.recipient ?? '', name: null, contactId: null },
      content: {
        ...{
          kind: 'free',
          tone: 'neutral',
          fileNumber: '1',
          bookedUntil: day('2026-03-02'),
          payByOn: null,
          sections: [],
        },
        ...{ subject: 'Hello', paragraphs: ['By hand.'] },
      },
    };
    const queue = (): Promise<unknown> =>
      desk.house.db.transaction(async (tx) => (await queueMessages(tx, desk.work(), [free]))[0]?.outcome);
    expect([await queue(), await queue()]).toEqual(['queued', 'exists']);
    expect((await messages()).map(({ about, turn }) => [about, turn])).toEqual([
      ['receipt', 1],
      ['receipt', 2],
      ['receipt', 3],
      ['free/1', 0],
    ]);
  });

  it('leaves at once, in the language asked for, and typed text stays text', async () => {
    const id = await tell({ language: 'de', title: 'Ihre\r\nBcc: all@x.example', lines: ['<b>Danke</b> {{secret}}', '**x**'] }); // prettier-ignore
    await deliver(desk.work(), desk.house.post(), desk.company);
    const [sent] = await rowsOf<{ state: string; subject: string; sha: string; html: string }>(
      open.db.read,
      `select state, subject, text_sha as sha, html_sha as html from message where id = ?`,
      [id],
    );
    expect([sent?.state, sent?.subject.startsWith('Ihre Bcc: all@x.example – ACME')]).toEqual(['accepted', true]);
    const text = (await desk.house.files.get(sent?.sha ?? '')).toString();
    for (const part of ['Ihre Mitteilung ist bei uns angekommen', '<b>Danke</b> {{secret}}', 'Antworten Sie einfach'])
      expect(text).toContain(part);
  });

  it('goes to nobody where no address is known that may be written to, and in shadow mode', async () => {
    await open.db.write('contact').where({ customer_id: customerId }).update({ state: 'opted_out' });
    expect(await tell()).toBeNull();
    await open.db.write('contact').where({ customer_id: customerId }).update({ state: 'ok' });
    await changeSetting(desk.work(), desk.company.id, 'shadowMode', 'true');
    expect(await tell()).toBeNull();
  });
});
