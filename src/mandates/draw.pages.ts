import type { Route, Visit } from '../companies/visit.pages';
import { AGREEMENT_WORDS } from '../languages/agreement-words';
import { CODE_WORDS } from '../languages/code-words';
import { REGISTER_WORDS } from '../languages/register-words';
import { fill, inLanguage, isLanguage, LANGUAGES } from '../languages/said';
import { AGREEMENT_KINDS, PROPOSED_REMIT_DAYS, termsSchema } from './agreement';
import { agreementPath, dayTyped, kindOptions } from './agreement.pages';
import { agreementsOf } from './agreement.store';
import { partnerAsked, partnerPath, whichOf } from './deps.pages';
import { daysText } from './fees-shown.pages';
import { feesOf } from './fee.store';
import { formRoutes, WrongTyped, type FormDone } from './form.pages';
import type { Section } from './form-shown';
import { languageName } from './named';
import { drawAgreement } from './paper.actions';
import type { RegisteredPartner } from './partner.store';

/** An agreement is drawn up as a PDF to be signed, with the terms that were typed; what was agreed last is proposed. */
export const drawRoutes: readonly Route[] = formRoutes({
  path: '/:partner/agreements/draw',
  right: 'approve',
  about: partnerAsked,
  shape: async (visit, partner) => {
    const w = words(visit);
    return {
      title: fill(w.drawTitle, { partner: partner.name }),
      intro: w.drawIntro,
      facts: partner.country === 'FR' && partner.kind === 'agency' ? [w.drawFrench] : [],
      back: { href: partnerPath(visit, partner.id), label: partner.name },
      sections: await sections(visit, partner),
      submit: w.drawSubmit,
    };
  },
  act: draw,
});

const words = (visit: Visit) => inLanguage(AGREEMENT_WORDS, visit.language);

async function sections(visit: Visit, partner: RegisteredPartner): Promise<readonly Section[]> {
  const { work, company, locale } = visit;
  const w = words(visit);
  const fees = await feesOf(work.db.read, partner.companyId, partner.id);
  const [last] = await agreementsOf(work.db.read, partner.companyId, partner.id);
  const terms = last?.terms ?? termsSchema.parse({});
  const usual = [partner.language, company.language].find((one) => one !== null && isLanguage(one)) ?? 'en';
  return [
    {
      legend: '',
      fields: [
        { kind: 'select', name: 'kind', label: w.kind, options: kindOptions(visit) },
        { kind: 'select', name: 'language', label: w.language, value: usual, options: LANGUAGES.map((value) => ({ value, label: languageName(value, locale) })) }, // prettier-ignore
        { kind: 'date', name: 'valid_from', label: w.validFrom, value: work.today, required: true },
        { kind: 'date', name: 'valid_until', label: w.validUntil, hint: w.untilHint },
        {
          ...{ kind: 'select', name: 'fees', label: w.fees, hint: w.feesHint },
          value: fees.length === 0 ? '' : work.ids.seal('fee_model', fees[0]?.id ?? 0),
          options: [
            ...fees.map((one) => ({ value: work.ids.seal('fee_model', one.id), label: `${one.name}, ${one.model.currency}, ${daysText(visit, one)}` })), // prettier-ignore
            { value: '', label: w.noFees },
          ],
        },
      ],
    },
    {
      legend: w.terms,
      fields: [
        { kind: 'text', name: 'guarantee', label: w.guarantee, hint: w.guaranteeHint, value: terms.guarantee },
        {
          kind: 'text',
          name: 'remit_days',
          label: w.remitDays,
          value: String(terms.remitDays ?? PROPOSED_REMIT_DAYS),
          decimal: true,
        },
        { kind: 'text', name: 'remit_to', label: w.remitTo, hint: w.remitToHint, value: terms.remitTo },
        { kind: 'text', name: 'notice_days', label: w.noticeDays, value: String(terms.noticeDays), decimal: true },
        { kind: 'area', name: 'scope', label: w.scope, hint: w.scopeHint, value: terms.scope },
      ],
    },
  ];
}

async function draw(visit: Visit, partner: RegisteredPartner): Promise<FormDone> {
  const { form } = visit.asked;
  const w = words(visit);
  const wrong: Record<string, string> = {};
  const { choice, long } = inLanguage(REGISTER_WORDS, visit.language).wrong;
  const kind = AGREEMENT_KINDS.find((one) => one === form.get('kind'));
  const language = LANGUAGES.find((one) => one === form.get('language'));
  const validFrom = dayTyped(visit, 'valid_from', wrong);
  const validUntil = dayTyped(visit, 'valid_until', wrong);
  const days = (name: string): number => {
    const text = (form.get(name) ?? '').trim();
    if (!/^\d{1,3}$/.test(text) || Number(text) > 365) wrong[name] = w.wrongDays;
    return Number(text);
  };
  const text = (name: string, longest: number): string => {
    const typed = (form.get(name) ?? '').replace(/[^\P{C}\r\n]/gu, '').trim();
    if (typed.length > longest) wrong[name] = long;
    return typed;
  };
  const terms = {
    ...{ guarantee: text('guarantee', 500), remitTo: text('remit_to', 200), scope: text('scope', 1_000) },
    ...{ remitDays: days('remit_days'), noticeDays: days('notice_days') },
  };
  const sealed = form.get('fees') ?? '';
  const feeModelId = sealed === '' ? null : (visit.work.ids.open('fee_model', sealed) ?? null);
  if (kind === undefined) wrong['kind'] = choice;
  if (language === undefined) wrong['language'] = choice;
  if (validFrom === null) wrong['valid_from'] ??= w.wrongDay;
  if (sealed !== '' && feeModelId === null) wrong['fees'] = choice;
  if (kind === 'pricing' && feeModelId === null) wrong['fees'] ??= w.needFees;
  if (kind === undefined || language === undefined || validFrom === null || Object.keys(wrong).length > 0) throw new WrongTyped(wrong); // prettier-ignore
  const asked = { kind, language, validFrom, validUntil, feeModelId, terms };
  const id = await drawAgreement(visit.work, visit.company, whichOf(partner), asked);
  const undo = { path: agreementPath(visit, partner.id, id, '/end'), fields: {} };
  const name = inLanguage(CODE_WORDS, visit.language).agreement[kind];
  return { text: fill(w.drawn, { name }), undo, to: partnerPath(visit, partner.id) };
}
