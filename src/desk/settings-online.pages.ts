import type { Route, Visit } from '../companies/visit.pages';
import { PROVIDER_KINDS, type ProviderKind } from '../checkout/checkout';
import { dropProvider, STRIPE_URL, useProvider } from '../checkout/keys.actions';
import { providerOf } from '../checkout/store';
import { Refusal } from '../kernel/result';
import { ONLINE_WORDS } from '../languages/online-words';
import type { OnlineWords } from '../languages/online-words.en';
import { refusalText, remedyText } from '../languages/refusal';
import { dayText, fill, inLanguage } from '../languages/said';
import { see, type Answer } from '../platform/web/answer';
import { settingsPage, settingsPath } from './settings-frame.pages';

/** With which provider customers may pay online. Its keys are typed once and never shown again. */
export interface SettingsOnlineDeps {
  /** What the address of the webhook begins with. */
  readonly publicUrl: string;
}

const PATH = '/settings/online';

export const settingsOnlineRoutes = (deps: SettingsOnlineDeps): readonly Route[] => [
  { method: 'get', path: PATH, right: 'approve', visit: (visit) => show(visit, deps) },
  { method: 'post', path: PATH, right: 'administer', visit: (visit) => save(visit, deps) },
  { method: 'post', path: `${PATH}/end`, right: 'administer', visit: end },
];

const wordsOf = ({ language }: Visit): OnlineWords => inLanguage(ONLINE_WORDS, language);

async function show(visit: Visit, deps: SettingsOnlineDeps, wrong = ''): Promise<Answer> {
  const { work, company, at, asked, locale } = visit;
  const o = wordsOf(visit);
  const provider = await providerOf(work.db.read, company.id);
  const day = dayText(provider?.recordedAt.slice(0, 10) ?? work.today, locale);
  const blanks = {
    o,
    now: provider === undefined ? o.none : fill(o.now, { kind: provider.kind, url: provider.url, day }),
    hook: provider && `${deps.publicUrl}/hooks/checkout/${work.ids.seal('checkout_provider', provider.id)}`,
    action: settingsPath(visit, 'online'),
    end: provider === undefined ? '' : at.under(`${PATH}/end`),
    kinds: PROVIDER_KINDS,
    url: asked.form.get('url') ?? STRIPE_URL,
    wrong,
  };
  return settingsPage(visit, 'online', 'pages/desk/settings-online', { blanks, wrong: wrong !== '' });
}

async function save(visit: Visit, deps: SettingsOnlineDeps): Promise<Answer> {
  const { work, company, asked } = visit;
  const typed = (name: string): string => (asked.form.get(name) ?? '').trim();
  const kind = PROVIDER_KINDS.find((one) => one === typed('kind')) ?? (PROVIDER_KINDS[0] satisfies ProviderKind);
  try {
    await useProvider(work, {
      companyId: company.id,
      kind,
      url: typed('url'),
      apiKey: typed('key'),
      hookSecret: typed('secret'),
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return show(visit, deps, `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`);
  }
  asked.session.tell({ text: wordsOf(visit).saved });
  return see(settingsPath(visit, 'online'));
}

async function end(visit: Visit): Promise<Answer> {
  await dropProvider(visit.work, visit.company.id);
  visit.asked.session.tell({ text: wordsOf(visit).ended });
  return see(settingsPath(visit, 'online'));
}
