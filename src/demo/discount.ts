/** One buyer of the demo has two in a hundred off within ten days, and takes it; the last time too late. */
export const DISCOUNTED = '20025';
export const DISCOUNT = { percent: 2, days: 10 } as const;

export const discountOf = (grossMinor: number): number => Math.round((grossMinor * DISCOUNT.percent) / 100);
