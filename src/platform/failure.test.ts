import { Refusal, WrongUse } from '../kernel/result';
import { assert } from '../kernel/assert';
import { failureFrom } from './failure';
import { BadFile } from './shell';

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

const missing = (path: string): Error => Object.assign(new Error('ENOENT'), { code: 'ENOENT', path });

describe('what went wrong', () => {
  it.each([
    ['an answer', new Refusal('paid', 'It is paid.', 'Nothing is left to do.', { on: '2026-01-02' }), 1, 'paid'],
    ['a wrong option', new WrongUse('No day.', 'Write 2026-01-02.'), 2, 'wrong-use'],
    ['a file that cannot be used', new BadFile('It is empty.'), 3, 'bad-file'],
    ['a file that was named and is not there', missing('/srv/march.csv'), 3, 'bad-file'],
    ['a folder that was named and is not there', missing('/nowhere/out.xlsx'), 3, 'bad-file'],
    ['a folder in place of a file', Object.assign(new Error('EISDIR'), { code: 'EISDIR' }), 3, 'bad-file'],
    ['a name without an end', Object.assign(new Error('too long'), { code: 'ENAMETOOLONG', path: 'a' }), 3, 'bad-file'],
    ['an empty name', missing(''), 3, 'bad-file'],
    ['a full disk', Object.assign(new Error('no space'), { code: 'ENOSPC' }), 1, 'machine-enospc'],
    ['a server that is down', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), 1, 'machine-econnrefused'],
    ['a file of ours that is not there', missing('/opt/duly/templates/x.hbs'), 70, 'our-fault'],
    ['an assert', thrownBy(() => assert(false, 'one and one is three')), 70, 'our-fault'],
    ['something that is no error', 'oops', 70, 'our-fault'],
  ])('%s ends with its own exit code', (_what, error, exit, code) => {
    expect(failureFrom(error, ['import', '/srv/march.csv', '--xlsx=/nowhere/out.xlsx', '--to='])).toMatchObject({
      exit,
      code,
    });
  });

  it('keeps what a script needs of an answer', () => {
    const failure = failureFrom(new Refusal('paid', 'It is paid.', 'Nothing is left to do.', { on: '2026-01-02' }));
    expect(failure).toEqual({
      exit: 1,
      code: 'paid',
      message: 'It is paid.',
      remedy: 'Nothing is left to do.',
      facts: { on: '2026-01-02' },
    });
  });

  it('quotes the end of an endless statement, where the cause stands', () => {
    const { message } = failureFrom(
      new Error(`insert into entry values ${'(?, ?), '.repeat(9999)} - no such table: entry`),
    );
    expect(message.length).toBeLessThan(700);
    expect(message).toContain('no such table: entry');
  });
});
