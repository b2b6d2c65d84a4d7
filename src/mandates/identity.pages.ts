import type { Route, Visit } from '../companies/visit.pages';
import { RECIPIENT_WORDS } from '../languages/recipient-words';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { REGISTER_WORDS } from '../languages/register-words';
import type { RegisterWords } from '../languages/register-words.en';
import { fill, inLanguage } from '../languages/said';
import { partnerAsked, partnerPath, whichOf } from './deps.pages';
import { formRoutes, WrongTyped } from './form.pages';
import type { Field, Section } from './form-shown';
import { namedOnly, PARTNER_KINDS, type PartnerIdentity } from './partner';
import { changePartner, identityOf, registerPartner } from './partner.actions';
import { identityTyped } from './typed';

/** Who a partner is: the form to add one, and to change what is said of one. */
export const identityRoutes: readonly Route[] = [
  ...formRoutes({
    path: '/new',
    right: 'approve',
    about: () => Promise.resolve(null),
    shape: (visit) => ({
      title: words(visit).add,
      back: { href: visit.at.under('/recovery/partners'), label: inLanguage(RECIPIENT_WORDS, visit.language).title },
      sections: sections(visit, namedOnly('', 'agency')),
      submit: words(visit).addSubmit,
    }),
    act: async (visit) => {
      const is = typed(visit);
      const id = await registerPartner(visit.work, visit.company.id, is);
      const undo = { path: partnerPath(visit, id, '/end'), fields: {} };
      return { text: fill(words(visit).added, { partner: is.name }), undo, to: partnerPath(visit, id) };
    },
  }),
  ...formRoutes({
    path: '/:partner/change',
    right: 'approve',
    about: partnerAsked,
    shape: (visit, partner) => ({
      title: fill(words(visit).changeTitle, { partner: partner.name }),
      back: { href: partnerPath(visit, partner.id), label: partner.name },
      sections: sections(visit, identityOf(partner)),
      submit: words(visit).save,
    }),
    act: async (visit, partner) => {
      const is = typed(visit);
      const before = await changePartner(visit.work, whichOf(partner), () => is);
      const undo = { path: partnerPath(visit, partner.id, '/change'), fields: fieldsFrom(before) };
      return { text: fill(words(visit).changed, { partner: is.name }), undo, to: partnerPath(visit, partner.id) };
    },
  }),
];

const words = (visit: Visit): RegisterWords => inLanguage(REGISTER_WORDS, visit.language);

function typed(visit: Visit): PartnerIdentity {
  const read = identityTyped(visit.asked.form);
  if ('value' in read) return read.value;
  const { wrong } = words(visit);
  throw new WrongTyped(Object.fromEntries(Object.entries(read.wrong).map(([name, fault]) => [name, wrong[fault]])));
}

/** What the form would have held. */
function fieldsFrom(is: PartnerIdentity): Record<string, string> {
  const said = {
    ...{ name: is.name, kind: is.kind, legal_name: is.legalName, register_no: is.registerNo, vat_no: is.vatNo },
    ...{ street: is.address?.lines.join('\n'), postcode: is.address?.postcode, city: is.address?.city },
    ...{ country: is.country, email: is.email, phone: is.phone, language: is.language, note: is.note },
    ...{ countries: is.countries.join(', '), districts: is.districts.join(', '), languages: is.languages.join(', ') },
    needs_agreement: is.needsAgreement,
  };
  return Object.fromEntries(Object.entries(said).map(([name, text]) => [name, text ?? '']));
}

function sections(visit: Visit, is: PartnerIdentity): readonly Section[] {
  const w = words(visit);
  const kinds = inLanguage(RECOVERY_WORDS, visit.language).kind;
  const value = fieldsFrom(is);
  const field = (name: string, label: string, more: Partial<Field> = {}): Field => ({
    ...{ kind: 'text', name, label, value: value[name] ?? '' },
    ...more,
  });
  const options = PARTNER_KINDS.map((one) => ({ value: one, label: kinds[one] }));
  const needs = (['', 'yes', 'no'] as const).map((one) => ({ value: one, label: w.needs[one === '' ? 'law' : one] }));
  return [
    {
      legend: w.legend.who,
      fields: [
        field('name', w.field.name, { required: true, hint: w.hint.name }),
        field('kind', w.field.kind, { kind: 'select', options, required: true }),
        field('legal_name', w.field.legalName),
        field('register_no', w.field.registerNo, { hint: w.hint.registerNo }),
        field('vat_no', w.field.vatNo),
      ],
    },
    {
      legend: w.legend.where,
      fields: [
        field('street', w.field.street),
        field('postcode', w.field.postcode),
        field('city', w.field.city),
        field('country', w.field.country, { hint: w.hint.country }),
        field('email', w.field.email, { kind: 'email' }),
        field('phone', w.field.phone, { kind: 'tel' }),
        field('language', w.field.language, { hint: w.hint.language }),
      ],
    },
    {
      legend: w.legend.works,
      fields: [
        field('countries', w.field.countries, { hint: w.hint.countries }),
        field('districts', w.field.districts, { hint: w.hint.districts }),
        field('languages', w.field.languages, { hint: w.hint.languages }),
      ],
    },
    {
      legend: w.legend.ours,
      fields: [
        field('needs_agreement', w.field.needs, { kind: 'select', options: needs, hint: w.hint.needs }),
        field('note', w.field.note, { kind: 'area', hint: w.hint.note }),
      ],
    },
  ];
}
