import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CorePlayer } from './core-player';
import { play } from './director';
import { readStory } from './story';

/** Every story of the folder, named by its own title: the rule or complaint it is about. */
const FOLDER = join(__dirname, '..', '..', 'fixtures', 'stories');
const stories = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    return { file, text, title: /^title (.*)$/m.exec(text)?.[1] ?? file };
  });

describe('the stories, on the pure core', () => {
  it.each(stories)('$title ($file)', async ({ file, text }) => {
    const told = readStory(text, file);
    expect(told.ok ? [] : told.problems).toEqual([]);
    if (told.ok) expect(await play(told.story, file, new CorePlayer())).toEqual([]);
  });

  it('a story that expects the wrong thing fails, with its line', async () => {
    const text =
      'title T\n2026-01-05 company FR EUR\ncustomer A\ninvoice F-1 A 10.00 due 2026-01-20\n2026-01-23 run F-1 wait\nrun messages 2\n';
    const told = readStory(text, 't.txt');
    expect(told.ok && (await play(told.story, 't.txt', new CorePlayer()))).toEqual([
      't.txt:5: F-1: expected wait, found send (A EUR: send, first_step)',
      't.txt:6: expected messages: 2; found 1',
    ]);
  });
});
