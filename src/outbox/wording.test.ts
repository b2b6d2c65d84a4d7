import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPLATES } from '../platform/views';
import { TEMPLATE_CODES, type TemplateCode } from './draft';
import { sampleFacts } from './sample-cases';
import { parties, SPOKEN, type Spoken } from './samples';
import { faultText } from './template-fault';
import { filledFaults, lockedIn, sourceOf, textIn, unmarked, wordingFaults } from './wording';

/** A company's own wording is judged by its source, by what must stand in it, and by how it reads when it is filled. */
const shipped = (code: TemplateCode, language: Spoken): string =>
  readFileSync(join(TEMPLATES, 'messages', language, `${code}.hbs`), 'utf8');

const isShipped = (code: TemplateCode, language: Spoken): boolean =>
  existsSync(join(TEMPLATES, 'messages', language, `${code}.hbs`));

const tried = (code: TemplateCode, source: string, language: Spoken = 'en'): string[] => {
  const locked = lockedIn(shipped(code, language));
  const first = wordingFaults(code, source, locked);
  if (first.length > 0) return first.map((one) => faultText(one));
  const cases = sampleFacts(code, language, parties(language)).map((facts, at) => ({ who: `case ${at}`, facts, sample: true })); // prettier-ignore
  return cases.flatMap((to) => filledFaults(code, source, locked, to)).map((one) => faultText(one));
};

const firm = unmarked(shipped('reminder-firm', 'en'));
const changed = (from: string, to: string): string[] => {
  expect(firm).toContain(from);
  return tried('reminder-firm', firm.replace(from, to));
};
const OBJECTION = 'Something not right? Tell us what and why; we set that part aside while we check.';

describe('a wording', () => {
  it.each(SPOKEN)('that is shipped in %s reads well in every sample, as it is edited', (language) => {
    for (const code of TEMPLATE_CODES.filter((one) => isShipped(one, language))) {
      const source = shipped(code, language);
      expect([code, tried(code, source, language)]).toEqual([code, []]);
      const typed = sourceOf(textIn(source));
      expect([code, typed.includes('{{!'), tried(code, typed, language)]).toEqual([code, false, []]);
    }
  });

  it('keeps every locked sentence word by word, and does not hide it', () => {
    const gone = [`This sentence must stand as it is: “${OBJECTION}”.`];
    expect(changed(`- ${OBJECTION}\n`, '')).toEqual(gone);
    expect(changed('Something not right?', 'Anything wrong?')).toEqual(gone);
    expect(changed(`- ${OBJECTION}`, `{{!-- ${OBJECTION} --}}`)).toEqual(gone);
    expect(changed(OBJECTION, OBJECTION.replaceAll(' ', '\n  '))).toEqual([]);
    expect(changed(`- ${OBJECTION}`, `{{#if phone}}- ${OBJECTION}{{/if}}`)).toEqual([
      `For case 3 this sentence does not appear, though it must: “${OBJECTION}”.`,
    ]);
  });

  it('shows what it needs to everybody', () => {
    expect(changed('{{payment}}', '{{#if several}}\n{{payment}}\n{{/if}}')).toEqual([
      'For case 3 {{payment}} does not appear, though it must.',
    ]);
    expect(changed('{{greeting}}', '{{#if letter}}{{greeting}}{{/if}}').length).toBeGreaterThan(0);
  });

  it('leaves no gap, no stray sign and no cut subject', () => {
    expect(changed('{{closing}}', 'Bye ({{#if phone}}{{phone}}{{/if}})\n{{closing}}')).toEqual([
      'For case 3 it leaves stray signs behind: “Bye () Yours faithf”.',
    ]);
    expect(changed('We ask you', 'We **ask** you')[0]).toMatch(/stray signs behind: “.*\*\*ask\*\*/);
    expect(changed('Subject: ', `Subject: ${'long '.repeat(50)}`)[0]).toMatch(
      /^Line 1: for case 0 the subject has 3\d\d/,
    );
    expect(changed('{{greeting}}', '{{greeting}}\n{{table}}')[0]).toContain(
      'a table does not stand on a line of its own',
    );
  });
});
