import { record } from '../audit/actions';
import { addContact, correctCustomer, putAddress } from '../customers/actions';
import { contactById } from '../customers/contact.store';
import { customerById } from '../customers/store';
import { Refusal, WrongUse } from '../kernel/result';
import { asks } from '../languages/task-title';
import { within, type Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { logWithin } from './actions';
import { proposalText, type ProposalKind, type ProposalValue } from './proposal';
import { insertProposal, proposalsOf, storeDecision, type Proposal } from './proposal.store';

/** A customer proposes a correction of what we know of it; a person accepts it, which is then theirs to answer for, or declines it. */
export interface Proposing {
  readonly companyId: number;
  readonly customerId: number;
  readonly visitorId: number;
  /** The contact that it would take the place of. */
  readonly contactId: number | null;
  readonly kind: ProposalKind;
  readonly value: ProposalValue;
}

/** So many of one customer may wait for a person. */
const MOST_WAITING = 5;

export async function proposeCorrection(work: Work, proposing: Proposing): Promise<number> {
  const { companyId, customerId, kind, value } = proposing;
  return work.db.transaction(async (tx) => {
    const inside = within(work, tx);
    const customer = await customerById(tx, companyId, customerId);
    if ((await proposalsOf(tx, { companyId, customerId, open: true })).length >= MOST_WAITING)
      throw new Refusal('enough-proposals', 'Several corrections wait for a person here already.', 'Wait for our answer, or write to us.'); // prettier-ignore
    const id = await insertProposal(tx, inside, proposing);
    const ref = aboutProposal(id);
    await logWithin(tx, inside, { companyId, customerId, kind: 'reply', visibility: 'internal', note: proposalText(value) }); // prettier-ignore
    await openTasks(tx, inside, [
      {
        ...{ companyId, customerId, kind: 'proposal', key: ref, about: ref, dueOn: work.today },
        title: asks('decideProposal', { customer: customer.name, value: proposalText(value) }),
        assignee: customer.collector,
      },
    ]);
    await record(tx, inside, { companyId, kind: 'proposal.made', ref, payload: { customerId, proposal: kind, value } });
    return id;
  });
}

const aboutProposal = (id: number): string => `proposal/${id}`;

interface Deciding {
  readonly companyId: number;
  readonly customerId: number;
  readonly proposalId: number;
  readonly decision: 'accepted' | 'declined';
  readonly why: string;
}

/** Refuses what was decided before. */
export async function decideProposal(work: Work, deciding: Deciding): Promise<void> {
  const { companyId, customerId, proposalId, decision } = deciding;
  const why = deciding.why.trim();
  if (why === '') throw new WrongUse('The reason is missing.', 'Say why.');
  await work.db.transaction(async (tx) => {
    const inside = within(work, tx);
    const open = await proposalsOf(tx, { companyId, customerId, open: true });
    const proposal = open.find(({ id }) => id === proposalId);
    if (proposal === undefined || !(await storeDecision(tx, inside, { companyId, proposalId }, { decision, why })))
      throw new Refusal('proposal-decided', 'There is no such correction to decide.', 'Look at the customer.');
    if (decision === 'accepted') await carryOut(inside, companyId, proposal, why);
    const ref = aboutProposal(proposalId);
    await closeTasksAbout(tx, inside, { companyId, abouts: [ref], outcome: decision });
    await record(tx, inside, { companyId, kind: 'proposal.decided', ref, payload: { customerId, decision, why } });
  });
}

async function carryOut(work: Work, companyId: number, proposal: Proposal, why: string): Promise<void> {
  const { customerId, kind, value } = proposal;
  const whose = { companyId, customerId };
  if (kind === 'language')
    return correctCustomer(work, { ...whose, field: 'language', text: value.language ?? '', why });
  if (kind === 'address') {
    const { street = null, postcode = null, city = null, country } = value;
    const { country: usual } = await customerById(work.db.read, companyId, customerId);
    const own = { name: null, street, postcode, city, region: null, country: country ?? usual };
    await putAddress(work, { ...whose, role: 'billing', ...own });
    return;
  }
  await putContact(work, companyId, proposal);
}

/** What was typed, and for the rest what was known of the contact whose place it takes. */
async function putContact(work: Work, companyId: number, proposal: Proposal): Promise<void> {
  const { customerId, kind, value, contactId } = proposal;
  const before = contactId === null ? undefined : await contactById(work.db.read, companyId, contactId);
  const replaces = kind === 'contact' && before?.customerId === customerId ? before : UNKNOWN;
  const contact = {
    role: kind === 'invoices' ? ('invoice' as const) : replaces.role,
    name: value.name ?? replaces.name,
    email: value.email ?? replaces.email,
    phone: value.phone ?? replaces.phone,
    language: replaces.language,
  };
  await addContact(work, { companyId, customerId, ...contact }, 'id' in replaces ? replaces.id : undefined);
}

const UNKNOWN = { role: 'main', name: null, email: null, phone: null, language: null } as const;
