import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHouse, type House } from '../app';
import { configFrom } from '../config';
import type { Instant } from '../kernel/day';
import { testDatabase } from '../platform/testing/database';
import { play } from './director';
import { HousePlayer } from './house-player.actions';
import { readStory } from './story';

/** The same stories as on the pure core, from imported files to messages in the outbox's folder. */
const FOLDER = join(__dirname, '..', '..', 'fixtures', 'stories');
const stories = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .map((file, at) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    return { file, text, code: `story${at}`, title: /^title (.*)$/m.exec(text)?.[1] ?? file };
  });

const open = testDatabase();
const opened: { house?: House } = {};
const clock = { now: '2026-01-01T08:00:00.000Z' as Instant };
beforeAll(async () => {
  const config = configFrom({ DATABASE_URL: open.url, DULY_HOME: open.home }, open.home);
  opened.house = await openHouse(config, () => clock.now);
});
afterAll(async () => opened.house?.close());

describe('the stories, from end to end', () => {
  it.each(stories)('$title ($file)', async ({ file, text, code }) => {
    const told = readStory(text, file);
    if (!told.ok || !opened.house) throw new Error('the story cannot be played');
    expect(await play(told.story, file, new HousePlayer(opened.house, code, clock))).toEqual([]);
  });
});
