import type { Company } from '../companies/company';
import type { Work } from '../platform/work';
import { followCases, sendDue } from './send.actions';

/** What the clock does: what happened in cases is written down for the webhooks that want it, and what is due is sent. */
export async function tellWebhooks(work: Work, company: Company): Promise<Record<string, number>> {
  const webhooks = await followCases(work, company.id);
  const { answered, later, failed } = await sendDue(work, company);
  return { webhooks, answered, later, failed };
}
