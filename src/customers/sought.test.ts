import { holding } from './sought';

describe('what is found by a text', () => {
  it('holds every word in one of its spellings, the longest first', () => {
    const { sql, bindings } = holding(['Été', '50%_'], 'c.sought');
    expect(sql).toBe(
      `(c.sought like ? escape '\\') and (c.sought like ? escape '\\' or c.sought like ? escape '\\' or c.sought like ? escape '\\' or c.sought like ? escape '\\')`,
    );
    expect(bindings).toEqual(['%50\\%\\_%', '%Été%', '%été%', '%ÉtÉ%', '%ete%']);
  });

  it('is everything for an empty text', () => {
    expect(holding([], 'c.sought')).toEqual({ sql: '1 = 1', bindings: [] });
  });
});
