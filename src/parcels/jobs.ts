import type { Company } from '../companies/company';
import type { Work } from '../platform/work';
import { makeParcels } from './follow.actions';
import type { ParcelRoom } from './mail.actions';
import { sendDue } from './send.actions';

/** What the clock does: what happened in cases becomes parcels, and those that are due are sent. */
export async function carryParcels(work: Work, room: ParcelRoom, company: Company): Promise<Record<string, number>> {
  const parcels = await makeParcels(work, company.id);
  return { parcels, ...(await sendDue(work, room, company)) };
}
