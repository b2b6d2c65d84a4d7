import { readAnswers } from './answers';
import { manifestText, mayDrop, type Listed, type PostalService } from './postal';

/** The list that goes with letters, and what is understood of the answers; both sides may write what they like. */
const letter: Listed = {
  ...{ id: 'me_1', file: 'me_1.pdf', recipient: 'Dupont SARL', lines: ['Dupont SARL', '5 avenue de la Gare', '35000 RENNES'] },
  ...{ country: 'FR', pages: 2, colour: false, duplex: true, registered: false, sha256: 'ab' },
}; // prettier-ignore

describe('the list of letters', () => {
  it('has one line a letter, six lines of address, each cell in quotation marks', () => {
    expect(manifestText([letter])).toBe(
      'id;file;recipient;line1;line2;line3;line4;line5;line6;country;pages;colour;duplex;registered;sha256\r\n'.replace(/([a-z0-9]+)/g, '"$1"').replace('"\r\n"', '\r\n') +
        '"me_1";"me_1.pdf";"Dupont SARL";"Dupont SARL";"5 avenue de la Gare";"35000 RENNES";"";"";"";"FR";"2";"black";"duplex";"ordinary";"ab"\r\n',
    ); // prettier-ignore
  });

  it('stays one line whatever a name holds', () => {
    const text = manifestText([{ ...letter, recipient: 'A";"B\r\n"evil";', lines: ['x\ny'] }]);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toContain('"A"";""B ""evil"";";"x y";');
  });
});

test('a drop is made no more often than it was said', () => {
  const since = (droppedAt: string | null): boolean =>
    mayDrop({ droppedAt, everyMinutes: 15 } as PostalService, '2026-03-02T10:00:00.000Z' as never);
  expect([since(null), since('2026-03-02T09:50:00.000Z'), since('2026-03-02T09:45:10.000Z')]).toEqual([
    true,
    false,
    true,
  ]);
});

describe('an answer', () => {
  const of = (text: string): string => {
    const { answers, problems } = readAnswers(Buffer.from(text));
    return [
      ...answers.map(({ line, id, is, on, number, note }) => `${line} ${id} ${is} ${on} ${number ?? '-'} ${note ?? '-'}`),
      ...problems.map(({ line, fault }) => `${line} !${fault}`),
    ].join(' | '); // prettier-ignore
  };
  it.each([
    ['id;status;day\nme_1;posted;2026-03-02', '2 me_1 posted 2026-03-02 - -'],
    ['\uFEFFID,Status,Day,Number,Note\r\nme_1,Delivered,2026-03-02T10:00,RR 12-3,"left, with ""care"""\r\n', '2 me_1 delivered 2026-03-02 RR 12-3 left, with "care"'],
    ['note\tday\tid\tstatus\nx\t2026-03-02\tme_1\treturned\n\n', '2 me_1 returned 2026-03-02 - x'],
    ['', '1 !head'],
    ['id;status\nme_1;posted', '1 !head'],
    ['<html>502 Bad Gateway</html>', '1 !head'],
    ['id;status;day\nme_1;lost;2026-03-02\nme_2;posted;2026-02-30\nme_3;posted;2026-03-02', '4 me_3 posted 2026-03-02 - - | 2 !status | 3 !day'],
    ['id;status;day;number\nme_1;posted;2026-03-02;=cmd()', '2 !number'],
    ['id;status;day;note\nme_1;posted;2026-03-02;"a\u0007b', '2 !line'],
  ])('%j is understood', (text, expected) => {
    expect(of(text)).toBe(expected);
  }); // prettier-ignore

  it('of more lines than anybody sends is cut', () => {
    const { answers, problems } = readAnswers(
      Buffer.from(`id;status;day\n${'me_1;posted;2026-03-02\n'.repeat(20_005)}`),
    );
    expect([answers.length, problems]).toEqual([20_000, [{ line: 20_002, fault: 'many' }]]);
  });
});
