import { chronology, type Happening } from './chronology';
import { sampleClaim } from './testing/sample-claim';
import { forEdition } from './visibility';

const told = (one: Happening): string =>
  `${one.from === one.to ? one.from : `${one.from}…${one.to}`} ${one.kind} ×${one.count} ${one.documents.join(' ')}`.trim();

const shown = async () => forEdition((await sampleClaim()).claim, 'exhibits');

describe('the chronology', () => {
  it('tells everything in order where there is room', async () => {
    const claim = await shown();
    const lines = chronology(claim, 100).map(told);
    expect(lines).toHaveLength(57);
    expect(lines.slice(0, 4)).toEqual([
      '2025-08-18 contract ×1 RV-118',
      '2025-09-04 delivered ×1 FA-2291',
      '2025-09-08 invoiced ×1 FA-2291',
      '2025-09-20 delivered ×1 FA-2292',
    ]);
    expect(lines).toContain('2026-05-15 promise_broken ×1 FA-2291 FA-2292 FA-2293');
  });

  it('counts by month, then by year, what comes in numbers; what people said is always told', async () => {
    const claim = await shown();
    const byMonth = chronology(claim, 50).map(told);
    expect(byMonth.length).toBeLessThanOrEqual(50);
    expect(byMonth).toContain('2025-09-08…2025-09-24 invoiced ×2 FA-2291 FA-2292');
    const byYear = chronology(claim, 20).map(told);
    expect(byYear.length).toBeLessThanOrEqual(20);
    for (const kept of ['disputed', 'answered', 'reminded', 'promised']) expect(byYear.join('\n')).toContain(kept);
  });

  it('ends with the key date', async () => {
    const claim = await shown();
    const early = chronology({ ...claim, keyDate: claim.entries[0]?.issuedOn ?? claim.keyDate }, 100);
    expect(early.map(({ kind }) => kind)).toEqual(['contract', 'delivered', 'invoiced']);
  });
});
