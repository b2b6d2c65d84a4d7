/** Which of a partner's cases is meant: by the number of its file or the partner's own, however signs stand between. */
export interface Nameable {
  readonly number: string;
  readonly partnerRef: string | null;
  readonly state: string;
}

/** `RF-2026-0007`, `rf 2026 0007` and `RF2026/0007` are the same case. */
export const plainName = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Undefined: none, or several that are alike. */
export function caseNamed<T extends Nameable>(own: readonly T[], text: string): T | undefined {
  const wanted = plainName(text);
  const all = wanted === '' ? [] : own.filter(({ number, partnerRef }) => plainName(number) === wanted || (partnerRef !== null && plainName(partnerRef) === wanted)); // prettier-ignore
  const out = all.filter(({ state }) => state === 'with_partner');
  const [found, other] = out.length > 0 ? out : all;
  return other === undefined ? found : undefined;
}
