import { policyFor } from '../../law/policy-for';
import { shippedTable } from '../../law/rate-table';
import type { Claim } from '../claim';
import { lawTerms } from '../law-terms';
import { changed } from '../testing/changed-claim';
import { routeClaim } from '../testing/route-claims';
import type { RouteKey } from './keys';
import { routeNamed } from './routes';

/** What a form says of interest that a law gives: the law and its rate by their names, in the language of the form. */
async function box(key: RouteKey, what: string, changes = 'reference = R'): Promise<string> {
  const found = policyFor({ law: 'FR', debtor: 'company' });
  if (found.kind === 'none') throw new Error(found.reason);
  const claim: Claim = { ...(await routeClaim(key)), interest: lawTerms(found.policy, shippedTable(), null) };
  const boxes = routeNamed(key).boxes(changed({ ...claim, language: key === 'fr-injonction' ? 'fr' : 'en' }, changes));
  return (boxes.find((one) => one.what === what)?.value ?? 'no such box').replace(/[\u00a0\u202f]/g, ' ');
}

it('names the law and the rate that it takes', async () => {
  const said = await box('fr-injonction', 'interest-source');
  expect(said).toContain('C. com. L441-10 II; Taux de refinancement de la Banque centrale européenne: 2,15 + 10 %');
  expect(said).not.toMatch(/ECB|HALFYEAR|BOE-A|without/);
});

it('says the points over the rate of the European Central Bank', async () => {
  expect(await box('eu-form-a', 'interest-points')).toBe('10');
});

it.each([
  ['by law', 'reference = R', 'au taux légal'],
  ['by law, and claimed by it before', 'charges = interest:5000:2026-05-01 ; charges.0.source = C. com. L441-10 II: 12.15 %', 'au taux légal'],
  ['by law, and claimed by something else before', 'charges = interest:5000:2026-05-01 ; charges.0.source = terms', ''],
])('says of which kind it is: %s', async (_, changes, expected) => {
  expect(await box('fr-injonction', 'interest-kind', changes)).toBe(expected);
}); // prettier-ignore
