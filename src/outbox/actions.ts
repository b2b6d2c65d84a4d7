import { assert } from '../kernel/assert';
import { settingsOf } from '../companies/store';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { demandOf } from './content';
import type { Draft, PostalAddress, Queued, Recipient } from './draft';
import { languageFor } from './language';
import { insertMessages, keyText, messagesByKey, rowFor, type MessageRow, type NewMessage } from './store';
import { templateIndex, type TemplateIndex } from './template.store';

/**
 * Takes messages into the outbox, in the transaction of whoever asks. Asking twice queues once: a draft whose company,
 * customer, recipient and day are taken is reported as `exists`, one that no template can say in any allowed language as
 * `blocked`; neither throws. Answers in the order of the drafts.
 */
export async function queueMessages(tx: Tx, work: Work, drafts: readonly Draft[]): Promise<readonly Queued[]> {
  const voices = await voicesOf(tx, drafts);
  const messages = drafts.map((draft) => messageFrom(draft, voices));
  const said = messages.filter((message) => message !== undefined);
  const made = await insertMessages(tx, work, said);
  const known = await messagesByKey(
    tx,
    said.filter((message) => !made.has(keyText(message))),
  );
  const taken = new Set<string>();
  return messages.map((message): Queued => {
    if (message === undefined) return { outcome: 'blocked', reason: 'no-language' };
    const key = keyText(message);
    const fresh = taken.has(key) ? undefined : made.get(key);
    taken.add(key);
    if (fresh !== undefined) return { outcome: 'queued', messageId: fresh, language: message.language };
    const messageId = made.get(key) ?? known.get(key);
    assert(messageId !== undefined, `message neither new nor there: ${message.about}`);
    return { outcome: 'exists', messageId };
  });
}

/** The row that a draft would become, for a preview; undefined where nothing can say it. */
export async function previewRow(q: Query, draft: Draft): Promise<MessageRow | undefined> {
  const message = messageFrom(draft, await voicesOf(q, [draft]));
  return message && rowFor(message);
}

/** What each company can say, and what stands in where it cannot. */
interface Voice {
  readonly index: TemplateIndex;
  readonly fallbacks: Readonly<Record<string, string>>;
}

async function voicesOf(q: Query, drafts: readonly Draft[]): Promise<Map<number, Voice>> {
  const voices = new Map<number, Voice>();
  for (const companyId of new Set(drafts.map((draft) => draft.companyId))) {
    const { fallbackLanguage } = await settingsOf(q, companyId);
    voices.set(companyId, { index: await templateIndex(q, companyId), fallbacks: fallbackLanguage });
  }
  return voices;
}

function messageFrom(draft: Draft, voices: ReadonlyMap<number, Voice>): NewMessage | undefined {
  const { sections } = draft.content;
  const wrong = sections.find((section) => section.demandMinor !== demandOf(section));
  assert(wrong === undefined, `${draft.about}: the ${wrong?.currency ?? ''} table of the message does not add up`);
  const voice = voices.get(draft.companyId);
  assert(voice !== undefined, 'a company without a voice');
  const available = voice.index.languagesOf(draft.template);
  const language = languageFor(draft.language, { available, fallbacks: voice.fallbacks });
  const version = language === undefined ? undefined : voice.index.versionOf(draft.template, language);
  if (language === undefined || version === undefined) return undefined;
  return {
    companyId: draft.companyId,
    customerId: draft.customerId,
    about: draft.about,
    batch: draft.batch ?? null,
    channel: draft.to.channel,
    recipient: recipientKey(draft.to),
    toName: draft.to.name,
    contactId: draft.to.contactId,
    addressId: draft.to.channel === 'letter' ? draft.to.addressId : null,
    address: draft.to.channel === 'letter' ? draft.to.address : null,
    cc: draft.cc ?? [],
    day: draft.day,
    notBefore: draft.notBefore ?? null,
    language,
    templateVersionId: version,
    content: draft.content,
    attach: draft.attach ?? {},
    turn: draft.beside === true ? 'beside' : draft.again === true ? 'again' : 'first',
  };
}

/** One person is one recipient however the address is written. */
function recipientKey(to: Recipient): string {
  if (to.channel === 'email') return to.email.trim().toLowerCase();
  if (to.channel === 'sms') return to.phone;
  return [to.name, ...oneLine(to.address)].join(', ');
}

const oneLine = (address: PostalAddress): string[] =>
  [address.street, address.postcode, address.city, address.region, address.country]
    .map((part) => part?.replace(/\s+/g, ' ').trim() ?? '')
    .filter((part) => part !== '');
