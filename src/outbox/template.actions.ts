import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { record } from '../audit/actions';
import { WRITTEN_WORDS } from '../languages/message-words';
import { legalPapers } from '../law/paper';
import { Refusal } from '../kernel/result';
import { TEMPLATES } from '../platform/views';
import type { Work } from '../platform/work';
import { TEMPLATE_CODES, type AnyCode } from './draft';
import { refusedFor } from './template';
import { dropWordingDraft, putWordingDraft } from './template-draft.store';
import type { Fault } from './template-fault';
import { endOwnVersion, putVersions, shippedHashes, versionsInForce, type NewVersion } from './template.store';
import { risksIn, type Risk } from './wording-risk';
import { filledFaults, lockedIn, wordingFaults, type Case } from './wording';

/** Templates come with Duly and may be rewritten per company; every source ever used stays, as a version of its own. */

/** Puts the shipped templates in force, those that changed since the last start. Returns how many. */
export async function loadShippedTemplates(work: Work): Promise<number> {
  const shipped = [...shippedTemplates(), ...shippedPapers()];
  const known = await shippedHashes(work.db.read);
  const fresh = shipped.filter(({ code, language, hash }) => known.get(`${code} ${language}`) !== hash);
  if (fresh.length === 0) return 0;
  return work.db.transaction(async (tx) => {
    const count = await putVersions(tx, work, fresh);
    const payload = fresh.map(({ code, language, hash }) => ({ code, language, hash }));
    await record(tx, work, { companyId: null, kind: 'templates.loaded', ref: 'installation', payload });
    return count;
  });
}

/** Those in `templates/messages/<language>/<code>.hbs`. */
export function shippedTemplates(): NewVersion[] {
  const folder = join(TEMPLATES, 'messages');
  return readdirSync(folder).flatMap((language) =>
    TEMPLATE_CODES.filter((code) => readdirSync(join(folder, language)).includes(`${code}.hbs`)).map((code) =>
      versionOf(null, code, language, readFileSync(join(folder, language, `${code}.hbs`), 'utf8')),
    ),
  );
}

/** The texts of legal papers: `templates/legal/<country>/<paper>.<language>.hbs`. */
export const shippedPapers = (): NewVersion[] =>
  legalPapers().flatMap(({ code, law, name, languages }) =>
    languages.map((language) => {
      const file = join(TEMPLATES, 'legal', law.toLowerCase(), `${name}.${language}.hbs`);
      return versionOf(null, code, language, readFileSync(file, 'utf8'));
    }),
  );

export interface OwnTemplate {
  readonly companyId: number;
  readonly code: AnyCode;
  readonly language: string;
  readonly source: string;
  /** A draft of it stays; otherwise it is done with. */
  readonly keepsDraft?: boolean;
  /** Who puts it in force answers for the sentences that speak of fees, interest, courts or enforcement. */
  readonly vouched?: boolean;
}

/** What of a company's wording a person must answer for before it is in force. */
async function risksOfWording(work: Work, { companyId, code, language, source }: OwnTemplate): Promise<Risk[]> {
  return risksIn(source, await shippedSource(work, companyId, code, language), language);
}

async function shippedSource(work: Work, companyId: number, code: string, language: string): Promise<string> {
  const inForce = await versionsInForce(work.db.read, companyId);
  const shipped = inForce.find((one) => one.companyId === null && one.code === code && one.language === language);
  return shipped?.source ?? '';
}

/** All that is wrong with a company's wording: as it stands, then as it reads for each of these. */
export async function faultsOfWording(work: Work, template: OwnTemplate, cases: readonly Case[]): Promise<Fault[]> {
  const { companyId, code, language, source } = template;
  const locked = lockedIn(await shippedSource(work, companyId, code, language));
  const faults = wordingFaults(code, source, locked);
  return faults.length > 0 ? faults : cases.flatMap((to) => filledFaults(code, source, locked, to));
}

