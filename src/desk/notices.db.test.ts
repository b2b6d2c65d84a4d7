import { findCustomer } from '../customers/store';
import { logActivity } from '../activities/actions';
import { CASE_NOTICES } from '../people/notify';
import { actorOf } from '../people/person';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import type { Work } from '../platform/work';
import { assignTasks, openTasks } from '../tasks/actions';
import { gatherNotices, mailDigests } from './notices.actions';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** What is new: told once to whom it concerns, in the way they chose; read and new again; in the mail of the morning once. */
const database = testDatabase();
let desk: TestDesk;
let work: Work;
beforeAll(async () => {
  desk = await openTestDesk(database);
  work = desk.work();
});
afterAll(() => desk.close());

const AT = '/c/acme-sas';
const task = (key: string, assignee: string | null, kind = 'call') => ({
  ...{ companyId: desk.company.id, customerId: null, kind, key, about: 'customer/1', assignee },
  ...{ title: `Do ${key}`, dueOn: work.today },
});
const open = (...tasks: ReturnType<typeof task>[]) => work.db.transaction((tx) => openTasks(tx, work, tasks));
const newOf = async (visitor: Visitor): Promise<string[]> =>
  [...(await visitor.get(`${AT}/notifications`)).text.matchAll(/<p>(Do [^<]*)<\/p>/g)].map(([, text]) => text ?? '');
const mails = (): Promise<{ recipient: string; subject: string; key: string; body: string }[]> =>
  rowsOf(work.db.read, 'select recipient, subject, key, body from house_mail order by id');

describe('what is new for a person', () => {
  it('is told once, to whom it concerns and not to who caused it', async () => {
    await open(
      task('one', 'collector@acme.example'),
      task('two', 'manager'),
      task('three', 'The reader'),
      task('four', 'billing'),
    );
    expect(await gatherNotices(work, desk.company)).toBe(4); // `manager`: whoever approves
    expect(await gatherNotices(work, desk.company)).toBe(0);
    const collector = await desk.as('collector');
    expect(await newOf(collector)).toEqual(['Do one']);
    expect(await newOf(await desk.as('reader'))).toEqual(['Do three']);
    expect(await newOf(await desk.as('administrator'))).toEqual(['Do two']);
    expect((await collector.get(`${AT}/items`)).text).toContain('aria-label="Notifications: 1 new"');
  });

  it('is read where it is opened, all at once, and new again by undo', async () => {
    const reader = await desk.as('reader');
    const [, id = ''] = /notifications\/(no_\w+)\/open/.exec((await reader.get(`${AT}/notifications`)).text) ?? [];
    expect((await (await desk.as('manager')).post(`${AT}/notifications/${id}/open`)).status).toBe(404);
    expect((await reader.post(`${AT}/notifications/${id}/open`)).location).toMatch(/\/tasks\/ta_/);
    expect(await newOf(reader)).toEqual([]);
    const manager = await desk.as('manager');
    await manager.post(`${AT}/notifications/read`, { all: '1' });
    const { text } = await manager.get(`${AT}/notifications`);
    expect(text).toContain('1 notification read');
    const [, moment = ''] = /name="at" value="([^"]+)"/.exec(text) ?? [];
    await manager.post(`${AT}/notifications/unread`, { at: moment });
    expect(await newOf(manager)).toEqual(['Do two']);
  });

  it('is told again to whom a task is given later', async () => {
    const [row] = await rowsOf<{ id: number }>(work.db.read, `select id from task where key = 'one'`);
    await assignTasks(
      { ...work, actor: actorOf({ email: 'collector@acme.example' }) },
      desk.company.id,
      [row?.id ?? 0],
      'reader@acme.example',
    );
    expect(await newOf(await desk.as('reader'))).toEqual(['Do one']);
  });

  it('comes as each chose: at once, in the morning, or not', async () => {
    const choose = async (role: 'collector' | 'reader', task: string): Promise<number> => {
      const usual = {
        mention: 'mail',
        approval: 'digest',
        failed: 'desk',
        bank: 'desk',
        hand_over: 'desk',
        ...Object.fromEntries(CASE_NOTICES.map((kind) => [kind, 'desk'])),
        reply: 'desk',
      };
      return (await (await desk.as(role)).post(`${AT}/notifications/choices`, { ...usual, task })).status;
    };
    expect([
      await choose('collector', 'mail'),
      await choose('reader', 'off'),
      await choose('reader', 'pigeon'),
    ]).toEqual([303, 303, 400]);
    await open(task('five', 'collector@acme.example'), task('six', 'reader@acme.example'), task('seven', 'manager'));
    const customer = await findCustomer(work.db.read, desk.company.id, '4711');
    await logActivity(work, {
      companyId: desk.company.id,
      customerId: customer.id,
      kind: 'reply',
      note: 'We paid',
    });
    await gatherNotices(work, desk.company);
    expect((await mails()).map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ['collector@acme.example', 'Call: Do five'],
    ]);
    expect(await mailDigests(work, desk.company)).toBe(2);
    const digests = (await mails()).slice(1);
    expect(digests.map(({ recipient }) => recipient).sort()).toEqual([
      'administrator@acme.example',
      'manager@acme.example',
    ]);
    expect(digests[0]!.body).toMatch(/Do seven.*\/c\/acme-sas\/tasks\/ta_/);
    expect(digests[0]!.body).toContain('We paid');
    expect(await mailDigests(work, desk.company)).toBe(0);
  });
});
