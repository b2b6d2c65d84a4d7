import { countryFrom } from '../companies/country';
import { languageFrom } from '../documents/translation';
import {
  CONTACT_ROLES,
  isAddress,
  PARTNER_KINDS,
  type PartnerAddress,
  type PartnerContact,
  type PartnerIdentity,
} from './partner';

/** Who a partner is, and who answers there, as somebody typed it: what was meant, or which word of the form tells what is wrong. */
export type TypedFault = 'needed' | 'long' | 'choice' | 'country' | 'language' | 'email';
type Read<Value> = { readonly value: Value } | { readonly wrong: Readonly<Record<string, TypedFault>> };
type Form = Pick<URLSearchParams, 'get'>;

const LONGEST = 200;
const LONGEST_NOTE = 4_000;
const MOST_NAMED = 60;

export function identityTyped(form: Form): Read<PartnerIdentity> {
  const wrong: Record<string, TypedFault> = {};
  const text = textsOf(form, wrong);
  const country = codeOf(text('country'), countryFrom);
  const language = codeOf(text('language'), languageFrom);
  const countries = codesOf(text('countries'), countryFrom);
  const languages = codesOf(text('languages'), languageFrom);
  const kind = PARTNER_KINDS.find((one) => one === text('kind'));
  const name = text('name') ?? '';
  if (name === '') wrong['name'] ??= 'needed';
  if (kind === undefined) wrong['kind'] = 'choice';
  if (country === undefined) wrong['country'] = 'country';
  if (countries === undefined) wrong['countries'] = 'country';
  if (language === undefined) wrong['language'] = 'language';
  if (languages === undefined) wrong['languages'] = 'language';
  const email = mailOf(text('email'), wrong);
  const needs = text('needs_agreement');
  const said = {
    ...{ country: country ?? null, language: language ?? null, email },
    ...{ legalName: text('legal_name'), registerNo: text('register_no'), vatNo: text('vat_no') },
    ...{ phone: text('phone'), note: text('note', LONGEST_NOTE), address: addressTyped(text, country ?? null) },
    ...{ countries: countries ?? [], languages: languages ?? [], districts: listOf(text('districts', LONGEST_NOTE)) },
  };
  if (kind === undefined || Object.keys(wrong).length > 0) return { wrong };
  return { value: { name, kind, ...said, needsAgreement: needs === 'yes' || needs === 'no' ? needs : null } };
}

type Texts = (name: string, longest?: number) => string | null;

function addressTyped(text: Texts, country: string | null): PartnerAddress | null {
  const lines = (text('street') ?? '').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore
  const [postcode, city] = [text('postcode') ?? '', text('city') ?? ''];
  return lines.length === 0 && `${postcode}${city}` === '' ? null : { lines, postcode, city, country: country ?? '' };
}

export function contactTyped(form: Form): Read<Omit<PartnerContact, 'id' | 'partnerId'>> {
  const wrong: Record<string, TypedFault> = {};
  const text = textsOf(form, wrong);
  const name = text('name') ?? '';
  const role = CONTACT_ROLES.find((one) => one === text('role'));
  const language = codeOf(text('language'), languageFrom);
  if (name === '') wrong['name'] ??= 'needed';
  if (role === undefined) wrong['role'] = 'choice';
  if (language === undefined) wrong['language'] = 'language';
  const [email, phone] = [mailOf(text('email'), wrong), text('phone')];
  if (role === undefined || Object.keys(wrong).length > 0) return { wrong };
  return { value: { name, role, email, phone, language: language ?? null } };
}

/** The text of a field without what surrounds it, null where it is empty; one that is too long is wrong. */
const textsOf =
  (form: Form, wrong: Record<string, TypedFault>) =>
  (name: string, longest = LONGEST): string | null => {
    const text = (form.get(name) ?? '').replace(/[^\P{C}\r\n]/gu, '').trim();
    if (text.length > longest) wrong[name] = 'long';
    return text === '' ? null : text;
  };

function mailOf(text: string | null, wrong: Record<string, TypedFault>): string | null {
  if (text !== null && !isAddress(text)) wrong['email'] = 'email';
  return text;
}

/** Null: nothing was typed; undefined: it is none. */
const codeOf = (text: string | null, from: (text: string) => string | undefined): string | null | undefined =>
  text === null ? null : from(text);

/** `FR, be lu`: undefined where one of them is none. */
function codesOf(text: string | null, from: (text: string) => string | undefined): string[] | undefined {
  const codes = (text ?? '').split(/[\s,;]+/).filter((one) => one !== '').map(from); // prettier-ignore
  return codes.length > MOST_NAMED || codes.includes(undefined) ? undefined : [...new Set(codes as string[])];
}

const listOf = (text: string | null): string[] =>
  [...new Set((text ?? '').split(/[\n,;]/).map((one) => one.trim()).filter((one) => one !== ''))].slice(0, 200); // prettier-ignore
