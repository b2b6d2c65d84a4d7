import { pino } from 'pino';
import { openBehind } from './behind';

/** Work behind a page: begun once, told how far it is, its failure kept for whoever asks. */
const behind = () => openBehind(pino({ level: 'silent' }));

describe('work behind a page', () => {
  it('is begun once, however often it is asked for, and again when it has ended', async () => {
    const room = behind();
    let begun = 0;
    let finish: (value: string) => void = () => undefined;
    const work = (): Promise<string> => {
      begun += 1;
      return new Promise((done) => (finish = done));
    };
    const first = room.begin('run/1', work);
    expect(room.begin('run/1', work)).toBe(first);
    expect(begun).toBe(1);
    expect(first).toMatchObject({ state: 'under way', value: undefined });
    await first.over(1);
    expect(first.state).toBe('under way');
    finish('all sent');
    await first.over(1000);
    expect(room.find('run/1')).toMatchObject({ state: 'ended', value: 'all sent' });
    room.begin('run/1', work);
    expect(begun).toBe(2);
    finish('');
    await room.ended();
  });

  it('tells how far it is and keeps why it failed', async () => {
    const room = behind();
    const told = room.begin('x', (tell) => {
      tell(3, 10);
      return Promise.reject(new Error('the disk is full'));
    });
    await room.ended();
    expect(told).toMatchObject({ state: 'failed', done: 3, total: 10, error: new Error('the disk is full') });
    expect(room.find('y')).toBeUndefined();
  });

  it('forgets what ended long ago, and nothing that is under way', async () => {
    const room = behind();
    let finish: () => void = () => undefined;
    room.begin('long', () => new Promise<void>((done) => (finish = done)));
    for (let n = 0; n < 60; n += 1) await room.begin(`short/${n}`, () => Promise.resolve()).over(1000);
    expect(room.find('short/0')).toBeUndefined();
    expect(room.find('short/59')).toBeDefined();
    expect(room.find('long')?.state).toBe('under way');
    finish();
    await room.ended();
  });
});
