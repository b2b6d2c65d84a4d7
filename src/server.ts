import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type ErrorRequestHandler, type Express } from 'express';
import helmet from 'helmet';
import { clockWork, houseHealth, openHouse, type House, type HouseHealth } from './app';
import { readConfig, type Config } from './config';
import { instant, type Instant } from './kernel/day';
import { startClock, type Clock } from './platform/clock';
import { failureFrom } from './platform/failure';
import { openLog, type Log } from './platform/log';
import { openViews, TEMPLATES, type Views } from './platform/views';

/**
 * The server: a plain home page that says how the installation is, the same as JSON for machines, and the clock. Any number
 * of servers may share a database; each job is done once. It ends in good order: nothing new is begun, what is under way is
 * finished.
 */
export interface RunningServer {
  readonly url: string;
  readonly clock: Clock | null;
  close(): Promise<void>;
}

export async function startServer(config: Config, now: () => Instant, log: Log): Promise<RunningServer> {
  const house = await openHouse(config, now);
  const clock = config.scheduler ? startClock({ db: house.db, log, now, due: (at) => clockWork(house, at) }) : null;
  const server = createServer(webOf(house, { now, clock, log }));
  const port = await listen(server, config).catch(async (error: unknown) => {
    await clock?.stop();
    await house.close();
    throw error;
  });
  const url = `http://${config.host}:${port}`;
  log.info({ url, database: house.db.dialect, clock: clock !== null }, 'started');
  return {
    url,
    clock,
    close: async () => {
      const ended = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      await clock?.stop();
      await ended;
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
  readonly clock: Clock | null;
  readonly log: Log;
  now(): Instant;
}

/** The pages over an open house. */
export function webOf(house: House, around: Surroundings): Express {
  const views = openViews(TEMPLATES, ['pages']);
  const web = express();
  web.disable('x-powered-by');
  const secure = house.config.publicUrl.startsWith('https:');
  // A server without TLS must not send browsers to an https that nobody serves.
  const directives = secure ? {} : { upgradeInsecureRequests: null };
  web.use(helmet({ strictTransportSecurity: secure, contentSecurityPolicy: { directives } }));
  web.get('/', async (_asked, answer) => {
    answer.type('html').send(homePage(views, await houseHealth(house, around.now()), around));
  });
  web.get('/healthz', async (_asked, answer) => {
    const health = await houseHealth(house, around.now()).catch(unreachable);
    const clock = { on: around.clock !== null, lastTickAt: around.clock?.lastTickAt() ?? null };
    answer.status(health.ok ? 200 : 503).json({ ...health, clock });
  });
  web.get('/readme', (_asked, answer) => {
    answer.type('text/plain; charset=utf-8').send(readFileSync(join(TEMPLATES, '..', 'README.md'), 'utf8'));
  });
  web.get('/home.css', (_asked, answer) => {
    answer.type('css').send(readFileSync(join(TEMPLATES, 'pages', 'home.css'), 'utf8'));
  });
  web.use((_asked, answer) => {
    answer.status(404).type('text/plain').send('There is no such page. The home page is at /');
  });
  web.use(whatWentWrong(around.log));
  return web;
}

const unreachable = (error: unknown): { ok: false; why: string } => ({ ok: false, why: failureFrom(error).code });

function whatWentWrong(log: Log): ErrorRequestHandler {
  return (error: unknown, _asked, answer, next) => {
    if (answer.headersSent) {
      next(error);
      return;
    }
    const { exit, message, remedy } = failureFrom(error);
    if (exit === 70) log.error({ err: error }, 'a page failed');
    const text = exit === 70 ? 'Something is broken in Duly; the log says what.' : `${message}\n${remedy}`;
    answer
      .status(exit === 70 ? 500 : 503)
      .type('text/plain')
      .send(text);
  };
}

function homePage(views: Views, health: HouseHealth, { clock }: Surroundings): string {
  const stale = health.companies.filter(({ fresh }) => !fresh).length;
  const { done, known } = health.migrations;
  return views.render('pages/home', {
    state: !health.ok ? 'bad' : stale > 0 ? 'weak' : 'good',
    sentence: health.ok
      ? `All is well: ${health.database} answers, ${done} of ${known} migrations, the clock ${clock === null ? 'is off' : 'runs'}.`
      : 'The database does not answer as it should: duly doctor says what to do.',
    companies: health.companies.map((company) => ({
      name: company.company,
      state: company.fresh ? 'good' : 'weak',
      asOf: company.asOf === null ? 'nothing imported' : company.asOf + (company.fresh ? '' : ': too old to send'),
      lastRun: company.lastRunOn ?? '–',
      nextRun: clock === null ? '–' : `${company.nextRunOn}, ${company.runHour}:00`,
      mail: company.testMode ? 'test mode: into a folder' : 'leaves',
    })),
  });
}

async function main(): Promise<void> {
  const now = (): Instant => instant(new Date());
  try {
    const config = readConfig();
    const log = openLog(config.logLevel);
    const running = await startServer(config, now, log);
    process.stdout.write(`Duly is at ${running.url} — end it with Ctrl+C\n`);
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
