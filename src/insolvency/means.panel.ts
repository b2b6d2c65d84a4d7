import type { EvaluationSources } from '../cases/jobs';
import { meansOf } from '../finances/fact';
import { factsOf } from '../finances/store';
import type { Day } from '../kernel/day';
import { proceedingsOf } from './store';

/** What an evaluation weighs of a debtor's means on a day: a proceeding that stands, and the facts that are not old. */
export const meansOn = (today: Day): EvaluationSources => ({
  financesOf: async (q, companyId, customerId) => {
    const proceeding = (await proceedingsOf(q, companyId, customerId)).find(({ endedOn }) => endedOn === null);
    const means = meansOf(await factsOf(q, { companyId, customerId }), today);
    if (proceeding === undefined) return means === null ? null : { ...means, insolvent: false };
    return { equityMinor: null, assets: null, employees: null, on: proceeding.openedOn, ...means, insolvent: true };
  },
});
