import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { letterLayoutOf } from '../companies/letter-layout';
import type { Tone } from './content';
import { TEMPLATE_CODES, type TemplateCode } from './draft';
import { email, letter } from './testing/press';
import { sample, sampleAskedBefore, sampleVisit, SPOKEN } from './samples';
import { shippedTemplates } from './template.actions';

/**
 * Every shipped template in every language and tone, as it reads with its samples, kept in `fixtures/messages/`.
 * After a wanted change: `DULY_UPDATE_MESSAGES=1 npm test -- src/outbox/golden`, and read the difference aloud.
 */
const FOLDER = join(__dirname, '..', '..', 'fixtures', 'messages');
const SHIPPED = new Set(shippedTemplates().map(({ language, code }) => `${language} ${code}`));
const TONES: readonly Tone[] = ['friendly', 'neutral', 'firm'];

const tonesOf = (code: TemplateCode): readonly Tone[] => TONES.filter((tone) => code === `reminder-${tone}`);
const cases = SPOKEN.flatMap((language) =>
  TEMPLATE_CODES.filter((code) => code !== 'sms' && SHIPPED.has(`${language} ${code}`)).flatMap((code) => {
    const own = tonesOf(code);
    return (own.length > 0 ? own : TONES).map((tone) => ({ language, code, tone }));
  }),
);

function golden(path: string, made: string): void {
  const file = join(FOLDER, path);
  if (process.env['DULY_UPDATE_MESSAGES'] === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, made);
  }
  expect(made).toBe(readFileSync(file, 'utf8'));
}

/** The picture of a code is tested by itself: here its place is enough. */
const withoutDrawings = (html: string): string => html.replace(/<svg[\s\S]*?<\/svg>/g, '<svg></svg>');

describe('the shipped messages', () => {
  it.each(cases)('$code in $language, $tone, as text', ({ language, code, tone }) => {
    const { subject, text } = email(sample(code, tone, language), code);
    golden(`${language}/${code}.${tone}.txt`, `Subject: ${subject}\n\n${text}`);
  });

  it.each(SPOKEN.flatMap((language) => (['moved', 'cancelled'] as const).map((change) => ({ language, change }))))(
    'a visit in $language that is $change',
    ({ language, change }) => {
      const { subject, text } = email(sampleVisit(language, change, 'email'), 'visit-announcement');
      golden(`${language}/visit-announcement.${change}.txt`, `Subject: ${subject}\n\n${text}`);
    },
  );

  it.each(cases.filter(({ code }) => code.startsWith('reminder-')))(
    '$code in $language that lists what was asked for before',
    ({ language, code, tone }) => {
      const { subject, text } = email(sampleAskedBefore(code, tone, language), code);
      golden(`${language}/${code}.asked-before.txt`, `Subject: ${subject}\n\n${text}`);
    },
  );

  it.each(cases.filter(({ code, tone }) => code.endsWith(tone) || tone === 'neutral'))(
    '$code in $language as HTML and as a letter',
    ({ language, code, tone }) => {
      golden(`${language}/${code}.html`, email(sample(code, tone, language), code).html);
      const facts = sample(code, tone, language, 'letter');
      const { body } = letter(facts, code, letterLayoutOf(facts.parties.creditor.country));
      golden(`${language}/${code}.letter.html`, withoutDrawings(body));
    },
  );
});
