import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { setCredit } from '../customers/credit.actions';
import type { CreditCover, CreditLimit } from '../customers/credit';
import { coverOf } from '../customers/credit.store';
import { fromTyped, isCurrency, toDecimal } from '../kernel/money';
import { CREDIT_WORDS } from '../languages/credit-words';
import { fill, inLanguage } from '../languages/said';
import type { CustomerDeps } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aText, WrongFields, yesNo, type Field } from './form-fields';

/** How much a customer may owe, and who insures it by which terms: set by a person, with the reason. */
const days = z
  .string()
  .trim()
  .regex(/^\d{1,4}$/, 'days')
  .transform(Number)
  .optional();

const set = z.object({
  limit: z.string().trim().max(30, 'long').optional(),
  currency: z.string().trim().toUpperCase().max(3, 'long').optional(),
  insurer: z.string().trim().max(200, 'long').optional(),
  insured: z.string().trim().max(30, 'long').optional(),
  notice: days,
  claim: days,
  extension: days,
  consent: yesNo.optional(),
  collects: yesNo.optional(),
  why: aText(500),
});

const creditForm: CustomerForm<typeof set> = {
  path: '/credit',
  schema: set,
  shape: async (at) => {
    const { view } = at;
    const w = wordsOf(at);
    const { customer, visit } = view;
    const cover = await coverOf(visit.work.db.read, customer.companyId, customer.id);
    const currency = customer.creditLimitCurrency ?? cover?.currency ?? visit.company.currency;
    const amount = (minor: number | null): string => (minor === null ? '' : typedAmount(minor, currency, visit.locale));
    const text = (name: string, label: string, value: string, hint = ''): Field => ({
      ...{ kind: 'text', name, label, value },
      ...(hint === '' ? {} : { hint }),
    });
    return {
      title: fill(w.title, { customer: customer.name }),
      intro: w.intro,
      sections: [
        {
          legend: w.limitTitle,
          fields: [
            text('limit', w.limit, amount(customer.creditLimitMinor), w.limitHint),
            text('currency', w.currency, currency),
          ],
        },
        {
          legend: w.coverTitle,
          fields: [
            text('insurer', w.insurer, cover?.insurer ?? '', w.insurerHint),
            text('insured', w.insured, amount(cover?.limitMinor ?? null)),
            text('notice', w.notice, cover?.noticeDays?.toString() ?? '', w.noticeHint),
            text('claim', w.claim, cover?.claimDays?.toString() ?? '', w.claimHint),
            text('extension', w.extension, cover?.longestExtensionDays?.toString() ?? '', w.extensionHint),
            choice('consent', w.consent, cover?.planNeedsConsent, [w.consentNo, w.consentYes]),
            choice('collects', w.collects, cover?.insurerCollects, [w.collectsNo, w.collectsYes]),
          ],
        },
        { legend: '', fields: [{ kind: 'text', name: 'why', label: w.why, required: true }] },
      ],
      submit: w.submit,
    };
  },
  act: async (at, value) => {
    const { customer, visit } = at.view;
    const currency = value.currency ?? visit.company.currency;
    if (!isCurrency(currency)) throw new WrongFields({ currency: wordsOf(at).wrongCurrency });
    const limitMinor = amountTyped(at, 'limit', value.limit, currency);
    const insuredMinor = amountTyped(at, 'insured', value.insured, currency);
    const { insurer, notice = null, claim = null, extension = null, consent, collects, why } = value;
    const terms = [insuredMinor, notice, claim, extension].some((one) => one !== null);
    if (insurer === undefined && (terms || consent === 'yes' || collects === 'yes'))
      throw new WrongFields({ insurer: 'needed' });
    const limit: CreditLimit | null = limitMinor === null ? null : { minor: limitMinor, currency };
    const cover: CreditCover | null =
      insurer === undefined
        ? null
        : {
            ...{ insurer, limitMinor: insuredMinor, currency, noticeDays: notice, claimDays: claim },
            ...{
              longestExtensionDays: extension,
              planNeedsConsent: consent === 'yes',
              insurerCollects: collects === 'yes',
            },
          };
    const whose = { companyId: customer.companyId, customerId: customer.id };
    await setCredit(visit.work, whose, { limit, cover, why });
    return { text: wordsOf(at).done };
  },
};

const choice = (name: string, label: string, value: boolean | undefined, [no, yes]: readonly [string, string]): Field => ({
  ...{ kind: 'select', name, label, value: value === true ? 'yes' : 'no' },
  options: [{ value: 'no', label: no }, { value: 'yes', label: yes }],
}); // prettier-ignore

const wordsOf = ({ view }: FormAt) => inLanguage(CREDIT_WORDS, view.visit.language);

/** As somebody would type it there: `12500,00`. */
const typedAmount = (minor: number, currency: string, locale: string): string => {
  const decimal = toDecimal(minor, currency);
  return fromTyped(decimal, currency, locale) === minor ? decimal : decimal.replace('.', ',');
};

function amountTyped({ view }: FormAt, field: string, text: string | undefined, currency: string): number | null {
  if (text === undefined || text === '') return null;
  const minor = fromTyped(text, currency, view.visit.locale);
  if (minor === undefined || minor < 0) throw new WrongFields({ [field]: 'amount' });
  return minor;
}

export const customerCreditRoutes = (deps: CustomerDeps): readonly Route[] => formRoutes(deps, creditForm);
