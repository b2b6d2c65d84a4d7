import { BLANKS } from './blanks';
import { partsIn } from './body';
import { TEMPLATE_CODES } from './draft';
import { shippedTemplates } from './template.actions';
import { faultsIn, readTemplate } from './template';
import { faultText, meaningOf } from './template-fault';
import { sample } from './samples';

const told = (code: string, source: string): string[] => faultsIn(code, source).map((one) => faultText(one));
const free = (body: string): string[] =>
  told('free', `Subject: Hello\n\n{{greeting}}\n\n{{paragraphs}}\n\n${body}\n\n{{closing}}\n`);

describe('a template', () => {
  it.each([
    ['{{company}} and {{#if phone}}{{phone}}{{/if}}', ''],
    ['{{#each numbers}}- {{this}}\n{{/each}}', ''],
    ['{{#if several}}many{{else}}one{{/if}}{{! a note }}', ''],
    ['{{colour}}', 'Line 7: there is no blank {{colour}}.'],
    ['{{{company}}}', 'Line 7: use two braces, not three and no &.'],
    ['{{&company}}', 'Line 7: use two braces, not three and no &.'],
    ['{{> email-table}}', 'Line 7: {{> …}} may not be used.'],
    ['{{#> layout}}x{{/layout}}', 'Line 7: {{#> …}} may not be used.'],
    ['{{* decorate}}', 'Line 7: {{* …}} may not be used.'],
    ['{{lookup this "constructor"}}', 'Line 7: only the plain name of a blank may stand in {{ }}.'],
    ['{{company.constructor}}', 'Line 7: only the plain name of a blank may stand in {{ }}.'],
    ['{{../company}}', 'Line 7: only the plain name of a blank may stand in {{ }}.'],
    ['{{@root}}', 'Line 7: only the plain name of a blank may stand in {{ }}.'],
    ['{{__proto__}}', 'Line 7: there is no blank {{__proto__}}.'],
    ['{{#with company}}x{{/with}}', 'Line 7: only {{#if blank}} and {{#each list}} may be used.'],
    ['{{#unless several}}x{{/unless}}', 'Line 7: only {{#if blank}} and {{#each list}} may be used.'],
    ['{{#each numbers}}{{#each numbers}}x{{/each}}{{/each}}', 'Line 7: an {{#each}} may not stand in another.'],
    ['{{#each company}}x{{/each}}', 'Line 7: {{company}} is no list.'],
    ['{{several}}', 'Line 7: {{several}} is asked with {{#if several}}.'],
    ['{{phone}}', 'Line 7: {{phone}} may be empty: print it inside {{#if phone}}.'],
    ['{{#if phone}}x{{else}}{{phone}}{{/if}}', 'Line 7: {{phone}} may be empty: print it inside {{#if phone}}.'],
    ['see {{table}} here', 'Line 7: {{table}} must stand alone on its line.'],
    ['<b>now</b>', 'Line 7: HTML may not be used; ** and - give emphasis and lists.'],
    ['<script src=x>', 'Line 7: HTML may not be used; ** and - give emphasis and lists.'],
  ])('%s', (body, fault) => {
    expect(free(body)).toEqual(fault === '' ? [] : [fault]);
  });

  it('names every fault at once, with its line', () => {
    expect(told('reminder-firm', 'Subject: {{table}}\n\n{{greeting}}\n{{nothing}}\n{{total}}\n')).toEqual([
      'Line 1: {{table}} cannot stand in a subject.',
      'Line 4: there is no blank {{nothing}}.',
      '{{pay_by}} is missing: the day by which payment is asked.',
      '{{table}} is missing: the invoices asked for, with credits and totals, per currency.',
      '{{not_asked}} is missing: what is on hold and what is not yet due.',
      '{{payment}} is missing: account, reference and code to scan, per currency.',
      '{{booked_until}} is missing: last day of the payments included.',
      '{{closing}} is missing: the tone of the step.',
    ]);
    expect(() => readTemplate('free', 'Subject: x\n\n{{nothing}}')).toThrow('cannot be used');
  });

  it('without a subject, unreadable or far too long is refused', () => {
    expect(told('free', 'Hello')).toEqual(['Line 1: the subject is missing (“Subject: …”).']);
    expect(told('free', 'Subject: x\n\n{{#if several}}')).toEqual([
      'Line 3: a {{…}} is not closed, or closes what was not opened.',
      ...['greeting', 'paragraphs', 'closing'].map((name) => `{{${name}}} is missing: ${meaningOf(name, 'en')}.`),
    ]);
    expect(told('free', `Subject: x\n${'x'.repeat(20_001)}`)).toEqual(['It is longer than 20000 characters.']);
    expect(free('{{#if several}}'.repeat(7) + 'x' + '{{/if}}'.repeat(7))).toEqual([
      'Line 7: too many {{#if}} inside each other.',
    ]);
  });

  it('is filled with text only: what a customer is called is never a template', () => {
    const template = readTemplate('free', 'Subject: {{customer}}\n\n{{greeting}}\n\n{{paragraphs}}\n\n{{closing}}\n');
    const facts = sample('free', 'neutral', 'en');
    const named = { ...facts.parties, customer: { code: '1', name: '{{table}} {{{constructor}}}' } };
    expect(template.subject({ ...facts, parties: named })).toBe('{{table}} {{{constructor}}}');
  });

  it('every blank says where it comes from, and shows a sample where it prints one', () => {
    const silent = Object.entries(BLANKS).filter(
      ([, blank]) => blank.from === '' || ('sample' in blank && blank.sample.length === 0),
    );
    expect(silent).toEqual([]);
  });
});

