import type { Route, Visit } from '../companies/visit.pages';
import { PARTNER_CONTACT_WORDS } from '../languages/partner-contact-words';
import type { PartnerContactWords } from '../languages/partner-contact-words.en';
import { REGISTER_WORDS } from '../languages/register-words';
import { fill, inLanguage } from '../languages/said';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { addContact, changeContact, setContactOver, type ContactSaid } from './contact.actions';
import { contactById, contactsOf } from './contact.store';
import { PARTNER, partnerAsked, partnerPath, whichOf } from './deps.pages';
import { formRoutes, WrongTyped } from './form.pages';
import type { Section } from './form-shown';
import { languageName } from './named';
import { CONTACT_ROLES, type PartnerContact } from './partner';
import type { RegisteredPartner } from './partner.store';
import { contactTyped } from './typed';

/** Who answers at a partner: shown on its page, added, changed, ended. */
export const contactRoutes: readonly Route[] = [
  ...formRoutes({
    path: '/:partner/contacts/new',
    right: 'work',
    about: partnerAsked,
    shape: (visit, partner) => ({
      title: fill(words(visit).add, { partner: partner.name }),
      back: { href: partnerPath(visit, partner.id), label: partner.name },
      sections: sections(visit, null),
      submit: words(visit).addSubmit,
    }),
    act: async (visit, partner) => {
      const said = typed(visit);
      const id = await addContact(visit.work, whichOf(partner), said);
      const undo = { path: contactPath(visit, partner.id, id, '/end'), fields: {} };
      return { text: fill(words(visit).added, { name: said.name }), undo, to: partnerPath(visit, partner.id) };
    },
  }),
  ...formRoutes({
    path: '/:partner/contacts/:contact',
    right: 'work',
    about: async (visit) => ({ partner: await partnerAsked(visit), contact: await contactAsked(visit) }),
    shape: (visit, { partner, contact }) => ({
      title: fill(words(visit).changeTitle, { name: contact.name }),
      back: { href: partnerPath(visit, partner.id), label: partner.name },
      sections: sections(visit, contact),
      submit: inLanguage(REGISTER_WORDS, visit.language).save,
    }),
    act: async (visit, { partner, contact }) => {
      const id = await changeContact(visit.work, whichOf(partner), contact.id, typed(visit));
      const undo = { path: contactPath(visit, partner.id, id), fields: fieldsFrom(contact) };
      return { text: fill(words(visit).changed, { name: contact.name }), undo, to: partnerPath(visit, partner.id) };
    },
  }),
  { method: 'post', path: `${PARTNER}/contacts/:contact/end`, right: 'work', visit: (visit) => over(visit, true) },
  { method: 'post', path: `${PARTNER}/contacts/:contact/again`, right: 'work', visit: (visit) => over(visit, false) },
];

const words = (visit: Visit): PartnerContactWords => inLanguage(PARTNER_CONTACT_WORDS, visit.language);

const contactPath = (visit: Visit, partnerId: number, contactId: number, below = ''): string =>
  partnerPath(visit, partnerId, `/contacts/${visit.work.ids.seal('partner_contact', contactId)}${below}`);

async function contactAsked(visit: Visit): Promise<PartnerContact> {
  const { work, company, asked } = visit;
  const partner = await partnerAsked(visit);
  const id = work.ids.open('partner_contact', asked.params['contact'] ?? '');
  const found = id === undefined ? undefined : await contactById(work.db.read, company.id, partner.id, id);
  if (found === undefined) throw new NotFound();
  return found;
}

async function over(visit: Visit, isOver: boolean): Promise<Answer> {
  const partner = await partnerAsked(visit);
  const contact = await contactAsked(visit);
  await setContactOver(visit.work, whichOf(partner), contact.id, isOver);
  const w = words(visit);
  const undo = { path: contactPath(visit, partner.id, contact.id, '/again'), fields: {} };
  visit.asked.session.tell({
    text: fill(isOver ? w.ended : w.resumed, { name: contact.name }),
    ...(isOver && { undo }),
  });
  return see(partnerPath(visit, partner.id));
}

function typed(visit: Visit): ContactSaid {
  const read = contactTyped(visit.asked.form);
  if ('value' in read) return read.value;
  const { wrong } = inLanguage(REGISTER_WORDS, visit.language);
  throw new WrongTyped(Object.fromEntries(Object.entries(read.wrong).map(([name, fault]) => [name, wrong[fault]])));
}

const fieldsFrom = ({ name, role, email, phone, language }: ContactSaid): Record<string, string> => ({
  ...{ name, role, email: email ?? '', phone: phone ?? '', language: language ?? '' },
});

function sections(visit: Visit, contact: PartnerContact | null): readonly Section[] {
  const w = words(visit);
  const { field, hint } = inLanguage(REGISTER_WORDS, visit.language);
  const value: Record<string, string> = contact === null ? {} : fieldsFrom(contact);
  const options = CONTACT_ROLES.map((one) => ({ value: one, label: w.role[one] }));
  return [
    {
      legend: '',
      fields: [
        { kind: 'text', name: 'name', label: w.name, required: true, value: value['name'] ?? '' },
        { kind: 'select', name: 'role', label: w.does, options, value: value['role'] ?? '' },
        { kind: 'email', name: 'email', label: field.email, value: value['email'] ?? '' },
        { kind: 'tel', name: 'phone', label: field.phone, value: value['phone'] ?? '' },
        { kind: 'text', name: 'language', label: w.speaks, hint: hint.language, value: value['language'] ?? '' },
      ],
    },
  ];
}

export async function contactBlanks(visit: Visit, partner: RegisteredPartner, goes: boolean): Promise<unknown> {
  const w = words(visit);
  const may = goes || (visit.may('work') && visit.on === null && partner.endedAt === null);
  const rows = await contactsOf(visit.work.db.read, partner.companyId, partner.id);
  return {
    w,
    rows: rows.map(({ id, name, role, email, phone, language }) => ({
      ...{ name, does: w.role[role], email: email ?? '', phone: phone ?? '' },
      speaks: language === null ? '' : languageName(language, visit.locale),
      href: may ? contactPath(visit, partner.id, id) : '',
      end: may ? contactPath(visit, partner.id, id, '/end') : '',
      endLabel: fill(w.endOf, { name }),
    })),
    add: may ? partnerPath(visit, partner.id, '/contacts/new') : '',
  };
}
