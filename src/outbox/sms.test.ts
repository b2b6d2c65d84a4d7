import type { Facts } from './facts';
import { renderSms } from './render-sms';
import { sample, SPOKEN } from './samples';
import { isSmsSender, smsSize, smsText } from './sms';
import { faultsIn, readTemplate } from './template';
import { shippedTemplates } from './template.actions';

/** What a short message says is in the letters that every telephone shows, and counted as the networks count. */
test.each([
  ['Hello  **world**\n\nagain', 'Hello world again', 17, 1],
  ['12\u202f340,00\u00a0€ – “déjà” payé…', '12 340,00 € - "déjà" payé...', 29, 1],
  ['François Lefèvre, Œuvre, Łódź', 'Francois Lefèvre, OEuvre, Lodz', 30, 1],
  ['Größe Ångström ñ', 'Größe Ångström ñ', 16, 1],
  ['日本', '??', 2, 1],
  ['a'.repeat(160), 'a'.repeat(160), 160, 1],
  ['a'.repeat(161), 'a'.repeat(161), 161, 2],
  ['a'.repeat(306), 'a'.repeat(306), 306, 2],
  ['€'.repeat(81), '€'.repeat(81), 162, 2],
])('%j', (text, expected, length, parts) => {
  const said = smsText(text);
  expect([said, smsSize(said)]).toEqual([expected, { length, parts }]);
});

test.each([
  ['ACME', true], ['ACME SAS 12', true], ['+33612345678', true], ['ACME SAS Lyon', false], ['', false], ['<b>', false], ['1234567890123456', false],
])('%s as a sender', (text, good) => {
  expect(isSmsSender(text)).toBe(good);
}); // prettier-ignore

describe('the shipped words', () => {
  const shipped = shippedTemplates().filter(({ code }) => code === 'sms');
  it.each(SPOKEN)('in %s name who, how much, since when and until when, in at most two parts', (language) => {
    const { source } = shipped.find((one) => one.language === language)!;
    const facts: Facts = { ...sample('sms', 'neutral', language), channel: 'sms' };
    const { text } = renderSms(facts, readTemplate('sms', source));
    const { content, parties, speech } = facts;
    for (const part of [parties.creditor.name, speech.day(content.payByOn!), parties.customer.code])
      expect(text).toContain(smsText(part));
    expect(text).not.toMatch(/\?\?|\{|\}/);
    expect(smsSize(text).parts).toBeLessThanOrEqual(2);
    const long = { ...facts, parties: { ...parties, creditor: { ...parties.creditor, name: 'A company with a name that goes on and on and on' } } }; // prettier-ignore
    expect(smsSize(renderSms(long, readTemplate('sms', source)).text).parts).toBeLessThanOrEqual(2);
  });

  it('that would be longer are not sent at all', () => {
    const template = readTemplate('sms', `Subject: x\n\n{{company}} {{total}} ${'long '.repeat(70)}\n`);
    expect(() => renderSms({ ...sample('sms', 'neutral', 'en'), channel: 'sms' }, template)).toThrow(/more than 306/);
  });

  it('hold no table', () => {
    expect(faultsIn('sms', 'Subject: x\n\n{{company}} {{total}}\n\n{{table}}\n').length).toBeGreaterThan(0);
  });
});
