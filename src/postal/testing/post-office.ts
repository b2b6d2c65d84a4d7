import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Company } from '../../companies/company';
import { insertAddress } from '../../customers/contact.store';
import { deliver } from '../../outbox/delivery.actions';
import type { Draft as Message } from '../../outbox/draft';
import type { Asker, PostRoom } from '../../outbox/post.actions';
import { littleOutbox, type LittleOutbox } from '../../outbox/testing/little-outbox';
import { rowsOf, type Db } from '../../platform/db';
import { diskFiles } from '../../platform/files';
import { workOn } from '../../platform/testing/work';
import type { Work } from '../../platform/work';
import { addService } from '../actions';
import { draftFrom, type Typed } from '../draft';
import { visitService, type Visited } from '../run.actions';

/** A company with letters and a postal service over a real folder; the other side of it takes lists away and writes answers. */
export interface PostOffice {
  readonly box: LittleOutbox;
  readonly company: Company;
  readonly home: string;
  readonly folder: string;
  work(now?: string): Work;
  add(more?: Typed): Promise<void>;
  /** Letters to these are made. */
  make(...names: string[]): Promise<void>;
  visit(now?: string): Promise<Visited>;
  post(asker?: Partial<Asker>): PostRoom;
  /** What the service took: each list that lay there, with its lines; a PDF that is not what its line says fails. */
  takes(): Readonly<Record<string, string>>[];
  answer(name: string, text: string): void;
  names(within?: string): string[];
  /** `state → name`, in order. */
  letters(): Promise<string[]>;
  idOf(name: string): Promise<string>;
}

const NOW = '2026-03-02T10:00:00.000Z';

export async function openPostOffice(db: Db, home: string, code: string): Promise<PostOffice> {
  const box = await littleOutbox(db, home, code);
  const own = join(home, code);
  await box.set('testMode', 'false');
  const company = await box.company();
  const root = join(own, 'intake');
  const folder = join(root, company.code, 'post');
  mkdirSync(join(folder, 'taken'), { recursive: true });
  mkdirSync(join(folder, 'out'), { recursive: true });
  const work = (now = NOW): Work =>
    workOn(db, now.slice(0, 10), { now: now as Work['now'], files: diskFiles(join(own, 'files')) });
  const addressId = await db.transaction((tx) =>
    insertAddress(tx, work(), {
      ...{ companyId: company.id, customerId: box.ledger.customerId, role: 'billing', street: '5 avenue de la Gare' },
      ...{ postcode: '35000', city: 'Rennes', country: 'FR', name: null, region: null },
    }),
  );
  const post = (asker: Partial<Asker> = {}): PostRoom => box.post(undefined, asker);
  const to = (name: string): Message['to'] => ({
    ...{ channel: 'letter', name, contactId: null, addressId },
    address: { street: '5 avenue de la Gare', postcode: '35000', city: 'Rennes', region: null, country: 'FR' },
  });
  const rows = (): Promise<{ id: number; name: string; state: string }[]> =>
    rowsOf(db.read, `select id, to_name as name, state from message where company_id = ? order by id`, [company.id]);
  return {
    ...{ box, company, home: own, folder, work, post },
    add: async (more = {}) => {
      const made = draftFrom({ name: 'Poste Hybride', kind: 'folder', place: 'post', ...more });
      if ('wrong' in made) throw new Error(JSON.stringify(made.wrong));
      await addService(work('2026-03-02T08:00:00.000Z'), company, made.draft, root);
    },
    make: async (...names) => {
      await box.queue(...names.map((name) => box.draft({ to: to(name) })));
      await deliver(work('2026-03-02T09:00:00.000Z'), post(), company);
    },
    visit: (now = NOW) => visitService({ root, post }, work(now), company, { now: true }),
    takes: () => {
      const lists = readdirSync(folder).filter((name) => name.endsWith('.csv'));
      return lists.flatMap((list) => {
        const lines: Record<string, string>[] = parse(readFileSync(join(folder, list)), { columns: true, delimiter: ';' }); // prettier-ignore
        for (const { file = '', sha256 } of lines) {
          const found = createHash('sha256').update(readFileSync(join(folder, file))).digest('hex'); // prettier-ignore
          if (found !== sha256) throw new Error(`${file} is not what the list says`);
        }
        renameSync(join(folder, list), join(folder, 'taken', list));
        return lines;
      });
    },
    answer: (name, text) => {
      writeFileSync(join(folder, 'out', name), text);
      writeFileSync(join(folder, 'out', `${name}.done`), '');
      const long = new Date('2026-03-02T07:00:00.000Z');
      utimesSync(join(folder, 'out', name), long, long);
    },
    names: (within = '') => readdirSync(join(folder, within)).sort(),
    letters: async () => (await rows()).map(({ name, state }) => `${state} ${name}`),
    idOf: async (name) => {
      const found = (await rows()).find((row) => row.name === name);
      return work().ids.seal('message', found?.id ?? 0);
    },
  };
}
