import type { Hands } from '../../desk/testing/hands';

/** Sets the public page of a company by its form: whose prices, and what else is given. */
export async function pageIs(
  administrator: Hands,
  at: string,
  partner: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> {
  const { text } = await administrator.visitor.get(at);
  const found = [...text.matchAll(/<option value="(pa_\w+)"[^>]*>([^<]*)</g)].find(([, , name]) => name === partner);
  await administrator.fills(at, { partner: found?.[1] ?? '', ...fields });
}
