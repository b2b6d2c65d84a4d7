import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import { agentFrom, type AgentTerms } from './agent';
import { agentById, insertAgent, updateAgent } from './store';

/** Somebody visits customers from now on. Returns the row number. */
export async function addAgent(work: Work, companyId: number, typed: AgentTerms): Promise<number> {
  const terms = agentFrom(typed);
  return work.db.transaction(async (tx) => {
    const id = await insertAgent(tx, work, companyId, terms);
    await record(tx, work, { companyId, kind: 'agent.added', ref: `agent/${id}`, payload: { ...terms } });
    return id;
  });
}

/** Other particulars, or visits nobody any more; what is planned stands until a person moves it. */
export async function changeAgent(
  work: Work,
  companyId: number,
  agentId: number,
  typed: AgentTerms & { readonly active: boolean },
): Promise<void> {
  const { active, ...rest } = typed;
  const terms = agentFrom(rest);
  await work.db.transaction(async (tx) => {
    const agent = await agentById(tx, companyId, agentId);
    if (agent === undefined)
      throw new Refusal('no-such-agent', 'There is no such agent who visits customers.', 'See who does: duly visits agents'); // prettier-ignore
    await updateAgent(tx, work, { ...agent, ...terms, active });
    const { id: _, companyId: __, ...before } = agent;
    const payload = { before, after: { ...terms, active } };
    await record(tx, work, { companyId, kind: 'agent.changed', ref: `agent/${agentId}`, payload });
  });
}
