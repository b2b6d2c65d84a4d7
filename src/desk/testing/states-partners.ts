import type { Hands } from './hands';

/** Partners with all that the register knows of them, by its own forms: an agency with two sets of prices, and a bailiff beside it. */
export interface KnownPartners {
  /** The page of the agency. */
  readonly agency: string;
  /** Addresses of what it has, each once. */
  readonly pages: readonly string[];
}

const ATLAS = { name: 'Atlas Recouvrement', kind: 'agency', legal_name: 'Atlas Recouvrement SAS', register_no: '552 100 554', street: '12 rue du Port', postcode: '44000', city: 'Nantes', country: 'FR', language: 'fr', countries: 'FR, BE', languages: 'fr, en', districts: 'Nantes, Rennes', email: 'dossiers@atlas.example', note: 'Answers within the day.' }; // prettier-ignore
const ROUX = { name: 'Étude Roux', kind: 'bailiff', country: 'FR', language: 'fr', countries: 'FR', email: 'etude@roux.example' }; // prettier-ignore
const PRICES = { name: 'Standard', valid_from: '2026-01-01', set_up: '25', b0_age_to: '180', b0_rate: '12.5', b1_age_from: '180', b1_amount_to: '1,000.00', b1_rate: '25', b1_least: '40', b2_age_from: '180', b2_amount_from: '1,000.00', b2_rate: '18', direct: '50', s0_label: 'Letter before action', s0_fee: '60', s1_label: 'Summons', s1_fee: '180', withdrawal: '45', vat_rate: '20' }; // prettier-ignore

export async function partnersAreKnown(manager: Hands, company: string): Promise<KnownPartners> {
  const at = `/c/${company}/recovery/partners`;
  const [agency, bailiff] = [await partner(manager, at, ATLAS), await partner(manager, at, ROUX)];
  await prices(manager, agency, PRICES);
  await prices(manager, agency, { ...PRICES, name: 'From September', valid_from: '2026-09-01', b0_rate: '14' });
  await prices(manager, bailiff, { name: 'Tariff', valid_from: '2026-01-01', set_up: '90', b0_rate: '10', vat_rate: '20', s0_label: 'Service of a writ', s0_fee: '120' }); // prettier-ignore
  for (const page of [agency, bailiff]) await signed(manager, page);
  const drawn = { kind: 'pricing', language: 'fr', valid_from: '2026-07-01' };
  await manager.fills(`${agency}/agreements/draw`, drawn);
  const lea = { name: 'Léa Martin', role: 'collector', email: 'lea@atlas.example', language: 'fr', phone: '+33 2 40 00 00 00' }; // prettier-ignore
  await manager.fills(`${agency}/contacts/new`, lea);
  await manager.fills(`${agency}/accounts`, { name: 'Léa Martin', email: 'lea@atlas.example', language: 'en' });
  return { agency, pages: [at, agency, bailiff, ...(await formsOf(manager, agency)), await systemOf(manager, agency)] };
}

async function partner(manager: Hands, at: string, who: typeof ROUX): Promise<string> {
  await manager.fills(`${at}/new`, who);
  const { text } = await manager.visitor.get(at);
  const found = [...text.matchAll(/href="([^"]+\/partners\/pa_\w+)"[^>]*>([^<]*)</g)];
  const page = found.find(([, , name]) => name?.trim() === who.name)?.[1];
  if (page === undefined) throw new Error(`${who.name} is not in the register`);
  return page;
}

/** As the form of the fees names them. */
const prices = (manager: Hands, page: string, fields: Readonly<Record<string, string>>): Promise<string> =>
  manager.fills(`${page}/fees/new`, { ...fields, do: 'keep' });

async function signed(manager: Hands, page: string): Promise<void> {
  const file = { name: 'agreement.pdf', content: '%PDF-1.4\n%an agreement\n' };
  const terms = { kind: 'collection', valid_from: '2026-01-01', signed_on: '2026-01-02', signed_by: 'Léa Martin, Marie Lumen' }; // prettier-ignore
  await manager.fills(`${page}/agreements/new`, terms, { file });
}

/** Its forms, those of one fee model, one contact and one agreement among them. */
async function formsOf(manager: Hands, page: string): Promise<readonly string[]> {
  const fees = await manager.link(page, /\/fees\/fe_\w+$|\/fees\/\w{2}_\w+$/);
  const [, sealed = ''] = /\/fees\/(\w+)$/.exec(fees) ?? [];
  const rest = [
    'change',
    'channel',
    'takes',
    'columns',
    'accounts',
    'contacts/new',
    'agreements/new',
    'agreements/draw',
  ];
  const contact = await manager.link(page, /\/contacts\/\w{2}_\w+$/);
  const toSign = await manager.link(page, /\/agreements\/\w+\/signed$/);
  return [`${page}/fees/new?like=${sealed}`, fees, contact, toSign, ...rest.map((one) => `${page}/${one}`)];
}

/** A webhook whose address nobody answers at, and a token. */
async function systemOf(manager: Hands, page: string): Promise<string> {
  const at = `${page}/webhooks`;
  process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  await manager.fills(at, { url: 'http://127.0.0.1:9/duly', all: 'yes' });
  const log = await manager.link(at, /\/webhooks\/wh_\w+$/);
  await manager.fills(log, {}, { to: '/test' });
  delete process.env['OUTBOUND_HOSTS'];
  await manager.fills(at, { name: 'case management', scope: ['case:read', 'case:write'] }, { to: '/token' });
  return log;
}