/**
 * A company's own wording, in force for what is issued from now on; what waits in the outbox keeps the one it was issued
 * with. Throws Refusal `template-faults` with every fault, and `template-risky` where nobody answers for a sentence beyond the
 * debt; `cases` are those it must read well for.
 */
export async function saveTemplate(work: Work, template: OwnTemplate, cases: readonly Case[] = []): Promise<void> {
  const { companyId, code, language, source } = template;
  await mustBeGood(work, template, cases);
  const risks = await risksOfWording(work, template);
  if (risks.length > 0 && template.vouched !== true) throw risky(risks);
  const version = versionOf(companyId, code, language, source);
  await work.db.transaction(async (tx) => {
    await putVersions(tx, work, [version]);
    if (template.keepsDraft !== true) await dropWordingDraft(tx, template);
    const vouched = risks.map(({ topic, sentence }) => `${topic}: ${sentence}`);
    const payload = { code, language, hash: version.hash, ...(vouched.length > 0 ? { vouched } : {}) };
    await record(tx, work, { companyId, kind: 'template.saved', ref: `template/${code}`, payload });
  });
}

const risky = (risks: readonly Risk[]): Refusal =>
  new Refusal(
    'template-risky',
    `The wording speaks of fees, interest, courts or enforcement: “${risks[0]?.sentence ?? ''}”`,
    'Take it out, or confirm that the law allows it and that it will be carried out.',
    { risks },
  );

/** Keeps a wording without using it, in place of the one that was kept before. It must be as good as one in force. */
export async function saveDraft(work: Work, template: OwnTemplate, cases: readonly Case[] = []): Promise<void> {
  const { companyId, code, language, source } = template;
  await mustBeGood(work, template, cases);
  await work.db.transaction(async (tx) => {
    await putWordingDraft(tx, work, template, source);
    const payload = { language, hash: hashOf(source) };
    await record(tx, work, { companyId, kind: 'template.drafted', ref: `template/${code}`, payload });
  });
}

/** Throws away the wording that was kept. Refuses where there is none. */
export async function discardDraft(work: Work, which: Omit<OwnTemplate, 'source'>): Promise<void> {
  const { companyId, code, language } = which;
  await work.db.transaction(async (tx) => {
    if (!(await dropWordingDraft(tx, which))) {
      throw new Refusal('no-draft', `There is no draft of ${code} in ${language}.`, 'Nothing is to be done.');
    }
    await record(tx, work, { companyId, kind: 'template.discarded', ref: `template/${code}`, payload: { language } });
  });
}

async function mustBeGood(work: Work, template: OwnTemplate, cases: readonly Case[]): Promise<void> {
  const { code, language } = template;
  if (!Object.hasOwn(WRITTEN_WORDS, language)) {
    throw new Refusal(
      'no-such-language',
      `Duly does not know the words of a message in ${language}.`,
      `Known are: ${Object.keys(WRITTEN_WORDS).join(', ')}.`,
    );
  }
  const faults = await faultsOfWording(work, template, cases);
  if (faults.length > 0) throw refusedFor(code, faults);
}

/** Takes the shipped wording again. Refuses where the company has none of its own. */
export async function dropTemplate(work: Work, which: Omit<OwnTemplate, 'source'>): Promise<void> {
  const { companyId, code, language } = which;
  await work.db.transaction(async (tx) => {
    if (!(await endOwnVersion(tx, work, companyId, code, language))) {
      throw new Refusal(
        'no-own-template',
        `The company has no wording of its own for ${code} in ${language}.`,
        'Nothing is to be done.',
      );
    }
    await record(tx, work, { companyId, kind: 'template.dropped', ref: `template/${code}`, payload: { language } });
  });
}

const versionOf = (companyId: number | null, code: AnyCode, language: string, source: string): NewVersion => ({
  companyId,
  code,
  language,
  source,
  hash: hashOf(source),
});

export const hashOf = (source: string): string => createHash('sha256').update(source).digest('hex');