describe('the shipped templates', () => {
  it('are there in all six languages, and stand up to the rules for everybody', () => {
    const shipped = shippedTemplates();
    expect(shipped.map(({ code, language }) => `${language}/${code}`).sort()).toEqual(
      ['de', 'en', 'es', 'fr', 'nl', 'sv']
        .flatMap((language) => TEMPLATE_CODES.map((code) => `${language}/${code}`))
        .sort(),
    );
    expect(shipped.flatMap(({ code, source }) => faultsIn(code, source))).toEqual([]);
  });

  it('C43: ask for invoices only: no fee, no interest, no court, no law', () => {
    const threats =
      /\bfees?\b|interest|court|legal (action|step)|lawyer|solicitor|bailiff|frais|intérêt|pénalité|tribunal|avocat|huissier|judiciaire|mise en demeure|gebühr|zins|mahnkosten|gericht|anwalt|inkasso|rechtlich|avgift|ränta|domstol|tingsrätt|advokat|kronofog|rättslig|aanmaningskosten|\brente\b|rechtbank|rechter\b|advocaat|deurwaarder|incasso|gerechtelijk|recargo|interés|intereses|juzgado|abogado|procurador|judicial/i;
    const harsh = shippedTemplates().filter(({ source }) => threats.test(source));
    expect(harsh.map(({ code, language }) => `${language}/${code}`)).toEqual([]);
  });

  it('announce only on the last reminder that the file may be passed on, and only that', () => {
    const announcing = shippedTemplates().filter(({ source }) =>
      /third party|à un tiers|an Dritte|till tredje part|aan een derde|a un tercero/.test(source),
    );
    expect([...new Set(announcing.map(({ code }) => code))]).toEqual(['final-reminder']);
    expect(announcing).toHaveLength(6);
  });

  it('carry no day to pay by before anything is due', () => {
    const early = shippedTemplates().filter(({ code }) => code === 'pre-due' || code === 'first-invoice');
    expect(early.filter(({ source }) => source.includes('{{pay_by}}'))).toEqual([]);
  });

  it('count no reminders and shout nothing in their subjects', () => {
    const subjects = shippedTemplates().map(({ source }) => source.split('\n')[0]!.replace(/\{\{[^}]*\}\}/g, ''));
    expect(subjects.filter((subject) => /\d|[A-ZÄÖÜÉ]{3}|!/.test(subject.replace('Subject:', '')))).toEqual([]);
  });
});

describe('a body', () => {
  it('falls into its parts', () => {
    expect(partsIn('**Read this.**\n\n# Head\n- one\n- two\nand more\nstill\n\n\n\nend')).toEqual([
      { kind: 'lead', lines: ['Read this.'] },
      { kind: 'heading', text: 'Head' },
      { kind: 'list', entries: ['one', 'two'] },
      { kind: 'paragraph', lines: ['and more', 'still'] },
      { kind: 'paragraph', lines: ['end'] },
    ]);
  });
});
