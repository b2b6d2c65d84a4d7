import { proposalFrom, proposalText, PROPOSAL_FIELDS, PROPOSAL_KINDS, type ProposalField, type ProposalKind, type ProposalValue } from '../activities/proposal'; // prettier-ignore
import { proposeCorrection } from '../activities/proposal.actions';
import { proposalsOf } from '../activities/proposal.store';
import { PORTAL_DATA_WORDS } from '../languages/portal-data-words';
import { PORTAL_LANGUAGES, PORTAL_WORDS } from '../languages/portal-words';
import { fill } from '../languages/said';
import type { Work } from '../platform/work';
import type { Told } from './act.pages';
import type { Typed } from './page.pages';
import { knownRecipient } from './receipt.actions';
import { FORM, toldForm, type ToldField } from './told-form.pages';
import type { PortalVisit } from './visit.pages';

/** Correcting what we know of a customer: a form for each thing; each only proposes, and its state stands below. */
const KIND_OF_FIELD: Readonly<Partial<Record<ProposalField, ToldField['kind']>>> = {
  email: 'email',
  phone: 'tel',
  language: 'select',
};

export const dataForms = (visit: PortalVisit, given: Typed): object[] =>
  PROPOSAL_KINDS.map((kind) => {
    const w = PORTAL_DATA_WORDS[visit.language];
    const fields = PROPOSAL_FIELDS[kind].map((name): ToldField => ({
      ...{ kind: KIND_OF_FIELD[name] ?? 'text', name, label: w.fields[name], most: 254 },
      ...(name === 'language'
        ? {
            value: visit.language,
            options: PORTAL_LANGUAGES.map((value) => ({ value, label: PORTAL_WORDS[value].name })),
          }
        : {}),
    }));
    const form = { name: nameOf(kind), title: w.kinds[kind], text: '', button: w.button, fields };
    return { ...toldForm(visit, form, given), path: 'data', kind };
  });

const nameOf = (kind: ProposalKind): string => `data-${kind}`;

export async function proposedBlanks({ work, company, customer, visitor, language }: PortalVisit): Promise<string[]> {
  const w = PORTAL_DATA_WORDS[language];
  const own = await proposalsOf(work.db.read, { companyId: company.id, customerId: customer.id });
  return own
    .filter(({ visitorId }) => visitorId === visitor.id)
    .slice(0, MOST_SHOWN)
    .map(({ value, decision }) => fill(decision === null ? w.waits : w[decision], { value: proposalText(value) }));
}

const MOST_SHOWN = 10;

export function readData({
  asked,
  language,
}: PortalVisit):
  | { readonly kind: ProposalKind; readonly value: ProposalValue }
  | { readonly wrong: Readonly<Record<string, string>> } {
  const kind = PROPOSAL_KINDS.find((one) => nameOf(one) === asked.form.get(FORM)) ?? 'contact';
  const read = proposalFrom(kind, (field) => asked.form.get(field) ?? '');
  if ('value' in read) return { kind, value: read.value };
  const { wrong } = PORTAL_DATA_WORDS[language];
  return { wrong: Object.fromEntries(read.wrong.map((field) => [field, wrong])) };
}

export async function tellData(
  work: Work,
  visit: PortalVisit,
  read: { readonly kind: ProposalKind; readonly value: ProposalValue },
): Promise<Told> {
  const { company, customer, visitor, link, language } = visit;
  const w = PORTAL_DATA_WORDS[language];
  const contact =
    customer.id === visitor.id
      ? await knownRecipient(work.db.read, company.id, { visitorId: visitor.id, contactId: link.contactId })
      : null;
  const whose = { companyId: company.id, customerId: customer.id, visitorId: visitor.id };
  await proposeCorrection(work, {
    ...whose,
    ...read,
    contactId: read.kind === 'contact' ? (contact?.id ?? null) : null,
  });
  const said = { value: proposalText(read.value) };
  return { title: fill(w.receipt, said), text: fill(w.done, said) };
}
