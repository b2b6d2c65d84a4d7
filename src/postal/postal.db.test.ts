import { readdirSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSftpServer, type SftpServer } from '../intake/testing/sftp-server';
import { withdrawMessages } from '../outbox/change.actions';
import type { Verdict, Waiting } from '../outbox/gate';
import { lettersToPrint, stepsOf } from '../outbox/list.store';
import { recordPosted } from '../outbox/posting.actions';
import { closeBrowser } from '../platform/pdf/browser';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { tasksOf } from '../tasks/store';
import { removeService, setPaused, settleDrop, theService, trustService } from './actions';
import { isDue } from './postal';
import { openPostOffice, type PostOffice } from './testing/post-office';
import { testService, visitService } from './run.actions';

/** Letters given to a postal service over a real folder and a real SFTP server, and its answers. */
const open = testDatabase();
let count = 0;
const fresh = (): Promise<PostOffice> => openPostOffice(open.db, open.home, `post${(count += 1)}`);
const servers: SftpServer[] = [];
beforeAll(() => (process.env['OUTBOUND_HOSTS'] = '127.0.0.1'));
afterAll(async () => {
  delete process.env['OUTBOUND_HOSTS'];
  await closeBrowser();
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const steps = async (at: PostOffice, name: string): Promise<string[]> => {
  const id = at.work().ids.open('message', await at.idOf(name))!;
  return (await stepsOf(open.db.read, id)).map(({ kind, onDay, detail }) => {
    const { service, number } = JSON.parse(detail) as { service?: string; number?: string };
    return [kind, onDay, service, number].filter(Boolean).join(' ');
  });
};
const tasks = async (at: PostOffice): Promise<string[]> =>
  (await tasksOf(open.db.read, { companyId: at.company.id })).map(({ title }) => title);

describe('letters with a postal service', () => {
  it('are given to it once, as PDF with a list that comes last, and count as posted', async () => {
    const at = await fresh();
    await at.make('Early GmbH');
    await at.add({ duplex: '1' });
    await open.db.write.raw(`update postal_service set since = '2026-03-02T09:30:00.000Z' where company_id = ?`, [at.company.id]); // prettier-ignore
    expect(await at.visit()).toMatchObject({ state: 'done', dropped: { drops: 0 } });
    await open.db.write.raw(`update postal_service set since = '2026-03-02T08:00:00.000Z' where company_id = ?`, [at.company.id]); // prettier-ignore
    await at.make('Dupont SARL', 'Durand SA');
    expect(await at.visit()).toMatchObject({ dropped: { drops: 1, letters: 3 }, trouble: null });
    expect(await at.visit('2026-03-02T11:00:00.000Z')).toMatchObject({ dropped: { drops: 0, letters: 0 } });
    expect(await at.letters()).toEqual(['posted Early GmbH', 'posted Dupont SARL', 'posted Durand SA']);
    expect((await steps(at, 'Durand SA')).at(-1)).toMatch(/^posted 2026-03-02 Poste Hybride letters-20260302-/);
    const taken = at.takes();
    expect(taken.map(({ recipient, line2, country, pages, duplex, registered }) => [recipient, line2, country, pages, duplex, registered])).toEqual(
      ['Early GmbH', 'Dupont SARL', 'Durand SA'].map((name) => [name, '5 avenue de la Gare', 'FR', '1', 'duplex', 'ordinary']),
    ); // prettier-ignore
    expect(at.names().filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('get nothing in test mode, and what was made in it waits for a person', async () => {
    const at = await fresh();
    await at.add();
    await at.box.set('testMode', 'true');
    await at.make('Dupont SARL');
    expect(await at.visit()).toMatchObject({ dropped: { letters: 0 } });
    await at.box.set('testMode', 'false');
    expect(await at.visit('2026-03-02T12:00:00.000Z')).toMatchObject({ dropped: { letters: 0 } });
    expect([at.names(), await at.letters()]).toEqual([['out', 'taken'], ['made Dupont SARL']]);
  });

  it('that are not right any more are withdrawn before the list names them', async () => {
    const at = await fresh();
    await at.add();
    await at.make('Paid SARL', 'Durand SA');
    const paid = at.work().ids.open('message', await at.idOf('Paid SARL'));
    const verdictOn = ({ messageId }: Waiting): [number, Verdict] =>
      [messageId, messageId === paid ? { do: 'withdraw', reason: 'paid' } : { do: 'send' }]; // prettier-ignore
    const gate = () => (waiting: readonly Waiting[]) => Promise.resolve(new Map(waiting.map(verdictOn)));
    const deps = { root: join(at.home, 'intake'), post: () => at.post({ gate }) };
    expect(await visitService(deps, at.work(), at.company, { now: true })).toMatchObject({ dropped: { letters: 1, withdrawn: 1 } }); // prettier-ignore
    expect(at.takes().map(({ recipient }) => recipient)).toEqual(['Durand SA']);
    expect(at.names().filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
    expect(await at.letters()).toEqual(['withdrawn Paid SARL', 'posted Durand SA']);
  });

  it('that lie with it are printed, posted and withdrawn by nobody else', async () => {
    const at = await fresh();
    await at.add({ counts: 'said' });
    await at.make('Dupont SARL');
    await at.visit();
    const id = at.work().ids.open('message', await at.idOf('Dupont SARL'))!;
    const companyId = at.company.id;
    expect(await at.letters()).toEqual(['made Dupont SARL']);
    expect(await lettersToPrint(open.db.read, companyId, null)).toEqual([]);
    await at.box.deliver(); // what is abandoned is settled: this is not
    const posting = { companyId, messageIds: [id], on: at.work().today, service: 'La Poste', number: null, proofId: null }; // prettier-ignore
    await expect(recordPosted(at.work(), at.post(), posting)).rejects.toThrow('the postal service has it');
    expect(await open.db.transaction((tx) => withdrawMessages(tx, at.work(), { companyId, ids: [id], reason: 'no' }))).toEqual([]); // prettier-ignore
    at.answer('a.csv', `id;status;day;number\n${await at.idOf('Dupont SARL')};posted;2026-03-03;RR1\n`);
    expect(await at.visit('2026-03-04T10:00:00.000Z')).toMatchObject({ answered: { files: 1, moved: 1, problems: 0 } });
    expect(await steps(at, 'Dupont SARL')).toEqual(['attempt 2026-03-02', 'made 2026-03-02', 'posted 2026-03-03 Poste Hybride RR1']); // prettier-ignore
  });

  it('that were never posted are yours again when the service is removed', async () => {
    const at = await fresh();
    await at.add({ counts: 'said' });
    await at.make('Dupont SARL');
    await at.visit();
    await removeService(at.work(), await theService(at.work(), at.company.id));
    expect(await lettersToPrint(open.db.read, at.company.id, null)).toHaveLength(1);
    await at.add();
    expect(await at.visit()).toMatchObject({ dropped: { letters: 0 } }); // it was with a service: a person says what became of it
  });
});

describe('what the service answers', () => {
  it('moves each letter once: posted on its day, delivered, returned, refused, not taken', async () => {
    const at = await fresh();
    await at.add();
    await at.make('A', 'B', 'C', 'D');
    await at.visit();
    const [a, b, c, d] = [await at.idOf('A'), await at.idOf('B'), await at.idOf('C'), await at.idOf('D')];
    at.answer('1.csv', `id;status;day;number;note\n${a};posted;2026-03-03;RR1;\n${a};delivered;2026-03-04;;\n${b};returned;2026-03-04;;moved away\n${c};refused;2026-03-04;;\n${d};rejected;2026-03-03;;address not in use\n`); // prettier-ignore
    const seen = '2026-03-05T10:00:00.000Z';
    expect(await at.visit(seen)).toMatchObject({ answered: { files: 1, moved: 5, problems: 0 } });
    expect(await at.letters()).toEqual(['delivered A', 'returned B', 'refused C', 'made D']);
    expect((await steps(at, 'A')).slice(2)).toEqual([
      expect.stringMatching(/^posted 2026-03-02/),
      'unposted 2026-03-05',
      'posted 2026-03-03 Poste Hybride RR1',
      'delivered 2026-03-04',
    ]);
    expect(await rowsOf(open.db.read, `select invalid_since from address where company_id = ?`, [at.company.id])).toEqual([{ invalid_since: expect.any(String) as string }]); // prettier-ignore
    expect((await tasks(at)).sort()).toEqual([
      'C did not take the letter',
      'Find the address of B: the letter came back',
      'Poste Hybride did not take the letter to D: address not in use',
    ]);
    at.answer('2.csv', `id;status;day;number\n${a};posted;2026-03-03;RR1\n${a};delivered;2026-03-04;\n${b};returned;2026-03-04;\n`); // prettier-ignore
    expect(await at.visit('2026-03-06T10:00:00.000Z')).toMatchObject({ answered: { moved: 0, problems: 0 } });
    expect(await at.visit('2026-03-06T11:00:00.000Z')).toMatchObject({ answered: { files: 0 }, dropped: { letters: 0 } }); // prettier-ignore
    expect([at.names('out').filter((name) => name.endsWith('.csv')), at.names('out/done').length]).toEqual([[], 2]);
  });

  it('is a problem where it fits no letter, and of another company it says nothing', async () => {
    const [at, other] = [await fresh(), await fresh()];
    for (const one of [at, other]) {
      await one.add();
      await one.make('A');
      await one.visit();
    }
    const own = await at.idOf('A');
    at.answer('1.csv', `id;status;day\n${await other.idOf('A')};delivered;2026-03-03\nme_00000000000;posted;2026-03-03\n${own};delivered;2027-01-01\n${own};delivered;2026-02-01\n${own};delivered;2026-03-03\n${own};returned;2026-03-03\n`); // prettier-ignore
    writeFileSync(join(at.folder, 'out', 'half.csv.part'), 'id;sta');
    symlinkSync('/etc/passwd', join(at.folder, 'out', 'link.csv'));
    mkdirSync(join(at.folder, 'out', 'folder.csv'));
    expect(await at.visit('2026-03-04T10:00:00.000Z')).toMatchObject({ answered: { files: 1, moved: 1, problems: 5 }, trouble: null }); // prettier-ignore
    expect([await at.letters(), await other.letters()]).toEqual([['delivered A'], ['posted A']]);
    expect(await tasks(at)).toContain('Of the answer 1.csv of Poste Hybride could not be taken: 5 lines');
    expect(at.names('out').sort()).toEqual(['1.csv.done', 'done', 'folder.csv', 'half.csv.part', 'link.csv']);
  });
});

describe('a drop of which nobody knows whether the service has it', () => {
  const doubtful = async (): Promise<PostOffice & { readonly dropId: number }> => {
    const at = await fresh();
    await at.add();
    await at.make('A', 'B');
    await at.visit();
    at.takes();
    // as if the process had died after the list got its name and before that was written down
    await open.db.write.raw(`update postal_drop set state = 'handed' where company_id = ?`, [at.company.id]);
    await open.db.write.raw(`update postal_letter set state = 'taken' where company_id = ?`, [at.company.id]);
    await open.db.write.raw(`update message set state = 'made', claimed_by = (select 'postal/' || id from postal_service s where s.company_id = message.company_id) where company_id = ?`, [at.company.id]); // prettier-ignore
    expect(await at.visit()).toMatchObject({ dropped: { doubtful: 1, letters: 0 } });
    const [drop] = await rowsOf<{ id: number }>(open.db.read, `select id from postal_drop where company_id = ?`, [at.company.id]); // prettier-ignore
    return { ...at, dropId: drop!.id };
  };

  it('waits for a person, who says that it has it', async () => {
    const at = await doubtful();
    expect(await tasks(at)).toEqual([expect.stringContaining('Does Poste Hybride have the drop letters-20260302')]);
    await expect(removeService(at.work(), await theService(at.work(), at.company.id))).rejects.toMatchObject({ code: 'postal-doubt' }); // prettier-ignore
    await settleDrop(at.work(), at, at.company.id, { dropId: at.dropId, has: true });
    expect([await at.letters(), await tasks(at)]).toEqual([['posted A', 'posted B'], []]);
    await expect(settleDrop(at.work(), at, at.company.id, { dropId: at.dropId, has: false })).rejects.toMatchObject({ code: 'drop-not-in-doubt' }); // prettier-ignore
  });

  it('goes again under another name where it has not', async () => {
    const at = await doubtful();
    await settleDrop(at.work(), at, at.company.id, { dropId: at.dropId, has: false });
    expect(await at.visit()).toMatchObject({ dropped: { drops: 1, letters: 2 } });
    expect(at.takes()).toHaveLength(2);
    expect(at.names('taken')).toHaveLength(2);
  });

  it('is settled by an answer that speaks of a letter in it', async () => {
    const at = await doubtful();
    at.answer('1.csv', `id;status;day\n${await at.idOf('A')};delivered;2026-03-03\n`);
    await at.visit('2026-03-04T10:00:00.000Z');
    expect([await at.letters(), await tasks(at)]).toEqual([['delivered A', 'posted B'], []]);
  });
});

describe('over SFTP', () => {
  const over = async (
    at: PostOffice,
    more: Parameters<typeof openSftpServer>[1] = {},
    hostKey?: string,
  ): Promise<SftpServer> => {
    const server = await openSftpServer(at.folder, more);
    servers.push(server);
    await at.add({ kind: 'sftp', place: '/', host: '127.0.0.1', port: String(server.port), user: 'duly', password: 'hush hush', hostKey: hostKey ?? server.fingerprint }); // prettier-ignore
    return server;
  };

  it('letters go there and answers come from there', async () => {
    const at = await fresh();
    const server = await over(at);
    await testService({ root: '' }, at.work(), at.company, await theService(at.work(), at.company.id));
    await at.make('A');
    expect(await at.visit()).toMatchObject({ dropped: { letters: 1 }, trouble: null });
    expect(at.takes().map(({ recipient }) => recipient)).toEqual(['A']);
    at.answer('1.csv', `id;status;day\n${await at.idOf('A')};delivered;2026-03-03\n`);
    expect(await at.visit('2026-03-04T10:00:00.000Z')).toMatchObject({ answered: { moved: 1 }, trouble: null });
    expect(server.signIns.length).toBeGreaterThan(0);
    const kept = await rowsOf(open.db.read, `select * from postal_service where company_id = ?`, [at.company.id]);
    const record = await rowsOf(open.db.read, 'select * from audit_payload', []);
    expect(JSON.stringify([kept, record])).not.toContain('hush');
    expect(readdirSync(join(at.home, 'keys')).filter((name) => name.startsWith('postal-'))).toHaveLength(1);
    await removeService(at.work(), await theService(at.work(), at.company.id));
    expect(readdirSync(join(at.home, 'keys'))).toEqual([]);
  });

  it('nobody knocks again where we are not let in, until somebody has seen to it', async () => {
    const at = await fresh();
    const server = await over(at, { password: 'another' });
    await at.make('A');
    expect(await at.visit()).toMatchObject({ state: 'trouble', trouble: { code: 'intake-not-let-in' } });
    const service = await theService(at.work(), at.company.id);
    expect([service.pausedAt === null, isDue(service)]).toEqual([false, false]);
    const tried = server.signIns.length;
    expect(await tasks(at)).toHaveLength(1);
    await at.visit('2026-03-05T10:00:00.000Z'); // a person who looks again by hand may
    expect(server.signIns.length).toBeGreaterThanOrEqual(tried);
    expect(await at.letters()).toEqual(['made A']);
    await setPaused(at.work(), await theService(at.work(), at.company.id), false);
    expect(isDue(await theService(at.work(), at.company.id))).toBe(true);
  });

  it('nobody signs in where the key is another, nothing is lost, and somebody is told', async () => {
    const at = await fresh();
    const server = await over(at, {}, `SHA256:${'A'.repeat(43)}`);
    await at.make('A');
    expect(await at.visit()).toMatchObject({ state: 'trouble', trouble: { code: 'intake-host-key' } });
    expect([server.signIns, await at.letters(), (await tasks(at)).length]).toEqual([[], ['made A'], 1]);
    await trustService(at.work(), await theService(at.work(), at.company.id), server.fingerprint);
    expect(await at.visit()).toMatchObject({ state: 'done', dropped: { letters: 1 } });
  });

  it('a server that lets us only read gets no list, and the letters go when it lets us write', async () => {
    const at = await fresh();
    const server = await over(at, { mayWrite: false });
    await at.make('A');
    expect(await at.visit()).toMatchObject({ state: 'trouble' });
    expect([await at.letters(), at.takes()]).toEqual([['made A'], []]);
    await server.close();
    servers.splice(0);
    const better = await openSftpServer(at.folder);
    servers.push(better);
    await open.db.write.raw(`update postal_service set port = ?, host_key = ? where company_id = ?`, [better.port, better.fingerprint, at.company.id]); // prettier-ignore
    expect(await at.visit()).toMatchObject({ state: 'done', dropped: { letters: 1 } });
    expect(at.takes()).toHaveLength(1);
  });
});
