import { COLLECTED_BORN } from '../ledger/booked-already.store';

/** What begins the identity of payments that remittances book: the money came through a partner, no bank told of it by itself. */
export const BOOKED_HERE = COLLECTED_BORN.slice(0, -1);
