import { LAW_WORDS } from '../languages/law-words';
import { inLanguage, LANGUAGES } from '../languages/said';
import { partsOf, ruleByKey, type AnyRule } from './confirmation';
import { LAWS, rulesOf } from './country-rules';
import { ruleSaid } from './rule-text';

const all = LAWS.flatMap((law) => Object.values(partsOf(rulesOf(law)!)).flatMap((rules): readonly AnyRule[] => rules));

it.each(LANGUAGES)('every rule is said in %s, with every blank filled', (language) => {
  for (const rule of all) {
    const { of, says } = ruleSaid(rule, { w: inLanguage(LAW_WORDS, language), locale: language });
    const text = [of, ...says].join('; ');
    expect({ rule: rule.key, text }).toEqual({
      rule: rule.key,
      text: expect.not.stringMatching(/\{|\}|undefined|NaN/),
    });
    expect(says.length).toBeGreaterThan(0);
  }
});

it.each([
  ['FR-FIXED', 'en', 'companies, sole traders, public bodies: €40.00; for each invoice; only where it is printed on the invoice'],
  ['UK-FIXED', 'en', 'companies, sole traders, public bodies: £40.00 below £1,000.00; £70.00 below £10,000.00; £100.00 above; for each invoice'],
  ['BE-NOTICE', 'en', 'consumers: at least 14 days; counted from the third working day after posting; by email from the day after sending'],
  ['DE-LIMIT', 'de', 'alle Schuldner: 3 Jahre ab Fälligkeit, dann bis Jahresende'],
  ['PL-SHIFT-1', 'fr', 'tous les débiteurs: dimanches, jours fériés : report au prochain jour qui n’en est pas un; jusqu’au 31 déc. 2016'],
  ['NL-EVENT-LETTER', 'sv', 'alla gäldenärer: ett formellt skriftligt krav: låter tiden börja om'],
  ['FR-COURT-SERVE-2026', 'en', 'all debtors: the order must be served: 3 months after the order; since 16 Feb 2026'],
  ['UK-ALLOCATION', 'en', 'all debtors: interest, then principal; where neither debtor nor creditor chose otherwise'],
])('%s in %s', (key, language, expected) => {
  const { of, says } = ruleSaid(ruleByKey(key)!.rule, { w: inLanguage(LAW_WORDS, language), locale: language === 'en' ? 'en-GB' : language });
  expect(`${of}: ${says.join('; ')}`.replace(/[\u00a0\u202f]/g, ' ')).toBe(expected);
}); // prettier-ignore
