import type { Settings } from '../companies/settings';
import type { Work } from '../platform/work';
import { mintLinks } from '../people/access-link.actions';
import { doorFor, isReachable, sampleDoor } from './portal-door';
import { atOnce, type PortalSite, type PostRoom } from './post.actions';
import { NO_DOORS, type Doors, type Sender } from './prepare.actions';

/** Each message that is about to leave gets a link of its own, kept as its hash: one statement for the batch. */
export const freshDoors =
  (work: Work, post: PostRoom, { company, settings }: Sender): Doors =>
  async (rows) => {
    const { site } = post;
    if (site === undefined || !hasDoors(site, settings) || rows.length === 0) return new Map();
    const ids = [...new Set(rows.map((row) => row.customer_id))];
    const elsewhere = await site.elsewhere(work.db.read, company.id, ids);
    const given = rows.filter((row) => !elsewhere.has(row.customer_id));
    const links = given.map((row) => ({
      kind: 'portal' as const,
      about: `customer/${row.customer_id}`,
      companyId: company.id,
      days: settings.portalLinkDays,
      from: atOnce(work, post).now,
      contactId: row.contact_id,
      madeFor: `message/${row.id}`,
      typed: row.channel !== 'email',
    }));
    const secrets = await mintLinks(work, links, { companyId: company.id, ref: 'messages' });
    return new Map(
      given.flatMap((row, at) => {
        const secret = secrets[at];
        return secret === undefined ? [] : [[row.id, doorFor(row.channel, site.url, secret)] as const];
      }),
    );
  };

/** As a message would leave now, but with what opens nothing. */
export const sampleDoors =
  (post: PostRoom, { settings }: Sender): Doors =>
  (rows) => {
    const { site } = post;
    if (site === undefined || !hasDoors(site, settings)) return NO_DOORS(rows);
    return Promise.resolve(new Map(rows.map((row) => [row.id, sampleDoor(row.channel, site.url)])));
  };

/** Outside test mode a link that leads to the reader's own machine is worse than none. */
export const hasDoors = ({ url }: PortalSite, { portalLinkDays, testMode }: Settings): boolean =>
  portalLinkDays > 0 && (testMode || isReachable(url));
