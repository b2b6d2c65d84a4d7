import { join } from 'node:path';
import { trySamples } from './samples.actions';

/** The fixtures, and whatever folder `DULY_SAMPLES` names: every file is imported once, or refused in words that a clerk accepts. */
const FIXTURES = join(__dirname, '..', '..', 'fixtures', 'imports');
const OWN = process.env['DULY_SAMPLES'];

describe.each([FIXTURES, ...(OWN === undefined ? [] : [OWN])])('every file of %s', (folder) => {
  it('is imported, and changes nothing the second time; or says why not, and what to do', async () => {
    const files: string[] = [];
    for await (const { file, outcome, refusal, changedAgain, bank } of trySamples(folder)) {
      files.push(file);
      expect({ file, changedAgain }).toEqual({ file, changedAgain: 0 });
      // A credit note alone cannot be applied to an invoice that is not there, and says so.
      const unapplied = outcome?.notices.filter((notice) => notice.includes(' was not applied to ')).length ?? 0;
      if (outcome) expect({ file, booked: outcome.booked }).toEqual({ file, booked: outcome.rows - unapplied });
      else if (bank) expect({ file, read: bank.lines > 0 }).toEqual({ file, read: true });
      else
        expect({ file, refusal }).toEqual({
          file,
          refusal: expect.arrayContaining([expect.stringMatching(/\.$/)]) as string[],
        });
    }
    expect(files.length).toBeGreaterThan(0);
  }, 600_000);
});
