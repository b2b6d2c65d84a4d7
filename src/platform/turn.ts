/** What was asked of the database meanwhile goes there, and what it answered is heard. */
export const nextTurn = (): Promise<void> => new Promise((turn) => setImmediate(turn));
