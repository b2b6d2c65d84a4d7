import { settingsOf } from '../companies/store';
import type { Visit } from '../companies/visit.pages';
import { countText, fill, momentText, numberText } from '../languages/said';
import type { Blank } from '../outbox/blank';
import { blanksOf, neededIn } from '../outbox/blanks';
import { languageFor } from '../outbox/language';
import { replyAddress, senderAddress, senderName } from '../outbox/parties';
import { meaningOf } from '../outbox/template-fault';
import { waitingWith, templateIndex } from '../outbox/template.store';
import { page, type Answer } from '../platform/web/answer';
import { approvedWith, languageCounts } from './template.panel';
import {
  byTexts,
  codeText,
  inForceOf,
  languageName,
  risksBlanks,
  stateText,
  whyLocked,
  wordsIn,
  type Asked,
  type Typed,
} from './template-asked.pages';

/** The editor of one wording as a page: its text, its blanks, what must stand, the preview beside it, its versions. */
export interface More {
  /** What `check` found. */
  readonly checked?: Record<string, unknown>;
  /** Somebody else was quicker. */
  readonly conflict?: string;
  readonly status?: number;
}

export async function editorPage(visit: Visit, wording: Asked, typed: Typed, more: More = {}): Promise<Answer> {
  const { at } = visit;
  const w = wordsIn(visit);
  const { code, language, own, versions, draft } = wording;
  const under = (path: string): string => at.under(`/templates/${code}/${language}${path}`);
  const title = codeText(visit, code);
  const today = visit.on === null;
  const may = today && visit.may('work');
  const byText = await byTexts(visit);
  const blanks = {
    title,
    w,
    subtitle: fill(w.edit.subtitle, {
      language: languageName(visit, language),
      state: stateText(visit, own !== undefined, versions.length),
    }),
    back: at.templates,
    beside: at.under(`/templates/${code}`),
    text_language: language,
    typed,
    paths: Object.fromEntries(
      ['check', 'sheet', 'pdf', 'draft', 'activate', 'discard', 'restore'].map((name) => [name, under(`/${name}`)]),
    ),
    may,
    may_activate: may && visit.may('approve'),
    has_draft: draft !== undefined,
    has_own: own !== undefined,
    draft: draft === undefined ? '' : fill(w.edit.isDraft, byText(draft)),
    conflict: more.conflict ?? '',
    checked: more.checked ?? null,
    risks: risksBlanks(visit, wording, typed),
    consequences: await consequencesOf(visit, wording),
    channels: (['email', 'letter', 'text'] as const).map((value) => ({
      value,
      label: w.preview[value],
      chosen: value === typed.channel,
    })),
    first: under('/sheet'),
    sender: await senderText(visit, language),
    blanks: Object.entries(blanksOf(code)).map(([name, blank]) => blankBlanks(visit, code, name, blank)),
    locked: wording.locked.map((one) => ({ text: one.text.trim(), why: whyLocked(visit, one) })),
    versions: versionBlanks(visit, wording, { under, byText }),
  };
  return page('pages/reminders/template', title, blanks, { status: more.status ?? 200 });
}

/** From whom a mail in that language comes, and where its answers go. */
async function senderText(visit: Visit, language: string): Promise<string> {
  const { work, company } = visit;
  const settings = await settingsOf(work.db.read, company.id);
  const { sender } = wordsIn(visit).preview;
  const from = `${senderName(company, settings, language)} <${senderAddress(company, settings, language) ?? '–'}>`;
  return fill(sender, { from, answers: replyAddress(company, settings, language) || '–' });
}

/** What putting it in force will touch: approved runs take it, what waits in the outbox does not. */
async function consequencesOf(visit: Visit, { code, language }: Asked): Promise<string[]> {
  const { work, company, locale } = visit;
  const q = work.db.read;
  const w = wordsIn(visit).edit;
  const { fallbackLanguage } = await settingsOf(q, company.id);
  const available = (await templateIndex(q, company.id)).languagesOf(code);
  const wanted = (await languageCounts(q, company.id, company.language))
    .map((one) => one.language)
    .filter((one) => languageFor(one, { fallbacks: fallbackLanguage, available }) === language);
  const approved = await approvedWith(q, company.id, code, wanted);
  const waiting = await waitingWith(q, company.id, code, language);
  return [
    w.consequence,
    ...(approved > 0 ? [countText(w.approved, approved, locale)] : []),
    ...(waiting > 0 ? [countText(w.waiting, waiting, locale)] : []),
  ];
}

function blankBlanks(visit: Visit, code: string, name: string, blank: Blank): unknown {
  const w = wordsIn(visit).blanks;
  const optional = blank.kind === 'text' && blank.optional === true;
  return {
    name,
    sign:
      blank.kind === 'block' || blank.kind === 'legal' || (blank.kind === 'text' && !optional)
        ? `{{${name}}}`
        : `{{#if ${name}}}`,
    puts: putsOf(name, blank),
    from: meaningOf(name, visit.language),
    sample: 'sample' in blank ? [blank.sample].flat().join(', ') : '',
    note: [
      ...(neededIn(code).includes(name) ? [w.needed] : []),
      ...(optional || blank.kind === 'yes-no' ? [w.asked] : []),
    ].join(' · '),
  };
}

/** What a press on a blank writes. */
function putsOf(name: string, blank: Blank): string {
  switch (blank.kind) {
    case 'text':
      return blank.optional ? `{{#if ${name}}}{{${name}}}{{/if}}` : `{{${name}}}`;
    case 'yes-no':
      return `{{#if ${name}}}…{{else}}…{{/if}}`;
    case 'list':
      return `{{#each ${name}}}\n- {{this}}\n{{/each}}`;
    case 'block':
    case 'legal':
      return `\n\n{{${name}}}\n\n`;
  }
}

interface Telling {
  readonly under: (path: string) => string;
  readonly byText: Awaited<ReturnType<typeof byTexts>>;
}

function versionBlanks(visit: Visit, wording: Asked, { under, byText }: Telling): unknown[] {
  const { locale, company } = visit;
  const w = wordsIn(visit).versions;
  const may = visit.on === null && visit.may('approve');
  return wording.versions
    .map((version, at) => ({
      n: numberText(at + 1, locale),
      look: under(`/versions/${at + 1}`),
      ...byText(version),
      until: version.endedAt === null ? w.now : momentText(version.endedAt, locale, company.zone),
      restore: may && version.endedAt !== null ? String(at + 1) : '',
    }))
    .reverse();
}

/** Is it what is in force already? */
export const isInForce = (wording: Asked, source: string): boolean => inForceOf(wording) === source;
