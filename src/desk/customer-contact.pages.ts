import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { addContact, putAddress, removeContact, setContactSms } from '../customers/actions';
import { contactById } from '../customers/contact.store';
import { ADDRESS_ROLES, CONTACT_ROLES, type Contact } from '../customers/customer';
import { contactsInRange } from '../customers/store';
import { SMS_WORDS } from '../languages/sms-words';
import type { SmsWords } from '../languages/sms-words.en';
import { fill, inLanguage } from '../languages/said';
import { sendStatementsAgain } from '../outbox/opt-out.actions';
import { NotFound } from '../platform/web/answer';
import type { CustomerDeps } from './customer-asked.pages';
import { optionsOf } from './customer-choice.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aChoice, aText, WrongFields, type Field } from './form-fields';

/** Whom one writes to and where: contacts are added and ended, an address takes the place of the one before. */
const ASKED_SMS = ['agreed', 'no'] as const;

const added = z.object({
  role: aChoice(CONTACT_ROLES),
  name: aText(200).optional(),
  email: z.email({ error: 'email' }).max(254, 'long').optional(),
  phone: aText(50).optional(),
  language: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z]{2}$/, 'language')
    .optional(),
  sms: aChoice(ASKED_SMS).optional(),
  replaces: z.string().max(40).optional(),
});

const contactForm: CustomerForm<typeof added> = {
  path: '/contacts',
  schema: added,
  shape: async (at) => {
    const { view, f } = at;
    const known = (await contactsOf(at)).map((one) => ({
      value: view.visit.work.ids.seal('contact', one.id),
      label: `${nameOfContact(one)} (${view.codes.contact[one.role]})`,
    }));
    const w = f.contact;
    return {
      title: fill(w.title, { customer: view.customer.name }),
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'select', name: 'role', label: w.role, options: optionsOf(CONTACT_ROLES, view.codes.contact) },
            { kind: 'text', name: 'name', label: w.name },
            { kind: 'email', name: 'email', label: w.email },
            { kind: 'tel', name: 'phone', label: w.phone },
            { kind: 'text', name: 'language', label: w.language, hint: f.fault.language },
            smsField(at),
            {
              kind: 'select',
              name: 'replaces',
              label: w.replaces,
              options: [{ value: '', label: w.nobody }, ...known],
            },
          ],
        },
      ],
      submit: w.submit,
    };
  },
  act: async (at, value) => {
    const { visit, customer } = at.view;
    const { name = null, email = null, phone = null, language = null, role } = value;
    if (name === null && email === null && phone === null) throw new WrongFields({ name: 'contact' });
    const id = value.replaces === undefined ? undefined : visit.work.ids.open('contact', value.replaces);
    const replaces = (await contactsOf(at)).find((one) => one.id === id)?.id;
    if (value.replaces !== undefined && replaces === undefined) throw new WrongFields({ replaces: 'choice' });
    const whose = { companyId: visit.company.id, customerId: customer.id };
    await addContact(visit.work, { ...whose, role, name, email, phone, language, sms: value.sms ?? null }, replaces);
    return { text: at.f.contact.done };
  },
};

const contactsOf = ({ view }: FormAt): Promise<Contact[]> => {
  const { id, companyId } = view.customer;
  return contactsInRange(view.visit.work.db.read, { companyId, first: id, last: id });
};

const nameOfContact = ({ name, email, phone }: Contact): string => name ?? email ?? phone ?? '';

const wordsOf = ({ view }: FormAt): SmsWords['contact'] => inLanguage(SMS_WORDS, view.visit.language).contact;

/** What it says of short messages; that none arrives is nothing that a person says. */
function smsField(at: FormAt, contact?: Contact): Field {
  const w = wordsOf(at);
  const options = [{ value: '', label: w.none }, ...ASKED_SMS.map((value) => ({ value, label: w[value] }))];
  const value = ASKED_SMS.find((one) => one === contact?.sms) ?? '';
  return { kind: 'select', name: 'sms', label: w.label, options, value };
}

const said = z.object({ sms: aChoice(ASKED_SMS).optional() });

