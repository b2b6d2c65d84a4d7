import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Page } from 'puppeteer';
import { openHouse, type House } from '../../app';
import { openCompany } from '../../companies/actions';
import type { Company } from '../../companies/company';
import type { Route } from '../../companies/visit.pages';
import { configFrom } from '../../config';
import { importFile } from '../../imports/actions';
import { dayIn, day, type Instant } from '../../kernel/day';
import { acceptInvitation, invite } from '../../people/actions';
import type { Role } from '../../people/rights';
import { makeFirstAdministrator, setUpLink } from '../../people/set-up.actions';
import { onDay, type Work } from '../../platform/work';
import { pagesOf } from '../../server';

/**
 * The desk as people meet it: a real server over a real house with a small ledger, somebody of each role, and a visitor who
 * signs in through the form. `now` can be moved.
 */
export interface TestDesk {
  readonly url: string;
  readonly house: House;
  readonly company: Company;
  readonly routes: readonly Route[];
  work(): Work;
  /** Signed in, once for each role. */
  as(role: Role): Promise<Visitor>;
  /** A visitor nobody knows. */
  stranger(): Visitor;
  setNow(now: string): void;
  /** What the server would have written into its log: pages that failed. */
  readonly failures: readonly string[];
  close(): Promise<void>;
}

/** Everybody's. */
export const PASSWORD = 'correct horse battery staple';
const emailOf = (role: Role): string => `${role}@acme.example`;

export interface DeskOptions {
  readonly now?: string;
  /** Without it all mail goes into the folder. */
  readonly smtpUrl?: string;
  /** Fills the house; the small ledger of the journey where it is not given. Returns the company to work at. */
  furnish?(house: House, now: Instant): Promise<Company>;
}

export async function openTestDesk(
  database: { readonly url: string; readonly home: string },
  { now = '2026-03-03T09:00:00.000Z', smtpUrl, furnish = journey }: DeskOptions = {},
): Promise<TestDesk> {
  const clock = { now: now as Instant };
  const home = mkdtempSync(join(database.home, 'desk-'));
  const house = await openHouse(
    configFrom({ DATABASE_URL: database.url, DULY_HOME: home, PORT: '0', ...(smtpUrl && { SMTP_URL: smtpUrl }) }, home),
    () => clock.now,
  );
  await people(house, clock.now);
  const company = await furnish(house, clock.now);
  const failures: string[] = [];
  const log = pino({ level: 'error' }, { write: (line) => void failures.push(line) });
  const pages = await pagesOf(house, { now: () => clock.now, clock: () => null, log });
  const server = createServer(pages.web);
  server.keepAliveTimeout = 120_000; // a slow machine must not find its connection closed
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const known = new Map<Role, Promise<Visitor>>();
  const enter = async (role: Role): Promise<Visitor> => {
    const visitor = visitorAt(url);
    await visitor.signIn(emailOf(role), PASSWORD);
    return visitor;
  };
  return {
    url,
    house,
    company,
    failures,
    routes: pages.desk.routes,
    work: () => onDay(house.work({ kind: 'user', name: 'maria' }, clock.now), company.zone),
    as: (role) => {
      const entered = known.get(role) ?? enter(role);
      known.set(role, entered);
      return entered;
    },
    stranger: () => visitorAt(url),
    setNow: (text) => {
      clock.now = text as Instant;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await pages.close();
      await house.close();
    },
  };
}

/** ACME SAS with five open items of two customers, fresh as of yesterday. */
async function journey(house: House, now: Instant): Promise<Company> {
  const work = house.work({ kind: 'user', name: 'maria' }, now);
  const company = await openCompany(
    work,
    { name: 'ACME SAS', country: 'FR', currency: 'EUR', email: 'ar@acme.example' },
    { currency: 'EUR', iban: 'FR1420041010050500013M02606', holder: 'ACME SAS' },
  );
  await importFile(onDay(work, company.zone), {
    company,
    path: join(__dirname, '..', '..', '..', 'fixtures', 'journey', 'ledger.csv'),
    options: { asOf: day('2026-03-02') },
    yes: true,
    fileDay: dayIn(company.zone, now),
  });
  return company;
}

async function people(house: House, now: Instant): Promise<void> {
  const work = house.work({ kind: 'clock', name: 'clock' }, now);
  const secret = (await setUpLink(work)) ?? '';
  const named = (role: Role) => ({ email: emailOf(role), name: `The ${role}`, language: 'en' });
  await makeFirstAdministrator(work, secret, { ...named('administrator'), password: PASSWORD });
  for (const role of ['manager', 'collector', 'reader'] as const) {
    const { secret: invitation } = await invite(work, { ...named(role), roles: [{ companyId: null, role }] });
    await acceptInvitation(work, invitation, { name: named(role).name, password: PASSWORD });
  }
}

/** A browser without a screen: it keeps its cookie and sends the token of its session. */
export interface Visitor {
  get(path: string, init?: RequestInit): Promise<Answered>;
  post(path: string, fields?: Readonly<Record<string, string | readonly string[]>>): Promise<Answered>;
  /** A form with files. */
  send(
    path: string,
    fields: Readonly<Record<string, string>>,
    files: readonly { readonly name: string; readonly content: string | Uint8Array }[],
  ): Promise<Answered>;
  signIn(email: string, password: string): Promise<Answered>;
  /** The cookie that it keeps. */
  session(): string;
  /** Goes on with the cookie of another. */
  take(session: string): void;
  /** Puts the same session into a real browser. */
  into(page: Page): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly location: string;
  readonly text: string;
  /** As they came. */
  readonly bytes: Buffer;
  readonly headers: Headers;
}

function visitorAt(url: string): Visitor {
  let cookie = '';
  const ask = async (path: string, init: RequestInit = {}): Promise<Answered> => {
    const response = await fetch(`${url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin', ...(init.headers as Record<string, string> | undefined) },
    });
    const set = response.headers.getSetCookie().at(-1);
    if (set !== undefined) cookie = set.split(';')[0] ?? '';
    const bytes = Buffer.from(await response.arrayBuffer());
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      text: bytes.toString('utf8'),
      bytes,
      headers: response.headers,
    };
  };
  const known = { session: '', token: '' };
  const token = async (): Promise<string> => {
    if (known.token !== '' && known.session === cookie) return known.token;
    const { text } = await ask('/account').then((page) => (page.status === 200 ? page : ask('/sign-in')));
    Object.assign(known, { session: cookie, token: /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '' });
    return known.token;
  };
  const post: Visitor['post'] = async (path, fields = {}) => {
    const body = new URLSearchParams({ _csrf: await token() });
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    return ask(path, { method: 'POST', body });
  };
  return {
    get: ask,
    post,
    send: async (path, fields, files) => {
      const body = new FormData();
      body.append('_csrf', await token());
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      for (const { name, content } of files)
        body.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
      return ask(path, { method: 'POST', body });
    },
    signIn: (email, password) => post('/sign-in', { email, password }),
    session: () => cookie,
    take: (session) => {
      cookie = session;
    },
    into: async (page) => {
      const [name = '', ...value] = cookie.split('=');
      await page
        .browserContext()
        .setCookie({ name, value: value.join('='), domain: '127.0.0.1', path: '/', httpOnly: true });
    },
  };
}
