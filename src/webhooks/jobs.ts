import type { Company } from '../companies/company';
import type { Work } from '../platform/work';
import { forgetSecrets } from './actions';
import { followCases, sendDue } from './send.actions';

/** What the clock does: what happened in cases is written down for the webhooks that want it, what is due is sent, old secrets are forgotten. */
export async function tellWebhooks(work: Work, company: Company): Promise<Record<string, number>> {
  const webhooks = await followCases(work, company.id);
  const { answered, later, failed } = await sendDue(work, company);
  const secrets = await forgetSecrets(work, company.id);
  return { webhooks, answered, later, failed, secrets };
}
