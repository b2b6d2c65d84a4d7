import type { Company } from '../companies/company';
import type { Due } from '../platform/clock';
import type { Work } from '../platform/work';
import { isDue } from './postal';
import { visitService, type PostalDeps } from './run.actions';
import { serviceOf } from './store';

/** What the clock does with the postal service: after letters were made, they are given to it, and its answers are taken. */
export async function postalDue(
  deps: PostalDeps,
  company: Company,
  at: { readonly now: Work['now']; work(moment: Work['now']): Work },
): Promise<Due[]> {
  const service = await serviceOf(at.work(at.now).db.read, company.id);
  if (service === undefined || !isDue(service)) return [];
  return [
    {
      ...{ name: 'postal service', company: company.code, key: null },
      work: async (moment) => {
        const { state, dropped, answered, trouble } = await visitService(deps, at.work(moment), company);
        const quiet = dropped.drops + dropped.doubtful + dropped.withdrawn + answered.files === 0;
        if (state === 'elsewhere' || (quiet && trouble === null)) return undefined;
        return {
          ...dropped,
          answers: answered.files,
          moved: answered.moved,
          ...(trouble && { trouble: trouble.code }),
        };
      },
    },
  ];
}
