import { knownIn, refusalText, remedyText, isCommand } from './refusal';
import { LANGUAGES } from './said';
import { thrownTexts } from './testing/thrown';

/** Every sentence that a person may be refused with, in every language of the desk: found again with its values. */
const SAMPLES = ['F-1001', '2026-03-02', 'ACME SAS', 'x: y', '42'];
const filled = (key: string): string => key.replace(/\{(\d)\}/g, (_, n: string) => SAMPLES[Number(n) - 1] ?? n);

const thrown = thrownTexts();
const { unknown } = thrown;
/** A sentence that is put together of others has no words of its own. */
const texts = thrown.texts.filter((key) => /[a-z]/i.test(key));

test('the sources refuse with sentences that can be read out of them', () => {
  expect(texts.length).toBeGreaterThan(250);
  expect(unknown).toEqual([]);
});

test('each of them is said in each language, with its values in it', () => {
  const missing = texts.filter((key) => !isCommand(key) && knownIn(filled(key)) === undefined);
  expect(missing).toEqual([]);
  for (const key of texts.filter((key) => !isCommand(key))) {
    const { values, sentence } = knownIn(filled(key)) ?? { values: [] as readonly string[], sentence: undefined };
    expect([key, values]).toEqual([key, [...key.matchAll(/\{(\d)\}/g)].map(([, n]) => SAMPLES[Number(n) - 1])]);
    for (const language of LANGUAGES) {
      const said = sentence?.said[language] ?? '';
      expect([key, language, [...said.matchAll(/\{\d\}/g)].map(String).sort()]).toEqual([key, language, [...key.matchAll(/\{\d\}/g)].map(String).sort()]); // prettier-ignore
      if (language !== 'en') expect(said).not.toBe(key);
    }
  }
});

test('days and sentences within are said in that language too', () => {
  const swedish = { language: 'sv', locale: 'sv-SE' };
  expect(refusalText('There is a run of 2026-03-02 already.', swedish)).toBe(
    'Det finns redan en körning den 2 mars 2026.',
  );
  const changed =
    'The run has changed since you opened it: it was to send 12 messages, and would now send 1 message. Nothing was sent.';
  expect(refusalText(changed, { language: 'de', locale: 'de-DE' })).toContain('Er sollte 12 Nachrichten senden und würde jetzt 1 Nachricht senden.'); // prettier-ignore
  expect(refusalText(changed, { language: 'en', locale: 'en-GB' })).toBe(changed);
});

test('a command is no remedy on a page', () => {
  expect(remedyText('See which there are: duly dispute list', { language: 'en', locale: 'en-GB' })).toBe('');
  expect(remedyText('Name somebody.', { language: 'fr', locale: 'fr-FR' })).toBe('Nommez quelqu’un.');
});

test('what nobody wrote here stays as it is, however long', () => {
  const reader = { language: 'fr', locale: 'fr-FR' };
  expect(refusalText('Something new.', reader)).toBe('Something new.');
  const long = `There is no day ${'x'.repeat(100_000)}.`;
  expect(refusalText(long, reader)).toBe(long);
});
