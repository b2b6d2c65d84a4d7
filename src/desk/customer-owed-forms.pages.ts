import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { format, sum } from '../kernel/money';
import { dayText, fill } from '../languages/said';
import { claimOwed, giveUp, reinstate, reverseCharge, waive, type Claiming, type Pick } from '../law/charge.actions';
import type { Owed } from '../law/owed';
import { owedBeside } from '../law/owed.actions';
import { chargesById } from '../ledger/claimed.store';
import type { KeptCharge } from '../ledger/kept-charge';
import { labelOf } from '../ledger/open-item';
import { NotFound } from '../platform/web/answer';
import { demandsOf } from '../notices/demanded.store';
import type { CustomerDeps } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { itemAsked } from './customer-item.pages';
import { chargeText, owedWords } from './customer-owed-shown.pages';
import { aText, WrongFields, type ItemRow } from './form-fields';

/** Interest and costs are claimed, waived, reinstated, reversed: each on a page that says what changes, each taken back where it can be. */
const KINDS = ['interest', 'fixed_sum'] as const;

async function owedOf({ view }: FormAt, itemIds: readonly number[]): Promise<Owed[]> {
  const { work, company } = view.visit;
  const range = { companyId: company.id, first: view.customer.id, last: view.customer.id };
  const demanded = demandsOf(work.db.read);
  return owedBeside(work.db.read, work, { company, range, asOn: work.today, itemIds, demanded });
}

const mayOf = (owed: Owed, kind: Pick['kind']) =>
  kind === 'interest' ? owed.claimable.interest : owed.claimable.fixed;

const pickId = ({ view }: FormAt, itemId: number, kind: string): string =>
  `${view.visit.work.ids.seal('item', itemId)}.${kind}`;

function rowsOf(at: FormAt, all: readonly Owed[]): ItemRow[] {
  const w = owedWords(at.view.visit);
  const { locale } = at.view.visit;
  return all.flatMap((owed) =>
    KINDS.flatMap((kind) => {
      const { why, amountMinor, from, to } = mayOf(owed, kind);
      if (why !== null) return [];
      const { item } = owed;
      const days = from === null || to === null ? w.kind[kind] : fill(w.claim.period, { kind: w.kind[kind], from: dayText(from, locale), to: dayText(to, locale) }); // prettier-ignore
      const document = labelOf(item);
      return [
        {
          ...{ id: pickId(at, item.itemId, kind), document, due: days, amountLabel: '' },
          open: format({ minor: amountMinor, currency: item.currency }, locale),
          pick: fill(w.claim.pick, { what: w.kind[kind], document }),
        },
      ];
    }),
  );
}

const claimed = z.object({ checked: z.enum(['yes', 'no'], { error: 'choice' }).default('no') });

const claimForm: CustomerForm<typeof claimed> = {
  path: '/interest/claim',
  schema: claimed,
  shape: async (at) => {
    const w = owedWords(at.view.visit);
    const all = await owedOf(at, []);
    const rows = rowsOf(at, all);
    const doubts = doubtsOf(at, all);
    const asked = at.view.visit.asked.query.get('item');
    const value = rows.filter(({ id }) => asked !== null && id.startsWith(`${asked}.`)).map(({ id }) => id).join(' '); // prettier-ignore
    const words = { caption: w.claim.what, document: w.head.document, due: w.head.what, open: w.head.amount, amount: w.head.amount, hint: '' }; // prettier-ignore
    const options = [
      { value: 'no', label: w.claim.unchecked },
      { value: 'yes', label: w.claim.isChecked },
    ];
    return {
      title: fill(w.claim.title, { customer: at.view.customer.name }),
      intro: rows.length === 0 ? w.claim.nothing : w.claim.intro,
      facts: doubts,
      links: [{ href: at.view.under('/interest'), label: w.look }],
      sections:
        rows.length === 0
          ? []
          : [
              {
                legend: '',
                fields: [{ kind: 'items', name: 'what', label: w.claim.what, rows, amounts: false, value, words }],
              },
              ...(doubts.length === 0
                ? []
                : [
                    {
                      legend: '',
                      fields: [
                        { kind: 'radio' as const, name: 'checked', label: w.claim.checked, value: 'no', options },
                      ],
                    },
                  ]),
            ],
      submit: rows.length === 0 ? '' : w.claim.submit,
    };
  },
  act: async (at, { checked }) => {
    const w = owedWords(at.view.visit);
    const { work, locale } = at.view.visit;
    const made = await claimOwed(work, { ...claimingOf(at, picked(at)), checked: checked === 'yes', origin: 'desk' });
    const currencies = [...new Set(made.map(({ currency }) => currency))];
    const amounts = currencies.map((currency) =>
      format(
        { minor: sum(made.filter((one) => one.currency === currency).map((one) => one.amountMinor)), currency },
        locale,
      ),
    );
    const [only, ...others] = made;
    const done = { text: fill(w.claim.done, { amount: amounts.join(', ') }), to: at.view.under('/interest') };
    if (only === undefined || others.length > 0) return done;
    return { ...done, undo: { path: chargePath(at, only, 'reverse'), fields: { why: w.claim.undone } } };
  },
};

