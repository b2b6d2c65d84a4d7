import { SPOKEN } from './samples';
import { shippedTemplates } from './template.actions';
import { risksIn } from './wording-risk';

/** Which sentences of an own wording a person must answer for. */
const wording = (...lines: string[]): string => `Subject: Your account\n\n${lines.join('\n\n')}\n`;
const topics = (language: string, ...lines: string[]): string[] =>
  risksIn(wording(...lines), wording('Hello.'), language).map(({ topic, sentence }) => `${topic}: ${sentence}`);

describe('a wording that speaks of more than the debt', () => {
  it.each<[string, string, string[]]>([
    ['en', 'We add a late fee and statutory interest.', ['fees', 'interest']],
    ['en', 'Our solicitor will take you to court.', ['court']],
    ['en', 'The bailiff comes next.', ['enforcement']],
    ['en', 'It is in your interest to call us, free of charge.', []],
    ['fr', 'Des pénalités et des intérêts de retard courent.', ['fees', 'interest']],
    ['fr', 'Nous saisirons le tribunal.', ['court']],
    ['fr', 'Un commissaire de justice procédera à la saisie.', ['enforcement']],
    ['fr', 'Dans votre intérêt, appelez-nous sans frais.', []],
    ['de', 'Wir berechnen Verzugszinsen und Mahngebühren.', ['fees', 'interest']],
    ['de', 'Wir beantragen einen Mahnbescheid beim Amtsgericht.', ['court']],
    ['de', 'Danach folgt die Zwangsvollstreckung durch ein Inkassobüro.', ['enforcement']],
    ['de', 'Rufen Sie uns kostenlos an.', []],
    ['sv', 'Vi tar ut påminnelseavgift och dröjsmålsränta.', ['fees', 'interest']],
    ['sv', 'Vi vänder oss till tingsrätten, sedan till Kronofogden.', ['court', 'enforcement']],
    ['sv', 'Ring oss gärna kostnadsfritt.', []],
    ['nl', 'Wij berekenen incassokosten en wettelijke rente.', ['fees', 'interest', 'enforcement']],
    ['nl', 'Wij vragen de kantonrechter om een vonnis, daarna komt de deurwaarder.', ['court', 'enforcement']],
    ['nl', 'U kunt ons zonder kosten bellen; alle rechten zijn voorbehouden.', []],
    ['es', 'Se aplicarán intereses de demora y gastos de gestión.', ['fees', 'interest']],
    ['es', 'Presentaremos una demanda ante el juzgado y pediremos el embargo.', ['court', 'enforcement']],
    ['es', 'Puede llamarnos sin gastos.', []],
  ])('%s: %s', (language, sentence, expected) => {
    expect(topics(language, sentence)).toEqual(expected.map((topic) => `${topic}: ${sentence}`));
  });

  it('is found sentence by sentence, around blanks, in the subject too', () => {
    expect(topics('en', '- Please {{#if pay_by}}pay{{/if}}. **Else** we go to {{company}} court.')).toEqual([
      'court: Else we go to court.',
    ]);
    expect(risksIn('Subject: Court\n\nHello.\n', wording('Hello.'), 'en')).toEqual([
      { topic: 'court', sentence: 'Court' },
    ]);
  });

  it('is never a shipped one, and its sentences are known', () => {
    for (const { source, language, code } of shippedTemplates()) {
      expect(SPOKEN).toContain(language);
      expect([code, language, risksIn(source, '', language)]).toEqual([code, language, []]);
      expect(risksIn(source, source, language)).toEqual([]);
    }
  });
});