const smsForm: CustomerForm<typeof said> = {
  path: '/contacts/:contact/sms',
  schema: said,
  shape: async (at) => {
    const w = wordsOf(at);
    const contact = await contactAsked(at);
    const fields = [smsField(at, contact)];
    return { title: fill(w.title, { who: nameOfContact(contact) }), intro: w.intro, sections: [{ legend: '', fields }], submit: w.submit }; // prettier-ignore
  },
  act: async (at, { sms = null }) => {
    await setContactSms(at.view.visit.work, at.view.visit.company.id, await contactAsked(at), sms);
    return { text: wordsOf(at).done };
  },
};

const nothing = z.object({});

const endForm: CustomerForm<typeof nothing> = {
  path: '/contacts/:contact/end',
  schema: nothing,
  shape: async (at) => {
    const w = at.f.contact.end;
    const who = nameOfContact(await contactAsked(at));
    return { title: fill(w.title, { who }), intro: w.intro, sections: [], submit: w.submit };
  },
  act: async (at) => {
    const contact = await contactAsked(at);
    await removeContact(at.view.visit.work, at.view.visit.company.id, contact.id);
    return { text: at.f.contact.end.done };
  },
};

const statementsForm: CustomerForm<typeof nothing> = {
  path: '/contacts/:contact/statements',
  schema: nothing,
  shape: async (at) => {
    const w = at.f.contact.statements;
    const who = nameOfContact(await contactAsked(at));
    return { title: fill(w.title, { who }), intro: w.intro, sections: [], submit: w.submit };
  },
  act: async (at) => {
    const { email } = await contactAsked(at);
    if (email === null) throw new NotFound();
    await sendStatementsAgain(at.view.visit.work, at.view.visit.company.id, email);
    return { text: at.f.contact.statements.done };
  },
};

/** The contact that the address names, of this customer. */
async function contactAsked({ view }: FormAt): Promise<Contact> {
  const { work, company, asked } = view.visit;
  const id = work.ids.open('contact', asked.params['contact'] ?? '');
  const found = id === undefined ? undefined : await contactById(work.db.read, company.id, id);
  if (found?.customerId !== view.customer.id) throw new NotFound();
  return found;
}

const put = z.object({
  role: aChoice(ADDRESS_ROLES),
  name: aText(200).optional(),
  street: aText(300).optional(),
  postcode: aText(20).optional(),
  city: aText(100),
  region: aText(100).optional(),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'country')
    .optional(),
});

const addressForm: CustomerForm<typeof put> = {
  path: '/addresses',
  schema: put,
  shape: ({ view, f }) => {
    const w = f.address;
    const line = (name: 'name' | 'street' | 'postcode' | 'region'): Field => ({ kind: 'text', name, label: w[name] });
    return {
      title: fill(w.title, { customer: view.customer.name }),
      intro: w.intro,
      sections: [
        {
          legend: '',
          fields: [
            {
              kind: 'select',
              name: 'role',
              label: w.role,
              value: 'billing',
              options: optionsOf(ADDRESS_ROLES, view.codes.address),
            },
            line('name'),
            line('street'),
            line('postcode'),
            { kind: 'text', name: 'city', label: w.city, required: true },
            line('region'),
            {
              kind: 'text',
              name: 'country',
              label: w.country,
              value: view.customer.country ?? '',
              hint: f.fault.country,
            },
          ],
        },
      ],
      submit: w.submit,
    };
  },
  act: async ({ view, f }, value) => {
    const { name = null, street = null, postcode = null, region = null, role, city } = value;
    if (street === null && postcode === null) throw new WrongFields({ street: 'address' });
    const { id: customerId, companyId, country: usual } = view.customer;
    const country = value.country ?? usual;
    await putAddress(view.visit.work, { companyId, customerId, role, name, street, postcode, city, region, country });
    return { text: f.address.done };
  },
};

export const customerContactRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, contactForm),
  ...formRoutes(deps, endForm),
  ...formRoutes(deps, statementsForm),
  ...formRoutes(deps, smsForm),
  ...formRoutes(deps, addressForm),
];
