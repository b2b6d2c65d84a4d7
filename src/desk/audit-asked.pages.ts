import { namesIn } from '../audit/search.store';
import type { Whose } from '../audit/store';
import type { Visit } from '../companies/visit.pages';
import { AUDIT_LINE_WORDS } from '../languages/audit-line-words';
import { AUDIT_WORDS } from '../languages/audit-words';
import type { AuditWords } from '../languages/audit-words.en';
import { inLanguage } from '../languages/said';
import type { ListedPerson } from '../people/person';
import { mayEverywhere } from '../people/rights';
import { peopleOf } from '../people/store';
import { NotAllowed } from '../platform/web/answer';

/** One of two records: the company's, or that of the installation, for who administers all of it. */
export interface Chain {
  readonly whose: Whose;
  /** Of its pages. */
  under(path: string, query?: Readonly<Record<string, string>>): string;
}

export type Chosen = 'company' | 'installation';

export function chainOf({ at, company, person }: Visit, chosen: Chosen): Chain {
  const root = chosen === 'company' ? '/audit' : '/audit/installation';
  if (chosen === 'installation' && !mayEverywhere(person, 'administer')) throw new NotAllowed();
  return { whose: chosen === 'company' ? company.id : null, under: (path, query) => at.under(`${root}${path}`, query) };
}

export interface Auditing {
  readonly visit: Visit;
  readonly chain: Chain;
  readonly w: AuditWords;
  readonly people: readonly ListedPerson[];
  readonly names: { readonly actors: readonly string[]; readonly kinds: readonly string[] };
}

export async function auditing(visit: Visit, chosen: Chosen): Promise<Auditing> {
  const { read } = visit.work.db;
  const chain = chainOf(visit, chosen);
  const [people, names] = [await peopleOf(read), await namesIn(read, chain.whose)];
  return { visit, chain, w: inLanguage(AUDIT_WORDS, visit.language), people, names };
}

/** `dispute.raised`: Dispute raised. What nobody has found words for yet says its code. */
export function kindText(language: string, kind: string): string {
  const did: Readonly<Record<string, string>> = inLanguage(AUDIT_LINE_WORDS, language).did;
  return did[kind] ?? kind.replace('.', ' · ').replaceAll(/[_-]/g, ' ');
}

/** `dispute`: Dispute. */
export function nounText(language: string, noun: string): string {
  const nouns: Readonly<Record<string, string>> = inLanguage(AUDIT_LINE_WORDS, language).noun;
  return nouns[noun] ?? noun.replaceAll('_', ' ');
}
