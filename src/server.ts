import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Express } from 'express';
import { companyMail, holdSources, mailWays, openHouse, papers, settingChanged, undoDeps, type House } from './app';
import { clockWork } from './clock-work';
import { readConfig, type Config } from './config';
import { furnishDemo } from './demo/furnish.actions';
import { allCompanies, settingsOf } from './companies/store';
import { openDesk, type Desk } from './desk/web.pages';
import { houseHealth } from './health';
import { mailDue } from './inbox/jobs';
import { intakeDue } from './intake/jobs';
import { CLOCK } from './kernel/actor';
import { instant, type Instant } from './kernel/day';
import { openBehind, type Behind } from './platform/behind';
import { startClock, type Clock, type Due } from './platform/clock';
import { isClaimed } from './platform/jobs';
import { failureFrom } from './platform/failure';
import { openLog, type Log } from './platform/log';
import { openTally } from './platform/tally';
import { installationSecret } from './platform/installation';
import { openViews, TEMPLATES } from './platform/views';
import { openLimiter } from './platform/web/limit';
import { openWeb } from './platform/web/serve';
import { openSessions, type Sessions } from './platform/web/sessions';
import { onDay } from './platform/work';
import { partnersFace } from './partners/pages';
import { setUpLink } from './people/set-up.actions';
import { apiFace } from './api/pages';
import { checkoutFace } from './checkout/hook.pages';
import { openFace } from './operators/face.pages';
import { portalFaces } from './portal/pages';
import { disputeHolds } from './disputes/store';
import { carryOnRun } from './reminders/jobs';

/**
 * The server: the desk, how the installation is as JSON for machines, and the clock. Any number
 * of servers may share a database; each job is done once. It ends in good order: nothing new is begun, what is under way is
 * finished.
 */
export interface RunningServer {
  readonly url: string;
  /** Where the first administrator is made; null once there is somebody. */
  readonly setUp: string | null;
  readonly clock: Clock | null;
  close(): Promise<void>;
}

export async function startServer(config: Config, now: () => Instant, log: Log): Promise<RunningServer> {
  const house = await openHouse(config, now);
  const running: { clock: Clock | null } = { clock: null };
  const pages = await pagesOf(house, { now, log, clock: () => running.clock }).catch(async (error: unknown) => {
    await house.close();
    throw error;
  });
  const server = createServer(pages.web);
  const port = await listen(server, config).catch(async (error: unknown) => {
    await pages.close();
    await house.close();
    throw error;
  });
  const due = async (at: Instant): Promise<Due[]> => [
    ...(await pages.comes(at)),
    ...(await clockWork(house, at)),
    ...(await pages.due(at)),
  ];
  const clock = config.scheduler ? startClock({ db: house.db, log, now, due }) : null;
  running.clock = clock;
  const url = `http://${config.host}:${port}`;
  log.info({ url, database: house.db.dialect, clock: clock !== null }, 'started');
  const secret = await setUpLink(house.work(CLOCK, now()));
  return {
    url,
    setUp: secret === undefined ? null : `${url}/set-up/${secret}`,
    clock,
    close: async () => {
      const ended = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      await clock?.stop();
      await ended;
      await pages.close();
      await house.close();
      log.info('ended');
    },
  };
}

function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => listening((server.address() as AddressInfo).port));
  });
}

interface Surroundings {
  /** Null: no jobs are started by this process, or not yet. */
  clock(): Clock | null;
  readonly log: Log;
  now(): Instant;
}

/** The pages over an open house, with what must be closed after them. */
export interface Pages {
  readonly web: Express;
  readonly desk: Desk;
  /** What the clock does for them: sessions that have ended are removed, runs that nobody is at any more go on. */
  due(now: Instant): Promise<Due[]>;
  /** Files that come by themselves: before all else, so that the run of the day knows of them. */
  comes(now: Instant): Promise<Due[]>;
  close(): Promise<void>;
}

