import { sampleClaim, MARKER } from './testing/sample-claim';
import { forEdition, hasInstructions, maskLinks } from './visibility';

describe('who may read what', () => {
  it('shows the debtor and a court only what may be produced', async () => {
    const { claim } = await sampleClaim();
    const shown = forEdition(claim, 'exhibits');
    expect(shown.reminders.map(({ key }) => key)).toEqual(['reminder/1', 'reminder/2', 'reminder/3', 'reminder/4']);
    expect(shown.contacts.map(({ key }) => key)).toEqual(['activity/1']);
    expect(shown.exhibits.some(({ kind }) => kind === 'settlement_offer')).toBe(false);
    expect(shown.instructions).toBeNull();
    expect(JSON.stringify(shown)).not.toContain(MARKER);
  });

  it('tells the partner apart from it what is for the partner', async () => {
    const { claim } = await sampleClaim();
    const told = forEdition(claim, 'instructions');
    expect(told.contacts.map(({ key }) => key)).toEqual(['activity/2']);
    expect(told.exhibits.map(({ kind }) => kind)).toEqual(['settlement_offer']);
    expect(told.instructions?.floorMinor).toBe(6_000_000);
    expect(JSON.stringify(told)).not.toContain(MARKER);
  });

  it('tells the partner alone when the claim lapses', async () => {
    const { claim } = await sampleClaim();
    const limitation = { document: 'FA-2291', endsOn: claim.keyDate, fileBy: claim.keyDate, sure: false, basis: 'art. 1', doubts: [] }; // prettier-ignore
    const limited = { ...claim, limitation };
    expect(forEdition(limited, 'instructions').limitation).toEqual(limitation);
    for (const edition of ['exhibits', 'supplement'] as const) {
      expect(JSON.stringify(forEdition(limited, edition))).not.toContain('art. 1');
    }
  });

  it('knows whether there is anything to tell the partner alone', async () => {
    const { claim } = await sampleClaim();
    expect(hasInstructions(claim)).toBe(true);
    const open = { ...claim, instructions: null, contacts: claim.contacts.slice(0, 1), exhibits: [] };
    expect(hasInstructions(open)).toBe(false);
  });
});

describe('links', () => {
  it.each([
    ['Pay here: https://pay.example.com/d/9XkQ2mPp7rT4vLw8ZsYb.', 'Pay here: https://pay.example.com/…'],
    ['https://pay.example.com/?t=1', 'https://pay.example.com/…'],
    ['https://pay.example.com/#k', 'https://pay.example.com/…'],
    ['(https://pay.example.com/p/3f2504e0-4f89)', '(https://pay.example.com/…'],
    ['https://user:secret@pay.example.com/', 'https://pay.example.com/'],
    [
      'See https://www.example.com/terms-of-sale for our terms.',
      'See https://www.example.com/terms-of-sale for our terms.',
    ],
    ['https://www.example.com', 'https://www.example.com'],
    ['write to maria@example.com', 'write to maria@example.com'],
  ])('%s', (text, masked) => {
    expect(maskLinks(text)).toBe(masked);
  });
});
