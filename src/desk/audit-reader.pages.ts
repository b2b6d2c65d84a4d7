import type { FoundLine } from '../audit/search.store';
import { allCompanies } from '../companies/store';
import { AUDIT_CHANGE_WORDS } from '../languages/audit-change-words';
import { CODE_WORDS } from '../languages/code-words';
import { DISPUTES_WORDS } from '../languages/disputes-words';
import { FIELD_WORDS } from '../languages/field-words';
import { PEOPLE_WORDS } from '../languages/people-words';
import { PLANS_WORDS } from '../languages/plans-words';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { REMINDER_WORDS } from '../languages/reminder-words';
import { inLanguage } from '../languages/said';
import { SETTINGS_WORDS } from '../languages/settings-words';
import { STATEMENTS_WORDS } from '../languages/statements-words';
import { TEMPLATES_WORDS } from '../languages/templates-words';
import { nameOf } from '../people/colleagues';
import type { Auditing } from './audit-asked.pages';
import { idsIn, type Reader, type Words } from './audit-change';
import { itemsNamed, namesOf } from './audit.panel';

/** Who reads lines of the audit trail: with the words of the pages where such things are changed, and the names of what the lines speak of. */
export async function readerOf({ visit, chain, people }: Auditing, lines: readonly FoundLine[]): Promise<Reader> {
  const { work, language, locale, company } = visit;
  const { read } = work.db;
  const ids = lines.map(({ kind, payload }) => idsOf(kind, payload));
  const customers = [...new Set(ids.flatMap((one) => one.customers))].map((id) => ({ noun: 'customer', id }));
  const items = [...new Set(ids.flatMap((one) => one.items))];
  const named = chain.whose === null ? [] : await namesOf(read, chain.whose, customers);
  const found = chain.whose === null ? [] : await itemsNamed(read, chain.whose, items);
  const companies = chain.whose === null ? await allCompanies(read) : [company];
  const codes = codesIn(language);
  const fields = fieldsIn(language);
  return {
    ...{ w: inLanguage(AUDIT_CHANGE_WORDS, language), language, locale, zone: company.zone },
    currency: company.currency,
    fields: (noun) => [...(fields[noun] ?? []), ...fields.all],
    codes: (noun, field) => codes[`${noun}.${field}`] ?? codes[field],
    person: (who) => people.find(({ id }) => who === `person/${id}`)?.name ?? nameOf(people, who),
    customer: (id) => named.find((one) => one.id === id)?.customer ?? undefined,
    item: (id) => found.find((one) => one.id === id),
    company: (id) => companies.find((one) => one.id === id)?.legalName,
  };
}

function idsOf(kind: string, payload: string | null): ReturnType<typeof idsIn> {
  if (payload === null) return { customers: [], items: [] };
  const read: unknown = JSON.parse(payload);
  if (kind !== 'customer.parent_set') return idsIn(read);
  const { before, after } = read as { before: number | null; after: number | null };
  return { customers: [before, after].filter((id) => id !== null), items: [] };
}

/** Names of fields by the noun of a line; `all`: of what stands in many. */
function fieldsIn(language: string): { readonly all: readonly Words[]; readonly [noun: string]: readonly Words[] } {
  const settings = inLanguage(SETTINGS_WORDS, language);
  const { field, entryField } = inLanguage(CODE_WORDS, language);
  const { reason } = inLanguage(REMINDER_WORDS, language);
  const change = inLanguage(AUDIT_CHANGE_WORDS, language).field;
  return {
    setting: [settings.field, retentionIn(language)],
    company: [settings.field],
    customer: [field],
    entry: [entryField],
    all: [change, settings.field, inLanguage(FIELD_WORDS, language), reason],
  };
}

function retentionIn(language: string): Words {
  const { contacts, problems, mails, finances } = inLanguage(SETTINGS_WORDS, language).retention;
  return { contacts, problems, mails, finances };
}

/** Words of codes by the noun and the field that hold them, or by the field alone. */
function codesIn(language: string): Readonly<Record<string, Words | undefined>> {
  const c = inLanguage(CODE_WORDS, language);
  const { code } = inLanguage(AUDIT_CHANGE_WORDS, language);
  const recovery = inLanguage(RECOVERY_WORDS, language);
  const reminder = inLanguage(REMINDER_WORDS, language);
  const people = inLanguage(PEOPLE_WORDS, language);
  const disputes = inLanguage(DISPUTES_WORDS, language);
  const plans = inLanguage(PLANS_WORDS, language);
  const choices = Object.entries(inLanguage(SETTINGS_WORDS, language).choice);
  const chosen = (of: string): Words =>
    Object.fromEntries(choices.flatMap(([key, word]) => (key.startsWith(`${of}.`) ? [[key.slice(of.length + 1), word]] : []))); // prettier-ignore
  const settings = ['attach', 'statementsFormat', 'letterLayout', 'portalDocuments', 'freshness', 'debtorType'].map((name) => [name, chosen(name)]); // prettier-ignore
  return {
    ...(Object.fromEntries(settings) as Readonly<Record<string, Words>>),
    debtor_type: chosen('debtorType'),
    'hold.kind': c.hold,
    obstacle: c.obstacle,
    category: c.category,
    'dispute.outcome': c.outcome,
    'dispute.owner': disputes.owner,
    'dispute.from': { ...c.dispute, ...disputes.owner },
    'dispute.to': { ...c.dispute, ...disputes.owner },
    cause: code.cause,
    'activity.kind': c.activity,
    'activity.outcome': c.talk,
    direction: c.direction,
    visibility: c.visibility,
    'contact.role': c.contact,
    'address.role': c.address,
    'person.role': people.role,
    theme: people.account.themes,
    'rest.kind': c.rest,
    'promise.state': c.verdict,
    'promise.channel': c.promised,
    'plan.was': plans.state,
    'plan.verdict': { ...plans.instalment, ...code.verdict },
    'case.outcome': recovery.outcome,
    'partner.kind': recovery.kind,
    'template.code': inLanguage(TEMPLATES_WORDS, language).code,
    'strategy.kind': reminder.kind,
    'strategy.tone': reminder.tone,
    'strategy.mode': reminder.mode,
    channel: reminder.channel,
    'statements.format': inLanguage(STATEMENTS_WORDS, language).ask.formats,
    'retention.kind': retentionIn(language),
    'bank_account.kind': code.bank,
    'customer.kind': code.insurer,
    'person.by': code.by,
    'allocation.basis': code.basis,
    'sender.outcome': code.tested,
    link: code.link,
    scope: code.scope,
    source: code.source,
  };
}
