import { changeSetting } from '../companies/actions';
import { settingsOf } from '../companies/store';
import { testDatabase } from '../platform/testing/database';
import { startSmtp } from '../platform/testing/smtp';
import { heldWithout, refuseSmtp } from './bounce-mailbox.actions';
import { littleOutbox } from './testing/little-outbox';

const open = testDatabase();

describe('leaving the test mode where there is a mail server', () => {
  it('needs a mailbox of that company that is read; without one messages stay here, also outside of it', async () => {
    const [box, other] = [
      await littleOutbox(open.db, open.home, 'back1'),
      await littleOutbox(open.db, open.home, 'back2'),
    ];
    const read = new Set<number>([other.ledger.companyId]);
    const held = heldWithout((_, companyId) => Promise.resolve(read.has(companyId)));
    const leave = async (whose: typeof box, smtpUrl: string | null): Promise<boolean> => {
      await changeSetting(whose.work(), whose.ledger.companyId, 'testMode', 'false', refuseSmtp(smtpUrl, held));
      return (await settingsOf(open.db.read, whose.ledger.companyId)).testMode;
    };
    await expect(leave(box, 'smtp://mail.example')).rejects.toMatchObject({
      code: 'no-bounce-mailbox',
      remedy: expect.stringContaining('Set up the mailbox') as string,
    });
    expect((await settingsOf(open.db.read, box.ledger.companyId)).testMode).toBe(true);
    expect(await leave(other, 'smtp://mail.example')).toBe(false);
    expect(await leave(box, null)).toBe(false); // no mail server: messages go into the folder

    const server = await startSmtp();
    for (const each of [box, other]) await each.queue(each.draft());
    const report = (whose: typeof box) => whose.deliver({ ...whose.post(server.url), held });
    expect(await report(box)).toMatchObject({ accepted: 0, trouble: expect.stringContaining('no mailbox') as string });
    expect(await report(other)).toMatchObject({ accepted: 1 });
    read.add(box.ledger.companyId);
    expect(await report(box)).toMatchObject({ accepted: 1, trouble: null });
    await server.close();
  });
});
