import { happen } from '../cases/happening.actions';
import { caseById } from '../cases/case.panel';
import { supplementOpened } from '../cases/supplement.actions';
import { supplementsOf } from '../cases/supplement.store';
import type { Company } from '../companies/company';
import { partnerById } from '../mandates/partner.store';
import type { Work } from '../platform/work';
import type { PostalPlace } from '../postal/place.actions';
import { lastOf, openDropPlace } from './drop.actions';
import { isNote, type Parcel } from './parcel';
import { lyingParcels, markFetched } from './store';

/**
 * Whoever takes files out of a folder has them: what is gone from a partner's folder was fetched, and a supplement of it counts as opened.
 * Looked at each morning, before anybody is asked to ring about what was not opened.
 */
export async function lookFetched(work: Work, company: Company): Promise<number> {
  let fetched = 0;
  for (const [partnerId, parcels] of await lyingParcels(work.db.read, company.id)) {
    const partner = await partnerById(work.db.read, company.id, partnerId);
    if (partner?.channel !== 'sftp') continue;
    const opened: { place?: PostalPlace } = {};
    try {
      opened.place = await openDropPlace(work, partner.channelTo);
      for (const parcel of parcels) {
        const name = lastOf(parcel.name ?? '', { note: isNote(parcel.kind) });
        if ((await opened.place.look(name)) === 'gone') fetched += (await tellFetched(work, company, parcel)) ? 1 : 0;
      }
    } catch {
      // a server that is not there now is asked again tomorrow; what has to go there says so itself
    } finally {
      await opened.place?.close();
    }
  }
  return fetched;
}

async function tellFetched(work: Work, company: Company, parcel: Parcel): Promise<boolean> {
  const found = await caseById(work.db.read, company.id, parcel.caseId);
  if (found === undefined) return false;
  const isNew = await work.db.transaction(async (tx) => {
    if (!(await markFetched(tx, parcel.id, work.now))) return false;
    const payload = { parcel: parcel.key, what: parcel.kind, n: parcel.n, to: parcel.sentTo };
    await happen(tx, work, found, { kind: 'case.parcel_fetched', payload, internal: true });
    return true;
  });
  const made = (await supplementsOf(work.db.read, company.id, found.id)).find(({ n }) => parcel.kind === 'supplement' && n === parcel.n); // prettier-ignore
  if (made !== undefined) await supplementOpened(work, company.id, made);
  return isNew;
}
