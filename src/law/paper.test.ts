import { legalPaper, legalPapers, paperCountries, paperOfCode, papersFor, saidAt, sentencesOf } from './paper';
import { DEBTORS, filledSentence, PLACES, SENTENCE_VALUES, type DebtorClass } from './sentence';

/** The sentences of law as they are shipped: whole, sure of what they are, and never a threat that is not meant. */
const sentences = [...paperCountries().values()].flatMap(({ law, languages, documents, sentences: all }) =>
  all.map((sentence) => ({ law, languages, documents, sentence, key: sentence.key })),
);
const FACTS = ['interest', 'fixed', 'costs', 'costs_vat', 'bik', 'bik_vat', 'then_partner', 'then_court', 'asked_before', 'interest_from_notice', 'agency', 'agency_before']; // prettier-ignore
const said = (law: string, name: string, debtor: DebtorClass, facts: readonly string[]): string[] => {
  const paper = legalPaper(law, name);
  if (paper === undefined) throw new Error(`no ${law} ${name}`);
  return sentencesOf(paper, debtor, new Set(facts)).map(({ key }) => key);
};

describe('the sentences of law', () => {
  it('are there for all seventeen countries, each with a reminder and a formal notice', () => {
    expect([...paperCountries().keys()].join(' ')).toBe('AT BE CH DE DK ES FI FR IE IT LU NL NO PL PT SE UK');
    const without = [...paperCountries().values()].filter(({ documents }) => !documents['reminder'] || !documents['notice']); // prettier-ignore
    expect(without).toEqual([]);
  });

  it.each(sentences)('$key is translated into every language of its country and names only what is known', (one) => {
    const { languages, documents, sentence } = one;
    expect(Object.keys(sentence.text).sort()).toEqual([...languages].sort());
    expect(sentence.documents.filter((name) => !Object.hasOwn(documents, name))).toEqual([]);
    expect(sentence.needs.filter((need) => !FACTS.includes(need.replace('!', '')))).toEqual([]);
    const blanks = Object.values(sentence.text).map((text) =>
      [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort().join(' '),
    ); // prettier-ignore
    expect(new Set(blanks).size).toBe(1);
    expect(blanks[0]?.split(' ').filter((name) => name !== '' && !(SENTENCE_VALUES as readonly string[]).includes(name))).toEqual([]); // prettier-ignore
  });

  it.each(sentences)('$key says where it stands in law, or that it states none', ({ sentence }) => {
    expect(sentence.basis === null).toBe(sentence.evidence === 'fact');
  });

  it.each(legalPapers().flatMap((paper) => paper.debtors.map((debtor) => ({ paper, debtor, code: paper.code }))))(
    '$code to a $debtor always says what is claimed, what is demanded and what can be done',
    ({ paper, debtor }) => {
      const least = sentencesOf(paper, debtor, new Set());
      for (const place of ['grounds', 'demand', 'rights'] as const) {
        expect([place, least.filter((one) => one.place === place).length > 0]).toEqual([place, true]);
      }
    },
  );

  it('announce nothing that nobody said will be done, to a public body no court', () => {
    for (const paper of legalPapers()) {
      for (const debtor of paper.debtors) {
        const quiet = sentencesOf(paper, debtor, new Set(['asked_before']));
        expect([paper.code, quiet.filter(({ place }) => place === 'consequence')]).toEqual([paper.code, []]);
        if (debtor !== 'public_body') continue;
        const court = sentencesOf(paper, debtor, new Set(['then_court']));
        expect([paper.code, court.filter(({ place }) => place === 'consequence')]).toEqual([paper.code, []]);
      }
    }
  });

  it('let a reminder announce nothing and put no consumer under a fixed sum', () => {
    for (const paper of legalPapers()) {
      const all = new Set(FACTS);
      for (const debtor of paper.debtors) {
        const everything = sentencesOf(paper, debtor, all);
        if (paper.name === 'reminder') expect(everything.filter(({ place }) => place === 'consequence')).toEqual([]);
        if (debtor === 'consumer') expect(everything.filter(({ needs }) => needs.includes('fixed'))).toEqual([]);
      }
    }
  });

  it.each`
    law     | name          | debtor           | facts                    | says
    ${'FR'} | ${'notice'}   | ${'company'}     | ${['interest', 'fixed']} | ${'fr-grounds-first fr-rights fr-demand fr-interest-business fr-fixed-business'}
    ${'FR'} | ${'notice'}   | ${'public_body'} | ${['interest']}          | ${'fr-grounds-first fr-rights fr-demand fr-interest-public'}
    ${'DE'} | ${'notice'}   | ${'consumer'}    | ${['interest']}          | ${'de-grounds-first de-rights de-no-costs de-demand de-interest-consumer de-data-consumer'}
    ${'UK'} | ${'claim'}    | ${'consumer'}    | ${['interest']}          | ${'uk-claim-grounds uk-claim-demand uk-claim-rights'}
    ${'UK'} | ${'claim'}    | ${'sole_trader'} | ${['interest', 'fixed']} | ${'uk-interest uk-fixed uk-claim-grounds uk-claim-demand uk-claim-rights'}
    ${'UK'} | ${'notice'}   | ${'company'}     | ${['then_court']}        | ${'uk-grounds uk-demand uk-court uk-adr'}
    ${'SE'} | ${'notice'}   | ${'company'}     | ${['fixed']}             | ${'se-grounds-first se-rights se-identity se-demand se-fixed'}
    ${'NL'} | ${'consumer'} | ${'consumer'}    | ${['bik']}               | ${'nl-grounds-first nl-rights nl-consumer-demand nl-consumer-bik'}
    ${'NL'} | ${'consumer'} | ${'consumer'}    | ${['bik', 'bik_vat']}    | ${'nl-grounds-first nl-rights nl-consumer-demand nl-consumer-bik-vat'}
    ${'BE'} | ${'reminder'} | ${'consumer'}    | ${[]}                    | ${'be-reminder-grounds be-rights be-no-costs be-reminder-consumer'}
    ${'NO'} | ${'notice'}   | ${'company'}     | ${['then_partner']}      | ${'no-grounds-first no-rights no-demand no-warning'}
  `('$law $name to a $debtor with $facts', ({ law, name, debtor, facts, says }) => {
    expect(said(law as string, name as string, debtor as DebtorClass, facts as string[]).join(' ')).toBe(says);
  });

  it('of the Dutch fourteen-day letter name no day: the time runs from its delivery', () => {
    const paper = legalPaper('NL', 'consumer');
    const all = paper === undefined ? [] : sentencesOf(paper, 'consumer', new Set(FACTS));
    expect(all.filter(({ text }) => Object.values(text).some((one) => one.includes('{deadline}')))).toEqual([]);
    expect(paper?.period).toMatchObject({ days: 14, counted: 'after_receipt', minimum: 14 });
  });

  it('give no less time than the law', () => {
    const short = legalPapers().filter(({ period }) => period.minimum !== null && period.days < period.minimum);
    expect(short).toEqual([]);
  });

  it('block a language into which one of them is not translated', () => {
    const paper = legalPaper('DE', 'notice');
    const all = paper === undefined ? [] : sentencesOf(paper, 'company', new Set());
    expect(PLACES.map((place) => saidAt(place, all, 'fr') === undefined)).toEqual([true, true, false, false, false, true]); // prettier-ignore
  });

  it('are none for a debtor of whom nobody says what it is', () => {
    expect(DEBTORS.map((debtor) => papersFor('UK', debtor).length)).toEqual([2, 2, 2, 2]);
    expect(papersFor('UK', 'unknown')).toEqual([]);
    expect(papersFor('XX', 'company')).toEqual([]);
    expect([paperOfCode('law-fr-notice')?.code, paperOfCode('law-fr-constructor'), paperOfCode('free')]).toEqual(['law-fr-notice', undefined, undefined]); // prettier-ignore
    expect(filledSentence('{total} {odd}', { total: '1' }, true)).toBe('1 {odd}');
    expect(filledSentence('{total}. So.', { total: '80 kr.' }, true)).toBe('80 kr. So.');
  });

  it.each(sentences)(
    '$key speaks of one invoice and of several in words of its own, or of both alike',
    ({ sentence }) => {
      for (const text of Object.values(sentence.text)) {
        const said = [false, true].map((several) => filledSentence(text, {}, several));
        expect(said.join(' ')).not.toMatch(/[[\]|]| {2}|^ | $/);
        expect(said[0] !== said[1]).toBe(text.includes('|'));
      }
      expect(filledSentence('[This is|These are] due', {}, false)).toBe('This is due');
      expect(filledSentence('[This is|These are] due', {}, true)).toBe('These are due');
    },
  );
});
