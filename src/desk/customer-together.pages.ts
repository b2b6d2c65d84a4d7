import { writtenThrough } from '../customers/letterbox.store';
import { disputeHolds } from '../disputes/store';
import { grouped } from '../kernel/grouped';
import { format, sum } from '../kernel/money';
import { TOGETHER_WORDS } from '../languages/together-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { isOverdue, type OpenItem } from '../ledger/open-item';
import { openItemsOfCustomers } from '../ledger/store';
import type { Work } from '../platform/work';
import type { Recorded } from '../promises/actions';
import type { PromiseRequest } from '../promises/recording';
import { promiseTogether } from '../promises/together.actions';
import { amountIn, type FormAt } from './customer-form.pages';
import { amountName, WrongFields, type Section } from './form-fields';

/** For whom a payer, or the head of a group, may promise besides itself: each customer and currency, with what is asked of it. */
interface Entity {
  /** In the form: the customer's public id and the currency. */
  readonly id: string;
  readonly customerId: number;
  readonly name: string;
  readonly code: string;
  readonly currency: string;
  /** What is overdue, credits taken off; else all that is open. */
  readonly askedMinor: number;
  readonly openMinor: number;
}

/** More customers than this promise each on its own page. */
const MOST_ENTITIES = 100;

async function entitiesOf({ view }: FormAt): Promise<Entity[]> {
  const { visit, customer } = view;
  const { work, company } = visit;
  const others = await writtenThrough(work.db.read, company.id, customer.id);
  if (others.length === 0 || others.length > MOST_ENTITIES) return [];
  const ids = others.map(({ id }) => id);
  const items = await openItemsOfCustomers(work.db.read, company.id, ids, work.today);
  return others.flatMap(({ id, code, name }) =>
    [
      ...grouped(
        items.filter(({ customerId }) => customerId === id),
        ({ currency }) => currency,
      ),
    ].flatMap(([currency, own]) => {
      const openMinor = sum(own.map((item) => Math.max(0, item.openMinor)));
      const sealed = work.ids.seal('customer', id);
      const entity = { id: `${sealed}.${currency}`, customerId: id, name, code, currency, openMinor };
      return openMinor > 0 ? [{ ...entity, askedMinor: askedOf(own, work.today) }] : [];
    }),
  );
}

function askedOf(items: readonly OpenItem[], today: Work['today']): number {
  const overdue = items.filter((item) => item.openMinor < 0 || isOverdue(item, today));
  const asked = sum(overdue.map(({ openMinor }) => openMinor));
  return asked > 0 ? asked : Math.max(0, sum(items.map(({ openMinor }) => openMinor)));
}

const NAME = 'entity';

/** Nothing where this customer pays for nobody else that owes something. */
export async function togetherSections(at: FormAt): Promise<Section[]> {
  const entities = await entitiesOf(at);
  if (entities.length === 0) return [];
  const { locale, language } = at.view.visit;
  const w = inLanguage(TOGETHER_WORDS, language);
  return [
    {
      legend: w.legend,
      fold: true,
      fields: [
        {
          kind: 'items',
          name: NAME,
          label: w.legend,
          hint: w.hint,
          amounts: true,
          words: { ...at.f.items, caption: w.caption, document: w.customer, due: w.number, hint: '' },
          rows: entities.map(({ id, name, code, currency, askedMinor }) => ({
            id,
            document: name,
            due: code,
            open: format({ minor: askedMinor, currency }, locale),
            pick: fill(w.pick, { name }),
            amountLabel: fill(w.amountOf, { name }),
          })),
        },
      ],
    },
  ];
}

export const isTogether = ({ sent }: FormAt): boolean => sent?.has(NAME) === true;

interface Said extends Omit<PromiseRequest, 'companyId' | 'customerId' | 'of'> {
  /** What this customer promises of its own, besides. */
  readonly own: PromiseRequest['of'] | undefined;
}

/** The promises of all that were ticked, and its own where it gave one: all of them or none. */
export async function promiseForAll(at: FormAt, work: Work, { own, ...terms }: Said): Promise<Recorded[]> {
  const { visit, customer } = at.view;
  const known = await entitiesOf(at);
  const entities = [...new Set(at.sent?.getAll(NAME) ?? [])].map((id) => {
    const entity = known.find((one) => one.id === id);
    if (entity === undefined) throw new WrongFields({ [NAME]: 'item' });
    return {
      customerId: entity.customerId,
      ...terms,
      of: { totalMinor: amountOf(at, entity), currency: entity.currency },
    };
  });
  const mine = own === undefined ? [] : [{ customerId: customer.id, ...terms, of: own }];
  const request = { companyId: visit.company.id, payerId: customer.id, promises: [...mine, ...entities] };
  return promiseTogether(work, request, disputeHolds);
}

function amountOf(at: FormAt, { id, currency, askedMinor, openMinor }: Entity): number {
  const typed = (at.sent?.get(amountName(id)) ?? '').trim();
  return typed === '' ? askedMinor : amountIn(at, amountName(id), typed, { currency, minor: openMinor });
}

/** Who promised what, by name. */
export function togetherText({ view }: FormAt, made: readonly Recorded[], names: ReadonlyMap<number, string>): string {
  const { locale, language } = view.visit;
  const [first] = made;
  const list = made.map(({ promise }) => {
    const amount = format({ minor: promise.amountMinor, currency: promise.currency }, locale);
    return `${names.get(promise.customerId) ?? ''} ${amount}`.trim();
  });
  const day = first === undefined ? '' : dayText(first.promise.promisedOn, locale);
  return fill(inLanguage(TOGETHER_WORDS, language).done, { day, list: list.join(', ') });
}

export async function namesOf({ view }: FormAt): Promise<ReadonlyMap<number, string>> {
  const { visit, customer } = view;
  const others = await writtenThrough(visit.work.db.read, visit.company.id, customer.id);
  return new Map([customer, ...others].map(({ id, name }) => [id, name]));
}
