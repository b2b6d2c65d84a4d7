import * as fc from 'fast-check';

/**
 * Tests over random input. Everyday they try the same input on every machine, so that what was green stays green; to look for more,
 * `DULY_CHANCE=any` takes other input each time (what fails prints its seed) and `DULY_TIMES=50` fifty times as much of it.
 */
const EVERYDAY = 20_260_105;
const { DULY_CHANCE = String(EVERYDAY), DULY_TIMES = '1' } = process.env;

/** So many runs of a property, or a multiple. */
export const runs = (everyday: number): { numRuns: number } => ({ numRuns: everyday * Number(DULY_TIMES) });

fc.configureGlobal({ ...runs(100), ...(DULY_CHANCE === 'any' ? {} : { seed: Number(DULY_CHANCE) }) });

export { fc };
