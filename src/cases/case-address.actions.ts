import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';
import { ADDRESS_SECRET, plusAddress } from '../outbox/bounce-address';
import { replyAddress } from '../outbox/parties';
import { installationSecret } from '../platform/installation';
import type { Work } from '../platform/work';

/**
 * The signed address at which a partner answers about one case: whoever writes there had a mail of ours about it. Undefined where the
 * company's mailbox takes no such addresses.
 */
export async function caseAddress(
  work: Work,
  company: Company,
  settings: Settings,
  caseId: number,
): Promise<string | undefined> {
  const mailbox = replyAddress(company, settings);
  if (!settings.replyPlus || mailbox === '') return undefined;
  const secret = await installationSecret(work.db, ADDRESS_SECRET);
  const address = plusAddress(secret, 'reply', mailbox, work.ids.seal('case', caseId));
  return address === mailbox ? undefined : address;
}
