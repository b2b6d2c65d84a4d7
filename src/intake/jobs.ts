import type { Company } from '../companies/company';
import type { Due } from '../platform/clock';
import type { Work } from '../platform/work';
import { isDue } from './intake';
import { lookAt, type IntakeDeps } from './look.actions';
import { intakesOf } from './store';

/** What the clock does with sources: each is looked at when it is time, before the run of the day, so that the run knows what came. */
export async function intakeDue(
  deps: IntakeDeps,
  company: Company,
  at: { readonly now: Work['now']; work(moment: Work['now']): Work },
): Promise<Due[]> {
  const all = await intakesOf(at.work(at.now).db.read, company.id);
  return all
    .filter((intake) => isDue(intake, at.now))
    .map((intake) => ({
      name: 'intake',
      company: company.code,
      key: null,
      work: async (moment) => {
        const { state, taken, trouble } = await lookAt(deps, at.work(moment), company, intake.id);
        if (state === 'elsewhere' || (taken.length === 0 && trouble === null)) return undefined;
        const booked = taken.filter(({ verdict }) => verdict === 'booked').length;
        return { booked, other: taken.length - booked, ...(trouble && { trouble: trouble.code }) };
      },
    }));
}
