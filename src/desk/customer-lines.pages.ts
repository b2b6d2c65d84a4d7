import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { CATEGORY_CODES } from '../disputes/category';
import { raise } from '../disputes/actions';
import { format, formatAmount } from '../kernel/money';
import { LINE_WORDS } from '../languages/line-words';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import type { Priced, PricedLine } from '../ledger/invoice-line';
import { linesOf } from '../ledger/invoice-line.store';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { NotFound } from '../platform/web/answer';
import type { CustomerDeps, CustomerView } from './customer-asked.pages';
import { disputeFields } from './customer-dispute.pages';
import { amountIn, formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { itemAsked } from './customer-item.pages';
import { aChoice, aText, WrongFields } from './form-fields';

/** The lines of an invoice below it in the list of a customer; and disputing some of them, on a page of its own. */
export function linesBlanks(view: CustomerView, item: OpenItem, known: Priced | undefined): unknown {
  if (known === undefined || known.lines.length === 0) return null;
  const { locale, language } = view.visit;
  const w = inLanguage(LINE_WORDS, language);
  return {
    w,
    summary: fill(known.lines.length === 1 ? w.count.one : w.count.other, {
      n: numberText(known.lines.length, locale),
    }),
    tax: w.tax[known.tax],
    rows: known.lines.map((line) => ({
      no: line.no,
      text: line.text,
      order: line.orderLine === null ? '' : fill(w.orderLine, { no: line.orderLine }),
      quantity: quantityText(line, locale),
      amount: worth(line, item.currency, locale),
    })),
  };
}

/** `40 × 12.5`, as the source writes it, in the reader's digits. */
function quantityText({ quantity, price }: PricedLine, locale: string): string {
  const said = [quantity, price].flatMap((text) => (text === null ? [] : [decimalText(text, locale)]));
  return said.join(' × ');
}

const decimalText = (text: string, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(Number(text));

function worth({ grossMinor, amountMinor }: PricedLine, currency: string, locale: string): string {
  const minor = grossMinor ?? amountMinor;
  return minor === null ? '–' : formatAmount({ minor, currency }, locale);
}

const categories = CATEGORY_CODES as [(typeof CATEGORY_CODES)[number], ...(typeof CATEGORY_CODES)[number][]];
const objected = z.object({
  category: aChoice(categories),
  objection: aText(10_000),
  named: z.string().trim().max(40, 'long').optional(),
});

const linesForm: CustomerForm<typeof objected> = {
  path: '/items/:item/lines',
  schema: objected,
  shape: async (at) => {
    const { item, known } = await linesAsked(at);
    const { locale, language } = at.view.visit;
    const w = inLanguage(LINE_WORDS, language);
    const open = format({ minor: item.openMinor, currency: item.currency }, locale);
    return {
      title: fill(w.title, { document: labelOf(item) }),
      intro: w.intro,
      facts: [w.tax[known.tax]],
      sections: [
        {
          legend: w.no,
          fields: [
            {
              kind: 'items',
              name: 'line',
              label: w.no,
              amounts: false,
              words: { ...at.f.items, caption: w.no, document: w.what, due: w.quantity, open: w.amount, hint: '' },
              rows: known.lines.map((line) => ({
                id: line.no,
                document: [line.no, line.text].filter((part) => part !== '').join(' · '),
                due: quantityText(line, locale),
                open: worth(line, item.currency, locale),
                pick: fill(w.pick, { no: line.no }),
                amountLabel: '',
              })),
            },
            { kind: 'text', name: 'named', label: w.named, hint: fill(w.namedHint, { open }), decimal: true },
          ],
        },
        { legend: '', fields: disputeFields(at) },
      ],
      submit: at.f.dispute.submit,
    };
  },
  act: async (at, { category, objection, named = '' }) => {
    const { visit, customer } = at.view;
    const { item, known } = await linesAsked(at);
    const lines = ticked(at, known);
    const most = { currency: item.currency, minor: item.openMinor };
    const amountMinor = named === '' ? null : amountIn(at, 'named', named, most);
    const isWorth = known.lines.every(({ no, grossMinor }) => grossMinor !== null || !lines.includes(no));
    if (amountMinor === null && !isWorth) throw new WrongFields({ named: 'needed' });
    const made = await raise(visit.work, {
      companyId: visit.company.id,
      customerId: customer.id,
      items: [{ itemId: item.itemId, amountMinor, lines }],
      category,
      objection,
    });
    const said = { documents: labelOf(item), owner: made.owner, day: dayText(made.reviewOn, visit.locale) };
    return { text: fill(at.f.dispute.done, said) };
  },
};

async function linesAsked(at: FormAt): Promise<{ readonly item: OpenItem; readonly known: Priced }> {
  const { work, company } = at.view.visit;
  const item = await itemAsked(at);
  const known = (await linesOf(work.db.read, company.id, [item.entryId])).get(item.entryId);
  if (known === undefined || item.amountMinor < 0) throw new NotFound();
  return { item, known };
}

/** A number that is none of the invoice's lines is none that was shown. */
function ticked(at: FormAt, { lines }: Priced): readonly string[] {
  const sent = [...new Set(at.sent?.getAll('line') ?? [])];
  const found = sent.filter((text) => lines.some(({ no }) => no === text));
  const { none } = inLanguage(LINE_WORDS, at.view.visit.language);
  if (found.length === 0 || found.length < sent.length) throw new WrongFields({ line: none });
  return found;
}

export const customerLinesRoutes = (deps: CustomerDeps): readonly Route[] => formRoutes(deps, linesForm);
