import { askInEnglish, asks, titleText } from './task-title';
import { TASK_TITLE_WORDS } from './task-title-words';
import { LANGUAGES } from './said';

/** What tasks ask for, as each reader reads it: the sentence and its values are kept, never the sentence of who opened it. */
const read = (ask: ReturnType<typeof asks>, language: string, locale: string): string =>
  titleText({ title: askInEnglish(ask), ask: JSON.stringify(ask) }, { language, locale });

test('every sentence has no blank that the English one has not', () => {
  const blanks = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String);
  for (const [key, english] of Object.entries(TASK_TITLE_WORDS.en)) {
    for (const language of LANGUAGES) {
      const text = TASK_TITLE_WORDS[language][key as keyof typeof TASK_TITLE_WORDS.en];
      expect([key, language, blanks(text).filter((blank) => !blanks(english).includes(blank))]).toEqual([
        key,
        language,
        [],
      ]);
    }
  }
});

test('days, money, codes and refusals are in the language of the reader', () => {
  const promise = asks('promiseBroken', {
    day: '2026-03-10',
    documents: 'F-1',
    amount: { minor: 100_000, currency: 'EUR' },
  });
  expect(read(promise, 'de', 'de-DE')).toBe(
    'Zugesagt für 10. März 2026 (F-1), es fehlen 1.000,00\u00a0€: Nichts davon kam. Rufen Sie an, oder lassen Sie die Mahnungen weitergehen.',
  );
  expect(read(promise, 'en', 'en-GB')).toContain('missing €1,000.00: nothing of it came.');
  const hold = asks('holdEnds', { hold: { code: 'payment_in_transit', of: 'hold' }, reason: 'Zahlung avisiert' });
  expect(read(hold, 'sv', 'sv-SE')).toMatch(/^Pausen upphör \((?!payment_in_transit).+\): Zahlung avisiert$/);
  const blocked = asks('runBlocked', {
    why: 'The ledger is known as of 2026-03-01; to send anything it must be known as of 2026-03-02.',
    remedy: { remedy: 'Import what came in since: duly import FILE' },
  });
  expect(read(blocked, 'fr', 'fr-FR').replace(/[\u00a0\u202f]/g, ' ')).toBe(
    'Pas de relances aujourd’hui : Le grand livre est connu au 1er mars 2026 ; pour envoyer, il doit l’être au 2 mars 2026.',
  );
});

test('what a person wrote stays as it was written', () => {
  expect(titleText({ title: 'Anrufen!', ask: null }, { language: 'fr', locale: 'fr-FR' })).toBe('Anrufen!');
});
