import { isMailbox } from '../kernel/mailbox';

/**
 * What a customer proposes to correct of what we know of it. It changes nothing: a person accepts or declines it, and until then
 * nothing goes to what was typed.
 */
export const PROPOSAL_KINDS = ['contact', 'invoices', 'address', 'language'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** The fields of each kind, in the order in which they are typed. */
export const PROPOSAL_FIELDS = {
  contact: ['name', 'email', 'phone'],
  invoices: ['name', 'email'],
  address: ['street', 'postcode', 'city', 'country'],
  language: ['language'],
} as const satisfies Readonly<Record<ProposalKind, readonly string[]>>;

export type ProposalField = 'name' | 'email' | 'phone' | 'street' | 'postcode' | 'city' | 'country' | 'language';
/** What was typed; a field that was left empty is not in it. */
export type ProposalValue = Readonly<Partial<Record<ProposalField, string>>>;

const LONGEST: Readonly<Record<ProposalField, number>> = {
  name: 100,
  email: 254,
  phone: 40,
  street: 200,
  postcode: 20,
  city: 100,
  country: 2,
  language: 2,
};

const ACCEPTS: Readonly<Partial<Record<ProposalField, (text: string) => boolean>>> = {
  email: isMailbox,
  phone: (text) => /^\+?[\d\s()./-]{5,}$/.test(text),
  country: (text) => /^[A-Z]{2}$/.test(text),
  language: (text) => /^[a-z]{2}$/.test(text),
};

const NEEDED: Readonly<Record<ProposalKind, readonly ProposalField[]>> = {
  contact: [],
  invoices: ['email'],
  address: ['street', 'city'],
  language: ['language'],
};

export type ReadProposal = { readonly value: ProposalValue } | { readonly wrong: readonly ProposalField[] };

/** What was typed, on one line each; or which fields are not right. */
export function proposalFrom(kind: ProposalKind, typed: (field: ProposalField) => string): ReadProposal {
  const value: Partial<Record<ProposalField, string>> = {};
  const wrong: ProposalField[] = [];
  for (const field of PROPOSAL_FIELDS[kind]) {
    // eslint-disable-next-line no-control-regex -- what cannot stand in a name or an address is left out
    const given = typed(field).replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim(); // prettier-ignore
    const text = field === 'country' ? given.toUpperCase() : given;
    if (text === '') continue;
    if (text.length > LONGEST[field] || ACCEPTS[field]?.(text) === false) wrong.push(field);
    else value[field] = text;
  }
  for (const field of NEEDED[kind]) if (value[field] === undefined && !wrong.includes(field)) wrong.push(field);
  if (wrong.length === 0 && Object.keys(value).length === 0) wrong.push(PROPOSAL_FIELDS[kind][0]);
  return wrong.length > 0 ? { wrong } : { value };
}

export const proposalText = (value: ProposalValue): string => Object.values(value).join(', ');
