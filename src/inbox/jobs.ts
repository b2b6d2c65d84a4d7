import type { Company } from '../companies/company';
import type { Due } from '../platform/clock';
import type { Work } from '../platform/work';
import { lookInto, type InboxDeps } from './look.actions';
import { isDue } from './mailbox';
import { mailboxesOf } from './mailbox.store';

/** What the clock does with mailboxes: each is read when it is time, before the run of the day, so that the run knows who wrote. */
export async function mailDue(
  deps: InboxDeps,
  company: Company,
  at: { readonly now: Work['now']; work(moment: Work['now']): Work },
): Promise<Due[]> {
  const all = await mailboxesOf(at.work(at.now).db.read, company.id);
  return all
    .filter((mailbox) => isDue(mailbox, at.now))
    .map((mailbox) => ({
      name: 'mailbox',
      company: company.code,
      key: null,
      work: async (moment) => {
        const { state, taken, waiting, trouble } = await lookInto(deps, at.work(moment), company.id, mailbox.id);
        if (state === 'elsewhere' || (taken === 0 && trouble === null)) return undefined;
        return { taken, waiting, ...(trouble && { trouble: trouble.code }) };
      },
    }));
}
