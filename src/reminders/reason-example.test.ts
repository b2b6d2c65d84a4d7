import { REASON_EXAMPLE_WORDS } from '../languages/reason-example-words';
import { LANGUAGES } from '../languages/said';
import { factText, linkText } from './chain-said';
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

  it('in hardship the last reminder is one like the first, in the friendliest words', () => {
    const { decision } = examples.find(({ code }) => code === 'hardship') ?? {};
    const { step, chain } = decision?.do === 'approve' ? decision : {};
    expect(step).toMatchObject({ n: 4, kind: 'reminder', tone: 'friendly', template: 'reminder-friendly' });
    expect(chain?.map(({ fact }) => fact)).toContain('in hardship the words are the friendliest');
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

  it.each(['fr', 'de', 'sv'])('every rule on the way to them is told in %s, its days and amounts too', (language) => {
    const chains = examples.flatMap(({ decision: { chain, currency } }) =>
      chain.map((link) => [link, currency] as const),
    );
    const english = chains.map(([link, currency]) => [
      link.fact,
      linkText(link, { language, locale: language }, currency).fact,
    ]);
    expect(english.filter(([kept, said]) => kept === said)).toEqual([]);
    const left = /\b(the|is|of|was|comes|late|days?|step|stands|over|reached|\d{4}-\d{2}-\d{2})\b|[€$]\d/;
    // the names of legal papers stay as they are in their country
    const own = (said = ''): string => said.replace(/“[^”]*”/g, '');
    expect(english.filter(([, said]) => left.test(own(said)))).toEqual([]);
  });

  it('a fact that nobody wrote here stays as it is; amounts in it are written as the reader does', () => {
    const reader = { language: 'fr', locale: 'fr-FR' };
    expect(factText('Something else about F-1.', reader, 'EUR')).toBe('Something else about F-1.');
    expect(
      factText('F-1 (€1,210.00, due 2026-03-01, 12 days late)', reader, 'EUR').replace(/[\u00a0\u202f]/g, ' '),
    ).toBe('F-1 (1 210,00 €, échéance 1er mars 2026, 12 jours de retard)');
    expect(factText('ACME SA is also a supplier of ours (K-7) and may set off', reader, 'EUR')).toBe(
      'ACME SA est aussi un fournisseur (K-7) et peut compenser',
    );
    expect(factText('credits of CHF\u00a010.50 cover it', reader, 'CHF').replace(/[\u00a0\u202f]/g, ' ')).toContain(
      '10,50 CHF',
    );
  });
});
