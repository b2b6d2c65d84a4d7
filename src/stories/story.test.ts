import { readStory } from './story';

const problems = (text: string): readonly string[] => {
  const told = readStory(`title T\n2026-01-05 company FR EUR\n${text}`, 's.txt');
  return told.ok ? [] : told.problems;
};

describe('a story that cannot be read', () => {
  it.each([
    ['2026-02-31 run', 's.txt:3: expected one of company, customer, strategy'],
    ['invoice F-1', 's.txt:3: expected a customer at the end of the line'],
    ['invoice F-1 A 12,00 due 2026-02-01', 's.txt:3: expected an amount such as 1,200.00, found "12,00"'],
    ['invoice F-1 A 12.00 due tomorrow', 's.txt:3: expected a day such as 2026-03-02, found "tomorrow"'],
    ['invoice F-1 A 12.00 until 2026-02-01', 's.txt:3: expected one of due, by, level, discount; found "until"'],
    ['dispute F-1 weather', 's.txt:3: expected one of price, quantity'],
    ['dispute F-1 price "It is', 's.txt:3: a quotation mark is not closed'],
    ['run F-1 send because why', 's.txt:3: expected one of internal, insolvency'],
    ['2026-01-04 run', 's.txt:3: 2026-01-04 comes after 2026-01-05: a story goes forward'],
    ['promise F-1 2026-02-01', 's.txt:3: expected "by", found "2026-02-01"'],
    ['vanish F-1 again', 's.txt:3: did not expect "again" here'],
  ])('%s', (line, problem) => {
    expect(problems(line)[0]).toContain(problem);
  });

  it('names every line that is wrong, not the first only', () => {
    expect(problems('pay\nrun\nhold F-1 forever').map((problem) => problem.split(':')[1])).toEqual(['3', '5']);
  });

  it('needs a title', () => {
    const told = readStory('2026-01-05 run', 's.txt');
    expect(told.ok ? [] : told.problems).toEqual([
      's.txt: a story begins with "title …", naming the rule or complaint it is about',
    ]);
  });
});
