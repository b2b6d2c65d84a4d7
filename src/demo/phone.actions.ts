import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { companyMail, holdSources } from '../app';
import type { Company } from '../companies/company';
import { findCustomer } from '../customers/store';
import { disputeHolds } from '../disputes/store';
import { assert } from '../kernel/assert';
import type { Day, Instant } from '../kernel/day';
import { PATHS } from '../kernel/paths';
import { giveVisit } from '../people/visit-link.actions';
import type { Answer, Asked, Mounted, Upload, WebSession } from '../platform/web/answer';
import { portalFaces } from '../portal/pages';
import type { Stage } from './stage.actions';
import { LAST_DAY } from './world';

/**
 * A customer of the demo with a telephone in the hand: comes by a link of their own and sends the portal's forms, through the pages
 * themselves but without a network. What follows is what follows for anybody: receipts, mails, holds, tasks.
 */
export interface Phone {
  /** Sends a form; what the page does not take is a mistake of the demo. */
  send(form: string, fields: Fields, files?: readonly PhoneFile[]): Promise<void>;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface PhoneFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** In use for so long. */
const DAYS = 30;

export async function phoneOf(stage: Stage, company: Company, code: string, minute: number): Promise<Phone> {
  const customer = await findCustomer(stage.house.db.read, company.id, code);
  const { house } = stage;
  const deps = { work: house.work, mail: companyMail(house), holdSources, disputeHolds, publicUrl: house.config.publicUrl }; // prettier-ignore
  const pages = portalFaces(deps).flatMap(({ mounted }) => mounted);
  const session = kept(new Map());
  stage.turnTo(LAST_DAY, 18, minute);
  const about = { kind: 'portal', about: `customer/${customer.id}`, companyId: company.id, days: DAYS } as const;
  const secret = await giveVisit(stage.work(), about);
  const open = pageAt(pages, PATHS.portal(':secret'));
  await open.answer(asked({ now: stage.now(), session, language: company.language, params: { secret } }));
  return {
    send: async (form, fields, files = []) => {
      const folder = mkdtempSync(join(tmpdir(), 'duly-phone-'));
      try {
        const uploads = files.map((file, n) => laid(folder, file, n));
        const page = pageAt(pages, `/portal/account/${form}`);
        const now = eveningOf(LAST_DAY, minute);
        const answer = await page.answer(asked({ now, session, language: company.language, form: typed(fields), uploads })); // prettier-ignore
        assert(answer.kind !== 'page' || answer.status < 400, `the portal did not take ${form} of ${code}: ${told(answer)}`); // prettier-ignore
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function pageAt(pages: readonly Mounted[], path: string): Mounted {
  const found = pages.find((page) => page.method === 'post' && page.path === path);
  assert(found !== undefined, `the portal has no form at ${path}`);
  return found;
}

/** The whole of a real day passes in the last four hours of the demo's (companies/fixed-day): six of its minutes are one. */
const eveningOf = (day: Day, minute: number): Instant =>
  new Date(Date.parse(day) + minute * 6 * 60_000).toISOString() as Instant;

function typed(fields: Fields): URLSearchParams {
  const form = new URLSearchParams({ once: randomBytes(16).toString('hex') });
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  return form;
}

function laid(folder: string, { name, bytes }: PhoneFile, n: number): Upload {
  const path = join(folder, String(n));
  writeFileSync(path, bytes);
  return { field: 'file', path, name, bytes: bytes.length };
}

const told = (answer: Answer): string =>
  answer.kind === 'page' ? `${answer.status} ${JSON.stringify(answer.blanks['wrong'] ?? answer.blanks)}`.slice(0, 800) : answer.kind; // prettier-ignore

const asked = (given: Pick<Asked, 'now' | 'session' | 'language'> & Partial<Asked>): Asked => ({
  ...{ params: {}, query: new URLSearchParams(), form: new URLSearchParams(), body: Buffer.alloc(0), header: () => '' },
  ...{ uploads: [], url: '/portal/account', ip: '', partial: false, framed: false, sameOrigin: true },
  ...given,
});

const kept = (known: Map<string, string>): WebSession => ({
  ...{ userId: undefined, epoch: 0, get: (name) => known.get(name), tell: () => undefined, lasts: () => undefined },
  set: (name, value) => {
    if (value === undefined) known.delete(name);
    else known.set(name, value);
  },
  begin: () => Promise.resolve(),
  renew: () => Promise.resolve(),
  end: () => {
    known.clear();
    return Promise.resolve();
  },
});
