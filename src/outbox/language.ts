/**
 * In which language a message is written: the one wanted, else the company's stand-in for it, else none at all. A message
 * is wholly in one language; where no template can say it, it is blocked, never half translated.
 */
export interface LanguageRule {
  /** The company's stand-ins: `{"pl":"en"}`; `*` stands for all others. */
  readonly fallbacks: Readonly<Record<string, string>>;
  /** Languages in which the template exists. */
  readonly available: ReadonlySet<string>;
}

/** `wanted` as the source wrote it: `fr`, `FR`, `de-AT`. Undefined where the message must be blocked. */
export function languageFor(wanted: string, rule: LanguageRule): string | undefined {
  const asked = wanted.trim().toLowerCase().slice(0, 2);
  const candidates = [asked, rule.fallbacks[asked], rule.fallbacks['*']];
  return candidates.find((language) => language !== undefined && rule.available.has(language));
}
