import { LAW_WORDS } from '../languages/law-words';
import { inLanguage } from '../languages/said';
import { isFromMemory, partsOf, ruleByKey } from './confirmation';
import { LAWS, rulesOf } from './country-rules';
import { interestParts } from './interest-parts';
import { policyFor } from './policy-for';
import { ruleSaid } from './rule-text';

/** What a law says of interest is shown part by part, and each part that is from memory counts as read once a person has confirmed it. */
const keys = LAWS.flatMap((law) =>
  Object.values(partsOf(rulesOf(law)!)).flatMap((rules) => rules.map(({ key }: { key: string }) => key)),
);

it('every part has a key of its own, and is found by it', () => {
  expect(keys.length).toBe(new Set(keys).size);
  for (const law of LAWS) for (const part of interestParts(law)) expect(ruleByKey(part.key)?.rule).toEqual(part);
});

it.each([
  [
    'DE-B2B-288-2',
    'en',
    'companies, sole traders: for goods and services; Basiszinssatz (§ 247 BGB) + 8 points; for contracts from 29 Jul 2014: Basiszinssatz (§ 247 BGB) + 9 points; it changes with each half-year',
  ],
  [
    'FR-B2B-L441-10-CONTRACT',
    'en',
    'companies, sole traders: for goods and services; a contract may say another rate; not below 3 × Taux de l’intérêt légal, autres cas',
  ],
  ['SE-ROUNDING', 'sv', 'alla gäldenärer: avrundas till hela enheter av valutan'],
  ['UK-DAYCOUNT', 'de', 'alle Schuldner: Tage: jeder Tag ist 1/365 des Jahres'],
])('%s in %s', (key, language, expected) => {
  const { of, says } = ruleSaid(ruleByKey(key)!.rule, {
    w: inLanguage(LAW_WORDS, language),
    locale: language === 'en' ? 'en-GB' : language,
  });
  expect(`${of}: ${says.join('; ')}`.replace(/[\u00a0\u202f]/g, ' ')).toBe(expected);
});

const memory = LAWS.flatMap((law) =>
  interestParts(law)
    .filter((part) => isFromMemory(part) && !(part.interest === 'contract' && !part.contract.allowed))
    .map((part) => [part.key, part, law] as const),
);

it('there are such from memory', () => expect(memory.length).toBeGreaterThan(5));

it.each(memory)('%s leaves a doubt until it is confirmed, and none after', (key, part, law) => {
  const debtor = 'debtors' in part ? part.debtors[0]! : interestParts(law).flatMap((one) => (one.interest === 'rate' ? one.debtors : []))[0]!;
  const claimKind = 'claims' in part ? part.claims[0]! : 'delivery';
  const contractTerms = part.interest === 'contract' && part.contract.allowed ? { rate: { kind: 'fixed', percent: '5' } as const } : null;
  const asked = { law, debtor, claimKind, contractTerms };
  const [before, after] = [policyFor(asked), policyFor({ ...asked, confirmed: (rule) => rule === key })];
  if (before.kind === 'none' || after.kind === 'none') return;
  expect(before.unsure.length - after.unsure.length).toBe(1);
  if (part.interest === 'rate') expect([before.policy.basis.evidence, after.policy.basis.evidence]).toEqual(['memory', 'read']);
}); // prettier-ignore
