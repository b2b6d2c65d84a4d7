import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { sendAgain } from './again.actions';
import { openParcelDesk, type ParcelDesk } from './testing/parcel-desk';

/** kill -9 between any two steps: in a folder a parcel lies once under its name, in a mailbox once or twice under one Message-ID, and none is lost. */
const open = testDatabase();
let at: ParcelDesk;

beforeAll(async () => {
  at = await openParcelDesk(open);
});
afterAll(() => at.close());

const LOADER = join(__dirname, '..', 'platform', 'testing', 'child-loader.cjs');

/** The points that it came to, or null where it died. */
async function carriedAndDied(now: string, point: number): Promise<number | null> {
  const script = join(__dirname, 'testing', 'carry-child.ts');
  const given = [open.url, at.desk.house.config.home, String(at.desk.company.id), now, at.smtp.url, String(point)];
  const child = spawn(process.execPath, ['-r', LOADER, script, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  await new Promise((exited) => child.once('close', exited));
  return child.signalCode === null ? Number(said) : null;
}

const clock = (minutes: number): string => new Date(Date.parse('2026-03-03T09:00:00.000Z') + minutes * 60_000).toISOString(); // prettier-ignore
const messageIds = (): string[] => at.smtp.offered.map(({ raw }) => /^Message-ID: (<pk_[^>]+>)/m.exec(raw)?.[1] ?? '');

test.each(['sftp', 'mail'] as const)('a process that dies while it carries a parcel by %s', async (way) => {
  await (way === 'sftp' ? at.byFolder() : at.byMail());
  const mine = await at.hands(way === 'sftp' ? 'F-1003' : 'F-1004');
  let minutes = way === 'sftp' ? 0 : 500;
  const points = (await carriedAndDied(clock(minutes), -1)) ?? 0;
  expect(points).toBeGreaterThan(5);
  const [row] = await at.parcels(mine);
  expect(row).toMatchObject({ state: 'sent', attempts: 1 });
  const whole = at.lies();
  for (let point = 1; point <= points; point += 1) {
    for (const name of at.lies()) rmSync(join(at.folder, name));
    at.smtp.offered.splice(0);
    minutes += 1;
    at.desk.setNow(clock(minutes));
    await sendAgain(at.desk.work(), at.desk.company.id, row!.id);
    // a parcel that is there needs no event: some points are not reached any more
    const died = await carriedAndDied(clock(minutes), point);
    await at.tick((minutes += 1));
    expect([point, (await at.parcels(mine))[0]?.state]).toEqual([point, 'sent']);
    if (way === 'sftp') expect([point, at.lies()]).toEqual([point, whole]);
    else {
      const ids = messageIds();
      expect([point, ids.length >= 1 && ids.length <= 2, [...new Set(ids)]]).toEqual([point, true, [ids[0]]]);
    }
    if (died !== null) break;
  }
  const claims = await rowsOf<{ n: number }>(open.db.read, `select count(*) as n from parcel where claimed_by is not null`); // prettier-ignore
  expect(Number(claims[0]?.n)).toBe(0);
}, 300_000); // prettier-ignore
