import { ADVICE_WORDS } from '../languages/advice-words';
import { AGAINST, FOR, LEVERS } from './advice';
import { adviceOn } from './decide';
import { kindOn } from './kind';
import { factsIn, TODAY } from './testing/facts';
import { changesTold, reasonTold, wayTold, wouldTold } from './told';

/**
 * Each row a customer on 2026-06-30, what is advised, its first reason, the first that speaks against it, and when it changes by itself.
 * `ripe`: asked for twice, the time over. `noticed`: a last notice too. Days without a year are of 2026.
 */
const TABLE = `
nothing                                              | –         | –               | –                | –
due:06-20                                            | go_on     | seldom_asked    | –                | –
asked:04-01>04-10                                    | go_on     | seldom_asked    | –                | –
ripe                                                 | go_on     | no_notice       | exhausted        | –
noticed heard:06-20                                  | go_on     | answered        | noticed          | –
noticed                                              | hand_over | silence         | –                | –
ripe asked:05-20>06-01                               | notice    | silence         | no_notice        | –
ripe asked:05-20>07-05                               | go_on     | time_runs       | –                | 07-06 notice
ripe final:06-01>07-10                               | go_on     | time_runs       | –                | 07-11 hand_over
ripe refused:06-01                                   | notice    | refused         | no_notice        | –
noticed heard:05-20                                  | hand_over | noticed         | answered         | –
noticed refused:06-01                                | hand_over | refused         | –                | –
asked:04-01>04-10 refused:06-01                      | go_on     | seldom_asked    | refused          | –
noticed heard:06-20 broken:1                         | hand_over | broken          | answered         | –
ripe heard:06-20 broken:2                            | notice    | broken          | no_notice        | –
noticed promise:07-10                                | go_on     | promise_runs    | silence          | 07-11 hand_over
ripe heard:06-20 promise:07-10                       | go_on     | promise_runs    | exhausted        | 07-11 notice
noticed hold:promise>07-10 promise:07-10             | go_on     | promise_runs    | silence          | 07-11 hand_over
noticed hold:plan                                    | go_on     | plan_runs       | silence          | –
noticed heard:06-01 void:P-0001                      | hand_over | void_plan       | answered         | –
noticed disputed:04-20                               | stop      | disputed        | silence          | –
noticed + noticed disputed:04-20                     | go_on     | disputed        | silence          | –
ripe refused:06-01 + ripe disputed:04-20             | notice    | refused         | disputed         | –
noticed heard:06-20 disputed:04-20>05-10             | hand_over | contested       | answered         | –
ripe disputed:04-20>06-25 hold:dispute>07-01 heard:06-20 | go_on | answered        | contested        | 07-02 notice
noticed denied:yes disputed:04-20                    | stop      | disputed        | denied           | –
noticed heard:06-20 denied:yes disputed:04-20>05-10  | hand_over | denied          | answered         | –
noticed heard:05-01 says-paid:05-01                  | hand_over | said_paid       | –                | –
noticed heard:06-25 says-paid:06-25                  | go_on     | answered        | noticed          | 07-10 hand_over
noticed hold:insolvency                              | stop      | insolvency      | silence          | –
noticed hold:moratorium                              | stop      | moratorium      | silence          | –
noticed hold:legal                                   | stop      | legal           | silence          | –
noticed hold:with_partner                            | stop      | with_partner    | silence          | –
noticed hold:assigned                                | stop      | assigned        | silence          | –
noticed hold:e_invoice_refused                       | stop      | e_invoice       | silence          | –
noticed + noticed hold:with_partner                  | hand_over | silence         | with_partner     | –
noticed hold:goodwill>07-15                          | go_on     | held            | silence          | 07-16 hand_over
noticed part:30000                                   | hand_over | silence         | held             | –
noticed hardship                                     | go_on     | hardship        | silence          | –
noticed refused:06-01 hardship lapses:2026-08-01     | go_on     | hardship        | limitation_near  | 08-02 stop
noticed internal                                     | stop      | internal        | silence          | –
noticed unknown                                      | go_on     | debtor_unknown  | silence          | –
noticed public_body                                  | hand_over | silence         | public_body      | –
noticed supplier                                     | hand_over | silence         | supplier         | –
noticed credit:2000                                  | go_on     | unapplied       | silence          | –
noticed wrote:06-29                                  | go_on     | waits_for_answer | silence         | 07-21 hand_over
noticed wrote:06-01                                  | hand_over | silence         | –                | –
noticed open:4000                                    | stop      | too_small       | silence          | –
noticed open:4000 least:0                            | hand_over | silence         | –                | –
noticed open:4000 + ripe open:4000 refused:06-01     | notice    | refused         | no_notice        | –
noticed heard:05-20 paid-before:3                    | hand_over | noticed         | answered         | –
noticed paid-before:1 lost-before:2                  | hand_over | silence         | lost_before      | –
ripe lost-before:1                                   | go_on     | lost_before     | exhausted        | –
noticed lost                                         | hand_over | silence         | –                | –
ripe heard:06-20 lost                                | notice    | unreachable     | no_notice        | –
noticed heard:06-20 returned:2                       | go_on     | answered        | returned         | –
asked:04-01>04-10 lapses:2026-08-01                  | hand_over | limitation_near | seldom_asked     | 08-02 stop
asked:04-01>04-10 perhaps:2026-08-01                 | go_on     | seldom_asked    | limitation_unsure | –
lapses:2026-12-31                                    | go_on     | seldom_asked    | –                | 09-17 hand_over
lapses:2026-08-01 wrote:06-29 promise:07-10          | hand_over | limitation_near | promise_runs     | 08-02 stop
lapses:2026-08-01 disputed:06-01                     | stop      | disputed        | limitation_near  | –
noticed lapses:2026-06-01                            | stop      | limitation_over | silence          | –
noticed perhaps:2026-06-01                           | hand_over | silence         | limitation_maybe_over | –
noticed + noticed lapses:2026-06-01                  | hand_over | silence         | limitation_over  | –
claimby:07-10 insurer:Atlas                          | hand_over | insurer_claim   | seldom_asked     | 07-11 go_on
claimby:08-10 insurer:Atlas                          | go_on     | seldom_asked    | –                | 07-27 hand_over
noticed insurer:collects                             | hand_over | silence         | insurer_collects | –
noticed due:2025-06-01 heard:06-20                   | go_on     | answered        | noticed          | –
`;

