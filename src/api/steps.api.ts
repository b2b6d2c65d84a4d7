import { agreedBy, calledIn, costsOf, stepState } from '../cases/step';
import { stepFees } from '../cases/step.actions';
import { courtOf } from '../cases/step-shown.pages';
import { stepsOf } from '../cases/step.store';
import type { Call, Reply } from './call.api';
import { opened } from './cases.api';

/** The formal steps of a case: what is to come in law, on which day, at which cost, and where that cost was agreed. */
export async function listSteps(call: Call): Promise<Reply> {
  const { work } = call;
  const { found } = await opened(call);
  const steps = await stepsOf(work.db.read, found.companyId, found.id);
  const fees = await stepFees(work.db.read, found);
  const country = await courtOf(work.db.read, found);
  return {
    json: {
      ...{ currency: found.currency, ...costsOf(steps, fees) },
      steps: steps.map((step) => ({
        ...{ id: work.ids.seal('case_step', step.id), kind: step.kind, called: calledIn(country, step.kind) },
        ...{ state: stepState(step, work.today), plannedOn: step.plannedOn, doneOn: step.doneOn },
        ...{ costMinor: step.costMinor, agreed: agreedBy(step, fees), outcome: step.outcome, note: step.note },
      })),
    },
  };
}
