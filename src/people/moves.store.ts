/** The links by which a customer came in come along when two records of one customer become one: shown and revoked with it. */
export const LINK_MOVES = [{ table: 'access_link', column: 'about', written: `'customer/' || :who` }];
