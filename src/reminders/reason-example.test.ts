import { REASON_EXAMPLE_WORDS } from '../languages/reason-example-words';
import { LANGUAGES } from '../languages/said';
import { reasonExamples } from './reason-example';
import { exampleText } from './reason-said';
import { REASON_CODES, REASONS } from './reasons';

/** The page of reasons: each code once, in the stated order, with an example that the rules decide as it says. */
describe('the examples of reasons', () => {
  const examples = reasonExamples();

  it('are one for each reason, in the order of the decision', () => {
    expect(examples.map(({ code }) => code)).toEqual(REASON_CODES);
  });

  it.each(examples)('$code is what the rules say', ({ code, decision }) => {
    const ofItem = decision.items.some(({ because }) => because === code);
    expect([code, decision.because === code || ofItem]).toEqual([code, true]);
    if (decision.because === code) expect(decision.do).toBe(REASONS[code].do);
  });

  it.each(LANGUAGES)('are said whole in %s: no blank is left, and every sentence is used', (language) => {
    const said = examples.map((example) => exampleText(example, { language, locale: language }));
    expect(JSON.stringify(said)).not.toMatch(/\{\w+\}|undefined|null|: ""/);
    const used = new Set(examples.flatMap(({ given }) => given.map(({ is }) => is)));
    const words = Object.keys(REASON_EXAMPLE_WORDS[language].given).filter((one) => one !== 'today');
    expect(words.filter((one) => !used.has(one as never))).toEqual([]);
  });

  it('reads as a person would tell it', () => {
    const [example] = examples.filter(({ code }) => code === 'pay_by_not_passed').map((one) => exampleText(one, { language: 'en', locale: 'en-GB' })); // prettier-ignore
    expect([...(example?.given.slice(0, 2) ?? []), example?.answer]).toEqual([
      'It is 13 Mar 2026.',
      'F-1: €100.00, due on 1 Nov 2025.',
      'Waits · until 14 Mar 2026',
    ]);
  });
});
