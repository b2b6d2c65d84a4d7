import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CorePlayer } from './core-player';
import { play } from './director';
import { readStory } from './story';

const FOLDER = join(__dirname, '..', '..', 'fixtures', 'stories');
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));

describe('the stories, on the pure core', () => {
  it('are at least twenty', () => {
    expect(files.length).toBeGreaterThanOrEqual(20);
  });

  it.each(files)('%s', async (file) => {
    const told = readStory(readFileSync(join(FOLDER, file), 'utf8'), file);
    expect(told.ok ? [] : told.problems).toEqual([]);
    if (told.ok) expect(await play(told.story, file, new CorePlayer())).toEqual([]);
  });
});
