import type { Visit } from '../companies/visit.pages';
import type { Customer } from '../customers/customer';
import { customerById } from '../customers/store';
import { CODE_WORDS } from '../languages/code-words';
import type { CodeWords } from '../languages/code-words.en';
import { CUSTOMER_WORDS } from '../languages/customer-words';
import type { CustomerWords } from '../languages/customer-words.en';
import { fill, inLanguage, numberText } from '../languages/said';
import { REMINDER_WORDS } from '../languages/reminder-words';
import type { ReminderWords } from '../languages/reminder-words.en';
import { nameOf } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import { peopleOf } from '../people/store';
import { NotFound } from '../platform/web/answer';
import type { ReminderPagesDeps } from '../reminders/deps.pages';

/** The customer that an address names, with the words of its pages: what every page about one customer begins with. */
export interface CustomerDeps extends ReminderPagesDeps {
  /** Is there such a page? What nobody built is linked from nowhere. */
  has(path: string): boolean;
}

export interface CustomerView {
  readonly visit: Visit;
  readonly customer: Customer;
  /** Its public id. */
  readonly sealed: string;
  readonly w: CustomerWords;
  readonly codes: CodeWords;
  readonly said: ReminderWords;
  readonly people: readonly ListedPerson[];
  /** Below the customer's page, such as `/call`. */
  under(path: string, query?: Readonly<Record<string, string>>): string;
  /** Is there such a page below it, and may the person do there what it is for? Nothing is changed on another day. */
  may(path: string): boolean;
}

export const customerAsked = (visit: Visit, deps: CustomerDeps): Promise<CustomerView> =>
  customerSeen(visit, deps, visit.asked.params['customer'] ?? '');

/** The customer of a public id; of a record that was merged, the one that it went into. */
export async function customerSeen(visit: Visit, deps: CustomerDeps, sealed: string): Promise<CustomerView> {
  const { work, company, at, language } = visit;
  const id = work.ids.open('customer', sealed);
  if (id === undefined) throw new NotFound();
  const customer = await customerById(work.db.read, company.id, id).catch(() => undefined);
  if (customer === undefined) throw new NotFound();
  return {
    visit,
    customer,
    sealed: work.ids.seal('customer', customer.id),
    w: inLanguage(CUSTOMER_WORDS, language),
    codes: inLanguage(CODE_WORDS, language),
    said: inLanguage(REMINDER_WORDS, language),
    people: await peopleOf(work.db.read),
    under: (path, query) => at.under(`/customers/${work.ids.seal('customer', customer.id)}${path}`, query),
    may: (path) => visit.on === null && visit.may('work') && deps.has(`/customers/:customer${path}`),
  };
}

/** Whoever did something, by name: `user:maria@acme.example` is Maria Roux, and an import by itself is what it is called. */
export function calledBy({ people, customer, w }: CustomerView, actor: string | null): string {
  const [, kind, name = actor ?? ''] = /^(\w+):(.*)$/.exec(actor ?? '') ?? [];
  if (kind !== 'customer') return nameOf(people, name);
  return name === customer.code || name === 'by link' ? w.theCustomer : name;
}

/** `Reminder · step 2`; what stands beside the ladder has no number that means anything to people. */
export function stepText(
  { visit, said }: CustomerView,
  step: { readonly n: number; readonly kind: keyof ReminderWords['kind'] | null },
): string {
  const number = fill(said.step, { n: numberText(step.n, visit.locale) });
  if (step.kind === null) return number;
  return step.n > 0 ? `${said.kind[step.kind]} · ${number}` : said.kind[step.kind];
}