const ROWS = TABLE.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string, string, string]);

describe('when to move on with a customer', () => {
  it.each(ROWS)('%s: %s', (given, ...expected) => {
    const advice = adviceOn(factsIn(given), TODAY);
    const { changes, reasons = [], against = [], kind } = advice ?? {};
    const changing = changes ? `${changes.on.slice(5)} ${changes.to}` : '–';
    expect([kind ?? '–', reasons[0]?.kind ?? '–', against[0]?.kind ?? '–', changing].join(' | ')).toBe(
      expected.join(' | '),
    );
  });

  it('is told in rows enough', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(60);
  });

  it('gives three reasons at most, each other than the next', () => {
    for (const [given] of ROWS) {
      const advice = adviceOn(factsIn(given), TODAY);
      for (const some of [advice?.reasons ?? [], advice?.against ?? []]) {
        expect(some.length).toBeLessThanOrEqual(3);
        expect(new Set(some.map(({ kind }) => kind)).size).toBe(some.length);
      }
      if (advice) expect(advice.reasons.length).toBeGreaterThan(0);
    }
  });

  it('says what would change it, and it would', () => {
    const would = (given: string): string => (adviceOn(factsIn(given), TODAY)?.would ?? []).map(({ lever, to }) => `${lever} ${to}`).join(', '); // prettier-ignore
    expect(would('ripe heard:06-20')).toBe('refusal notice, broken_promise notice, notice hand_over');
    expect(would('noticed')).toBe('promise go_on, objection stop');
    expect(would('noticed disputed:04-20 hold:dispute')).toBe('answer_objection hand_over');
    expect(would('noticed unknown')).toContain('say_debtor hand_over');
    expect(would('noticed hardship')).toContain('hardship_over hand_over');
    expect(would('noticed credit:2000')).toContain('apply_credits hand_over');
    expect(would('noticed wrote:06-29')).toContain('answer_mail hand_over');
    expect(would('ripe refused:06-01')).toContain('notice hand_over');
  });

  it('names the ways that are open, by currency, and none where nothing is to be handed over', () => {
    const ways = (given: string): string[] => (adviceOn(factsIn(given), TODAY)?.ways ?? []).map(({ currency, route }) => `${currency} ${route}`); // prettier-ignore
    expect(ways('noticed')).toEqual(expect.arrayContaining(['EUR agency', 'EUR fr-injonction']));
    expect(ways('noticed open:600000')).not.toContain('EUR fr-petites-creances');
    expect(ways('noticed disputed:04-20>05-10 heard:06-20')).not.toContain('EUR fr-injonction');
    expect(ways('noticed lapses:2026-06-01 + noticed currency:GBP open:100000')).not.toContain('EUR agency');
    expect(ways('noticed hardship')).toEqual([]);
  });

  it('has a sentence for everything in each language, without a blank left over', () => {
    for (const language of Object.keys(ADVICE_WORDS)) {
      const reader = { language, locale: language };
      const reason = { on: TODAY, until: TODAY, n: 2, of: 3, days: 21, document: 'F-1', name: 'Atlas', sum: { currency: 'EUR', minor: 1 } }; // prettier-ignore
      const said = [
        ...[...Object.keys(FOR), ...Object.keys(AGAINST)].map((kind) => reasonTold({ ...reason, kind: kind as keyof typeof FOR }, reader)), // prettier-ignore
        ...LEVERS.map((lever) => wouldTold({ lever, to: 'notice' }, reader)),
        changesTold({ changes: { on: TODAY, to: 'stop' } }, reader),
        wayTold({ currency: 'EUR', route: 'agency', unsure: true }, true, reader),
      ];
      for (const one of said) expect(one).toMatch(/^[^{}]{5,}$/);
    }
  });

  it('is the same whoever asks: the kind alone and the whole advice', () => {
    for (const [given] of ROWS) expect(adviceOn(factsIn(given), TODAY)?.kind).toBe(kindOn(factsIn(given), TODAY));
  });
});