function doubtsOf({ view }: FormAt, all: readonly Owed[]): string[] {
  const w = owedWords(view.visit);
  const documents = new Map<string, string[]>();
  for (const owed of all) {
    const doubts = KINDS.flatMap((kind) => (mayOf(owed, kind).why === null ? mayOf(owed, kind).doubts : []));
    if (doubts.length === 0) continue;
    const said = [...new Set(doubts)].map((one) => w.doubt[one]).join(' ');
    documents.set(said, [...(documents.get(said) ?? []), labelOf(owed.item)]);
  }
  return [...documents].map(([doubts, labels]) => fill(w.claim.doubts, { document: labels.join(', '), doubts }));
}

/** What was ticked: `it_….interest`. Whatever is no such thing is nothing. */
function picked({ view, sent }: FormAt): Pick[] {
  const { ids } = view.visit.work;
  const picks = [...new Set(sent?.getAll('what') ?? [])].flatMap((text): Pick[] => {
    const [sealed = '', kind] = text.split('.');
    const itemId = ids.open('item', sealed);
    return itemId !== undefined && (kind === 'interest' || kind === 'fixed_sum') ? [{ itemId, kind }] : [];
  });
  if (picks.length === 0) throw new WrongFields({ what: 'item' });
  return picks;
}

function claimingOf({ view }: FormAt, picks: readonly Pick[]): Omit<Claiming, 'checked' | 'origin'> {
  const { work, company } = view.visit;
  const demanded = demandsOf(work.db.read);
  return { company, customerId: view.customer.id, picks, to: work.today, demanded };
}

const chargePath = ({ view }: FormAt, { id }: KeptCharge, path: string): string =>
  view.under(`/charges/${view.visit.work.ids.seal('charge', id)}/${path}`);

/** The charge that the address names, of this customer. */
async function chargeAsked({ view }: FormAt): Promise<KeptCharge> {
  const { work, company, asked } = view.visit;
  const id = work.ids.open('charge', asked.params['charge'] ?? '');
  const [found] = id === undefined ? [] : await chargesById(work.db.read, company.id, [id]);
  if (found?.customerId !== view.customer.id) throw new NotFound();
  return found;
}

const reasoned = z.object({ why: aText(500) });

const DEEDS = { waive, reinstate, reverse: reverseCharge };
const BACK = { waive: 'reinstate', reinstate: 'waive', reverse: null } as const;

const deedForm = (deed: 'waive' | 'reinstate' | 'reverse'): CustomerForm<typeof reasoned> => ({
  path: `/charges/:charge/${deed}`,
  schema: reasoned,
  shape: async (at) => {
    const w = owedWords(at.view.visit);
    const charge = await chargeAsked(at);
    const minor = deed === 'reverse' ? charge.amountMinor : charge.openMinor;
    const amount = format({ minor, currency: charge.currency }, at.view.visit.locale);
    return {
      title: fill(w[deed].title, { what: chargeText(at.view, w, charge), document: charge.document }),
      intro: fill(w[deed].intro, { amount }),
      sections: [{ legend: '', fields: [{ kind: 'text', name: 'why', label: w.reason.label, required: true }] }],
      submit: w[deed].action,
    };
  },
  act: async (at, { why }) => {
    const w = owedWords(at.view.visit);
    const charge = await chargeAsked(at);
    await DEEDS[deed](at.view.visit.work, at.view.visit.company.id, charge.id, why);
    const back = BACK[deed];
    const done = { text: w[deed].done, to: at.view.under('/interest') };
    if (back === null) return done;
    return {
      ...done,
      undo: { path: chargePath(at, charge, back), fields: { why: w[deed === 'waive' ? 'waive' : 'reinstate'].undone } },
    };
  },
});

const giveUpForm: CustomerForm<typeof reasoned> = {
  path: '/items/:item/interest/waive',
  schema: reasoned,
  shape: async (at) => {
    const w = owedWords(at.view.visit);
    const item = await itemAsked(at);
    const [owed] = await owedOf(at, [item.itemId]);
    const may = owed?.claimable.interest;
    const can = may?.why === null;
    const amount = format({ minor: may?.amountMinor ?? 0, currency: item.currency }, at.view.visit.locale);
    return {
      title: fill(w.giveUp.title, { document: labelOf(item) }),
      intro: can ? fill(w.giveUp.intro, { amount, day: dayText(may.to ?? at.view.visit.work.today, at.view.visit.locale) }) : w.claim.nothing, // prettier-ignore
      sections: can
        ? [{ legend: '', fields: [{ kind: 'text', name: 'why', label: w.reason.label, required: true }] }]
        : [],
      submit: can ? w.giveUp.action : '',
    };
  },
  act: async (at, { why }) => {
    const w = owedWords(at.view.visit);
    const item = await itemAsked(at);
    const made = await giveUp(at.view.visit.work, claimingOf(at, [{ itemId: item.itemId, kind: 'interest' }]), why);
    const [only] = made;
    const done = { text: w.giveUp.done, to: at.view.under('/interest') };
    if (only === undefined) return done;
    return { ...done, undo: { path: chargePath(at, only, 'reinstate'), fields: { why: w.waive.undone } } };
  },
};

export const customerOwedForms = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, claimForm),
  ...formRoutes(deps, deedForm('waive')),
  ...formRoutes(deps, deedForm('reinstate')),
  ...formRoutes(deps, deedForm('reverse')),
  ...formRoutes(deps, giveUpForm),
];
