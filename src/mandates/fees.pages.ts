import { randomUUID } from 'node:crypto';
import type { Route, Visit } from '../companies/visit.pages';
import { Refusal } from '../kernel/result';
import { FEES_EDITOR_WORDS } from '../languages/fees-editor-words';
import type { FeesEditorWords } from '../languages/fees-editor-words.en';
import { REGISTER_WORDS } from '../languages/register-words';
import { refusalText, remedyText } from '../languages/refusal';
import { dayText, fill, inLanguage } from '../languages/said';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { PARTNER, partnerAsked, partnerPath, whichOf } from './deps.pages';
import { setFees, takeFeesBack } from './fee.actions';
import { feesById, feesOf, type DatedFees } from './fee.store';
import { feeFaults } from './fees/faults';
import { feeModelSchema } from './fees/fee-model';
import { faultText } from './fees/told';
import { feesTyped, fieldsOfFees, type TypedFees } from './fees/typed';
import { daysText, exampleBlanks, exampleFor, inForce, modelBlanks } from './fees-shown.pages';
import { feesForm, rowsIn } from './fees-form';
import { once } from './form.pages';
import type { RegisteredPartner } from './partner.store';

/** What a partner charges: looked at, written anew from a day on with its worked example beside it, and taken back. */
export const feesRoutes: readonly Route[] = [
  { method: 'get', path: `${PARTNER}/fees/new`, right: 'approve', visit: begin },
  { method: 'post', path: `${PARTNER}/fees/new`, right: 'approve', visit: take },
  { method: 'get', path: `${PARTNER}/fees/:fees`, right: 'see', visit: show },
  { method: 'post', path: `${PARTNER}/fees/:fees/end`, right: 'approve', visit: takeBack },
];

const words = (visit: Visit): FeesEditorWords => inLanguage(FEES_EDITOR_WORDS, visit.language);

async function feesAsked(visit: Visit, partner: RegisteredPartner): Promise<DatedFees> {
  const id = visit.work.ids.open('fee_model', visit.asked.params['fees'] ?? '');
  const found = id === undefined ? undefined : await feesById(visit.work.db.read, partner.companyId, id);
  if (found?.partnerId !== partner.id) throw new NotFound();
  return found;
}

async function show(visit: Visit): Promise<Answer> {
  const partner = await partnerAsked(visit);
  const fees = await feesAsked(visit, partner);
  const isThere = (await feesOf(visit.work.db.read, partner.companyId, partner.id)).some(({ id }) => id === fees.id);
  const w = words(visit);
  const title = fill(w.of, { name: fees.name, partner: partner.name });
  const may = visit.may('approve') && visit.on === null && isThere;
  const sealed = visit.work.ids.seal('fee_model', fees.id);
  return page('pages/mandates/fees', title, {
    ...{ title, w, days: isThere ? daysText(visit, fees) : w.takenBack, isNow: isThere && inForce(visit, fees) },
    back: { href: partnerPath(visit, partner.id), label: partner.name },
    model: modelBlanks(visit, fees.model),
    example: exampleBlanks(visit, fees.model, await exampleFor(visit, fees.model.currency, visit.asked.query)),
    change: may ? `${partnerPath(visit, partner.id, '/fees/new')}?like=${sealed}` : '',
    end: may ? partnerPath(visit, partner.id, `/fees/${sealed}/end`) : '',
  });
}

/** Empty, or begun with fees that are there. */
async function begin(visit: Visit): Promise<Answer> {
  const partner = await partnerAsked(visit);
  const like = visit.work.ids.open('fee_model', visit.asked.query.get('like') ?? '');
  const found = (await feesOf(visit.work.db.read, partner.companyId, partner.id)).find(({ id }) => id === like);
  const fields = found === undefined ? { currency: visit.company.currency, direct: '100', vat: 'standard' } : { name: found.name, ...fieldsOfFees(found.model, visit.locale) }; // prettier-ignore
  return editor(visit, partner, new URLSearchParams({ valid_from: visit.work.today, ...fields }), {});
}

interface Said {
  readonly wrong?: Readonly<Record<string, string>>;
  readonly faults?: readonly string[];
  readonly status?: number;
}

async function editor(visit: Visit, partner: RegisteredPartner, form: URLSearchParams, said: Said): Promise<Answer> {
  const w = words(visit);
  const title = fill(w.newTitle, { partner: partner.name });
  const read = feesTyped(form, visit.locale);
  const model = 'value' in read && feeFaults(read.value.model).length === 0 ? read.value.model : null;
  const currency = (form.get('currency') ?? '').trim().toUpperCase() || visit.company.currency;
  const claim = await exampleFor(visit, currency, form);
  const blanks = {
    ...{ title, w, once: randomUUID(), faults: said.faults ?? [], wrongs: said.wrong === undefined ? '' : inLanguage(REGISTER_WORDS, visit.language).summary }, // prettier-ignore
    back: { href: partnerPath(visit, partner.id), label: partner.name },
    action: partnerPath(visit, partner.id, '/fees/new'),
    form: feesForm(form, w, { wrong: said.wrong ?? {}, claim, currency, locale: visit.locale }),
    example: model === null ? null : exampleBlanks(visit, model, claim),
    can_save: visit.on === null,
  };
  return page('pages/mandates/fees-form', title, blanks, { status: said.status ?? 200 });
}

async function take(visit: Visit): Promise<Answer> {
  const partner = await partnerAsked(visit);
  const { form } = visit.asked;
  if (form.get('do') === 'more') {
    form.set('rows', String(rowsIn(form) + 3));
    return editor(visit, partner, form, {});
  }
  const w = words(visit);
  const read = feesTyped(form, visit.locale);
  if ('wrong' in read) {
    const wrong = Object.fromEntries(Object.entries(read.wrong).map(([name, fault]) => [name, w.wrong[fault]]));
    return editor(visit, partner, form, { wrong, status: 422 });
  }
  const { model } = read.value;
  const faults = feeFaults(model).map((fault) => faultText(fault, model.currency, visit));
  if (faults.length > 0) return editor(visit, partner, form, { faults, status: 422 });
  if (form.get('do') === 'example') return editor(visit, partner, form, {});
  return keep(visit, partner, read.value);
}

async function keep(visit: Visit, partner: RegisteredPartner, { name, validFrom, model }: TypedFees): Promise<Answer> {
  const w = words(visit);
  if (!feeModelSchema.safeParse(model).success) throw new NotFound();
  try {
    const id = await once(visit, () => setFees(visit.work, whichOf(partner), { name, model, validFrom }));
    if (id === undefined) return see(partnerPath(visit, partner.id));
    const undo = { path: partnerPath(visit, partner.id, `/fees/${visit.work.ids.seal('fee_model', id)}/end`), fields: {} };
    const text = fill(w.saved, { partner: partner.name, day: dayText(validFrom, visit.locale) });
    visit.asked.session.tell({ text, undo });
    return see(partnerPath(visit, partner.id));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`.trim();
    return editor(visit, partner, visit.asked.form, { faults: [said], status: 409 });
  }
} // prettier-ignore

async function takeBack(visit: Visit): Promise<Answer> {
  const partner = await partnerAsked(visit);
  const fees = await feesAsked(visit, partner);
  await takeFeesBack(visit.work, whichOf(partner), fees.id);
  visit.asked.session.tell({ text: fill(words(visit).withdrawn, { name: fees.name }) });
  return see(partnerPath(visit, partner.id));
}
