import { readFile } from 'node:fs/promises';
import type { Route, Visit } from '../companies/visit.pages';
import { checkSize } from '../documents/actions';
import { LARGEST_DOCUMENT } from '../documents/document';
import { dayFrom, type Day } from '../kernel/day';
import { AGREEMENT_WORDS } from '../languages/agreement-words';
import type { AgreementWords } from '../languages/agreement-words.en';
import { CODE_WORDS } from '../languages/code-words';
import { REGISTER_WORDS } from '../languages/register-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { AGREEMENT_KINDS, termsSchema, type Agreement, type AgreementKind } from './agreement';
import { addAgreement, endAgreement, resumeAgreement, signAgreement, type Paper } from './agreement.actions';
import { agreementById } from './agreement.store';
import { PARTNER, partnerAsked, partnerPath, whichOf } from './deps.pages';
import { formRoutes, WrongTyped } from './form.pages';
import type { Field, Section } from './form-shown';
import type { RegisteredPartner } from './partner.store';

/** Agreements that were made elsewhere are filed here, signatures are recorded, and what holds no longer is ended. */
export const agreementRoutes: readonly Route[] = [
  ...formRoutes({
    path: '/:partner/agreements/new',
    right: 'approve',
    uploads: { files: 1, bytes: LARGEST_DOCUMENT },
    about: partnerAsked,
    shape: (visit, partner) => ({
      title: fill(words(visit).fileTitle, { partner: partner.name }),
      intro: words(visit).fileIntro,
      back: { href: partnerPath(visit, partner.id), label: partner.name },
      sections: fileSections(visit),
      submit: words(visit).fileSubmit,
    }),
    act: file,
  }),
  ...formRoutes({
    path: '/:partner/agreements/:agreement/signed',
    right: 'approve',
    uploads: { files: 1, bytes: LARGEST_DOCUMENT },
    about: async (visit) => ({ partner: await partnerAsked(visit), agreement: await agreementAsked(visit) }),
    shape: (visit, { partner, agreement }) => ({
      title: fill(words(visit).signTitle, { name: nameOf(visit, agreement.kind), partner: partner.name }),
      intro: words(visit).signIntro,
      back: { href: partnerPath(visit, partner.id), label: partner.name },
      sections: [{ legend: '', fields: signFields(visit, agreement) }],
      submit: words(visit).sign,
    }),
    act: sign,
  }),
  { method: 'post', path: `${PARTNER}/agreements/:agreement/end`, right: 'approve', visit: end },
  { method: 'post', path: `${PARTNER}/agreements/:agreement/again`, right: 'approve', visit: again },
];

const words = (visit: Visit): AgreementWords => inLanguage(AGREEMENT_WORDS, visit.language);
const nameOf = (visit: Visit, kind: AgreementKind): string => inLanguage(CODE_WORDS, visit.language).agreement[kind];

async function agreementAsked(visit: Visit): Promise<Agreement> {
  const partner = await partnerAsked(visit);
  const id = visit.work.ids.open('agreement', visit.asked.params['agreement'] ?? '');
  const found = id === undefined ? undefined : await agreementById(visit.work.db.read, partner.companyId, id);
  if (found?.partnerId !== partner.id) throw new NotFound();
  return found;
}

export const agreementPath = (visit: Visit, partnerId: number, id: number, below: string): string =>
  partnerPath(visit, partnerId, `/agreements/${visit.work.ids.seal('agreement', id)}${below}`);

export const kindOptions = (visit: Visit) => AGREEMENT_KINDS.map((value) => ({ value, label: nameOf(visit, value) }));

function fileSections(visit: Visit): readonly Section[] {
  const w = words(visit);
  return [
    {
      legend: '',
      fields: [
        { kind: 'file', name: 'file', label: w.file, required: true },
        { kind: 'select', name: 'kind', label: w.kind, options: kindOptions(visit) },
        { kind: 'date', name: 'valid_from', label: w.validFrom, value: visit.work.today, required: true },
        { kind: 'date', name: 'valid_until', label: w.validUntil, hint: w.untilHint },
        { kind: 'text', name: 'remit_days', label: w.remitDays, hint: w.remitDaysHint, decimal: true },
      ],
    },
    { legend: w.signatures, fields: signatureFields(visit, { signedOn: null, signedBy: null }) },
  ];
}

const signatureFields = (visit: Visit, { signedOn, signedBy }: Pick<Agreement, 'signedOn' | 'signedBy'>): Field[] => [
  { kind: 'date', name: 'signed_on', label: words(visit).signedOn, hint: words(visit).signedOnHint, value: signedOn ?? '' }, // prettier-ignore
  { kind: 'text', name: 'signed_by', label: words(visit).signedBy, hint: words(visit).signedByHint, value: signedBy ?? '' }, // prettier-ignore
];

function signFields(visit: Visit, agreement: Agreement): Field[] {
  const w = words(visit);
  return [
    ...signatureFields(visit, { ...agreement, signedOn: agreement.signedOn ?? visit.work.today }),
    { kind: 'date', name: 'valid_until', label: w.validUntil, hint: w.untilHint, value: agreement.validUntil ?? '' },
    { kind: 'file', name: 'file', label: w.copy, hint: w.copyHint },
  ];
}

