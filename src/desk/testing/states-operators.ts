import type { Hands } from './hands';
import { formsIn } from './markup';
import type { TestDesk } from './test-desk';

/** The public page is open, and of three creditors who registered one was accepted, one refused, and one waits. */
export async function creditorsRegister(desk: TestDesk, administrator: Hands): Promise<readonly string[]> {
  const at = `/c/${desk.company.code}/recovery`;
  await administrator.fills(`${at}/operator`, { language: 'en', text: 'You pay what was quoted, and nothing else.' }, { to: '/terms' }); // prettier-ignore
  const { text } = await administrator.visitor.get(`${at}/operator`);
  const [, own = ''] = /<option value="(pa_\w+)"[^>]*>Atlas Recouvrement</.exec(text) ?? [];
  await administrator.fills(`${at}/operator`, { partner: own, days: '30', is_open: 'yes' });
  for (const name of ['Quai Neuf SARL', 'Hafen GmbH', 'Vaart BV']) await registers(desk, name);
  await desk.house.db.write('prospect').update({ confirmed_at: desk.work().now }); // the link of the mail was pressed
  const answers = [{ to: '/refuse', reason: 'We have too much work.' }, { to: '/accept' }];
  for (const { to, ...fields } of answers) await administrator.fills(await administrator.link(`${at}/prospects`, /\/prospects\/\w+$/), fields, { to }); // prettier-ignore
  const prospect = await administrator.link(`${at}/prospects`, /\/prospects\/\w+$/);
  const end = await administrator.link(`${at}/operated`, /\/end$/);
  return [`${at}/operator`, `${at}/prospects`, prospect, `${at}/operated`, end];
}

const CLAIM = { country: 'FR', debtor_country: 'BE', kind: 'company', amount: '1,000.00', currency: 'EUR', age: '40', lang: 'en' }; // prettier-ignore
const WHO = { person: 'Anna Port', street: '1 quai Nord', postcode: '44000', city: 'Nantes', iban: 'FR7630006000011234567890189', accept: 'yes' }; // prettier-ignore

async function registers(desk: TestDesk, name: string): Promise<void> {
  const stranger = desk.stranger();
  const send = async (page: string, fields: Readonly<Record<string, string>>) => {
    const { text } = await stranger.get(page);
    const [form] = formsIn(text, page);
    const hidden = Object.fromEntries((form?.fields ?? []).filter(({ name: of }) => ['_csrf', 'terms', 'lang'].includes(of)).map(({ name: of, value }) => [of, value])); // prettier-ignore
    return stranger.get(page.split('?')[0] ?? '', { method: 'POST', body: new URLSearchParams({ ...hidden, ...fields }) }); // prettier-ignore
  };
  const { location } = await send(`/quote/${desk.company.code}`, { ...CLAIM, name });
  const answer = await send(`${location}/register?lang=en`, { ...WHO, legal_name: name, email: `${name.replace(/\W+/g, '.')}@creditor.example` }); // prettier-ignore
  if (answer.status !== 200) throw new Error(`${name} could not register: ${answer.status}`);
}
