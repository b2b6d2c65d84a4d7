/** Of a basis, the law alone, as it may be printed in any language: what explains it to a clerk comes after a colon. */
export const cited = (basis: string): string => basis.split(': ')[0] ?? basis;