/** A field that may be empty; what is no day is named. */
export function dayTyped(visit: Visit, name: string, wrong: Record<string, string>): Day | null {
  const text = (visit.asked.form.get(name) ?? '').trim();
  if (text === '') return null;
  const day = dayFrom(text);
  if (day === undefined) wrong[name] = words(visit).wrongDay;
  return day ?? null;
}

/** Days that the paper may say nothing of. */
function remitDaysTyped(visit: Visit, wrong: Record<string, string>): number | null {
  const text = (visit.asked.form.get('remit_days') ?? '').trim();
  if (text === '') return null;
  if (!/^\d{1,3}$/.test(text) || Number(text) > 365) wrong['remit_days'] = words(visit).wrongDays;
  return Number(text);
}

async function paperSent(visit: Visit): Promise<Paper | null> {
  const sent = visit.asked.uploads.find(({ field, bytes, name }) => field === 'file' && (bytes > 0 || name !== ''));
  if (sent === undefined) return null;
  checkSize(sent.name, sent.bytes);
  return { fileName: sent.name, bytes: await readFile(sent.path) };
}

/** Both or neither: a day without a name proves nothing. */
function signedTyped(visit: Visit, wrong: Record<string, string>): { readonly on: Day; readonly by: string } | null {
  const on = dayTyped(visit, 'signed_on', wrong);
  const by = (visit.asked.form.get('signed_by') ?? '').replace(/\p{C}/gu, '').trim().slice(0, 200);
  if (on === null && by === '') return null;
  const { needed } = inLanguage(REGISTER_WORDS, visit.language).wrong;
  if (on === null) wrong['signed_on'] ??= needed;
  if (by === '') wrong['signed_by'] = needed;
  return on === null || by === '' ? null : { on, by };
}

async function file(visit: Visit, partner: RegisteredPartner) {
  const w = words(visit);
  const wrong: Record<string, string> = {};
  const kind = AGREEMENT_KINDS.find((one) => one === visit.asked.form.get('kind'));
  const validFrom = dayTyped(visit, 'valid_from', wrong);
  const validUntil = dayTyped(visit, 'valid_until', wrong);
  const remitDays = remitDaysTyped(visit, wrong);
  const signed = signedTyped(visit, wrong);
  const paper = await paperSent(visit);
  if (paper === null) wrong['file'] = w.needFile;
  if (kind === undefined) wrong['kind'] = inLanguage(REGISTER_WORDS, visit.language).wrong.choice;
  if (validFrom === null) wrong['valid_from'] ??= w.wrongDay;
  if (kind === undefined || validFrom === null || paper === null || Object.keys(wrong).length > 0) throw new WrongTyped(wrong); // prettier-ignore
  const id = await addAgreement(visit.work, whichOf(partner), {
    ...{ kind, origin: 'uploaded', paper, validFrom, validUntil, signed },
    ...{ feeModelId: null, language: null, terms: termsSchema.parse({ remitDays }) },
  });
  const undo = { path: agreementPath(visit, partner.id, id, '/end'), fields: {} };
  return { text: fill(w.filed, { name: nameOf(visit, kind) }), undo, to: partnerPath(visit, partner.id) };
}

async function sign(visit: Visit, about: { readonly partner: RegisteredPartner; readonly agreement: Agreement }) {
  const { partner, agreement } = about;
  const w = words(visit);
  const wrong: Record<string, string> = {};
  const signed = signedTyped(visit, wrong);
  const validUntil = dayTyped(visit, 'valid_until', wrong);
  if (signed === null) wrong['signed_on'] ??= w.wrongDay;
  if (signed === null || Object.keys(wrong).length > 0) throw new WrongTyped(wrong);
  const paper = await paperSent(visit);
  await signAgreement(visit.work, whichOf(partner), agreement.id, { ...signed, paper, validUntil });
  const text = fill(w.signedDone, { name: nameOf(visit, agreement.kind), day: dayText(signed.on, visit.locale) });
  return { text, to: partnerPath(visit, partner.id) };
}

async function end(visit: Visit): Promise<Answer> {
  const partner = await partnerAsked(visit);
  const agreement = await agreementAsked(visit);
  const w = words(visit);
  const why = (visit.asked.form.get('why') ?? '').trim().slice(0, 500);
  await endAgreement(visit.work, whichOf(partner), agreement.id, why === '' ? 'ended on its page' : why);
  const undo = { path: agreementPath(visit, partner.id, agreement.id, '/again'), fields: {} };
  visit.asked.session.tell({ text: fill(w.endedDone, { name: nameOf(visit, agreement.kind) }), undo });
  return see(partnerPath(visit, partner.id));
}

async function again(visit: Visit): Promise<Answer> {
  const partner = await partnerAsked(visit);
  const agreement = await agreementAsked(visit);
  await resumeAgreement(visit.work, whichOf(partner), agreement.id);
  visit.asked.session.tell({ text: fill(words(visit).resumedDone, { name: nameOf(visit, agreement.kind) }) });
  return see(partnerPath(visit, partner.id));
}