export async function pagesOf(house: House, around: Surroundings): Promise<Pages> {
  const { config, db, work } = house;
  const secure = config.publicUrl.startsWith('https:');
  const secret = await installationSecret(db, 'session');
  const sessions = await openSessions({ db, home: config.home, secret, secure, clock: around.now });
  const behind = openBehind(around.log);
  const unknown = openTally(around.log, 'links that open nothing were tried', () => Date.parse(around.now()));
  const desk = openDesk({
    work,
    behind,
    views: openViews(TEMPLATES, ['layouts', 'pages']),
    log: around.log,
    holdSources,
    papers,
    undoDeps,
    post: () => house.post(),
    mailWays: mailWays(house),
    settingChanged: settingChanged(config.smtpUrl),
    home: config.home,
    publicUrl: config.publicUrl,
    smtpUrl: config.smtpUrl,
    root: config.intakeRoot,
    faces: [
      ...portalFaces({
        work,
        unknown,
        mail: companyMail(house),
        holdSources,
        disputeHolds,
        publicUrl: config.publicUrl,
      }),
      partnersFace({ work, unknown }),
      openFace({ work, mail: mailWays(house) }),
      checkoutFace({ work }),
      apiFace({ work, log: around.log }),
    ],
    furnishDemo: (tell) => furnishDemo(house, tell),
  });
  const web = openWeb(
    {
      sessions,
      limiter: openLimiter(db, around.now),
      incoming: join(config.home, 'incoming'),
      secure,
      clock: around.now,
      frame: desk.frame,
      wrong: desk.wrong,
    },
    desk.mounted,
    (before) => mountHealth(before, house, around),
  );
  return {
    web,
    desk,
    due: async (at) => [
      { name: 'sessions', company: '', key: at.slice(0, 10), work: async () => swept(sessions) },
      ...(await runsToCarryOn(house, behind)),
    ],
    comes: (at) => filesToTake(house, { behind, log: around.log }, at),
    close: async () => {
      await behind.ended();
      await sessions.close();
    },
  };
}

async function filesToTake(house: House, { behind, log }: { behind: Behind; log: Log }, now: Instant): Promise<Due[]> {
  const { home, intakeRoot: root } = house.config;
  const due: Due[] = [];
  for (const company of await allCompanies(house.db.read)) {
    const { fixedDay } = await settingsOf(house.db.read, company.id);
    if (fixedDay !== null) continue;
    const work = (moment: Instant) => onDay(house.work(CLOCK, moment), company.zone);
    due.push(...(await intakeDue({ behind, log, home, root, undoDeps }, company, { now, work })));
    due.push(...(await mailDue({ log, post: () => house.post() }, company, { now, work })));
  }
  return due;
}

/** What a person let go at the desk, and its process did not finish. */
async function runsToCarryOn(house: House, behind: Behind): Promise<Due[]> {
  return (await allCompanies(house.db.read)).map((company) => ({
    name: 'carry on',
    company: company.code,
    key: null,
    work: async (at) => {
      const work = onDay(house.work(CLOCK, at), company.zone);
      // the clock of another process may be at the run of the day
      if (await isClaimed(house.db, { name: 'run', key: `${company.code} ${work.today}` })) return undefined;
      const isUnderWay = (run: number): boolean => behind.find(`run/${run}`)?.state === 'under way';
      const issued = await carryOnRun(work, { company, holds: holdSources, papers }, isUnderWay);
      return issued && { ...issued };
    },
  }));
}

async function swept(sessions: Sessions): Promise<undefined> {
  await sessions.sweep();
  return undefined;
}

/** For machines, without signing in: how it is, and the name of nobody. */
function mountHealth(web: Express, house: House, around: Surroundings): void {
  web.get('/healthz', async (_asked, answer) => {
    const health = await houseHealth(house.db, around.now()).catch(unreachable);
    const running = around.clock();
    const clock = { on: running !== null, lastTickAt: running?.lastTickAt() ?? null };
    answer.status(health.ok ? 200 : 503).json({ ...health, clock });
  });
}

const unreachable = (error: unknown): { ok: false; why: string } => ({ ok: false, why: failureFrom(error).code });

async function main(): Promise<void> {
  const now = (): Instant => instant(new Date());
  try {
    const config = readConfig();
    const log = openLog(config.logLevel);
    const running = await startServer(config, now, log);
    process.stdout.write(`Duly is at ${running.setUp ?? running.url} — end it with Ctrl+C\n`);
    endWith(running, log);
  } catch (error) {
    const { message, remedy, exit } = failureFrom(error);
    process.stderr.write(`${message}\n${remedy}\n`);
    if (exit === 70 && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
    process.exitCode = exit;
  }
}

/** The first signal ends in good order; a second, or ten seconds, ends at once. A crash loses nothing either way. */
function endWith(running: RunningServer, log: Log): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      setTimeout(() => process.exit(1), PATIENCE_MS).unref();
      running.close().catch((err: unknown) => {
        log.error({ err }, 'did not end in good order');
        process.exitCode = 1;
      });
    });
  }
}

const PATIENCE_MS = 10_000;

if (require.main === module) void main();
