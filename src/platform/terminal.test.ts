import { barText, printJson, progressOn, tellFailure } from './terminal';

/** A terminal that keeps what it was told. */
function kept(watched = false) {
  const said = { out: '', err: '' };
  return {
    said,
    terminal: {
      out: (text: string) => void (said.out += text),
      err: (text: string) => void (said.err += text),
      watched,
    },
  };
}

const FAILURE = {
  exit: 1,
  code: 'paid',
  message: 'It is paid.',
  remedy: 'Nothing is left to do.',
  facts: { on: 'today' },
} as const;

describe('the words of a command', () => {
  it('answer scripts on standard output, also where the answer is no', () => {
    const { terminal, said } = kept();
    printJson(terminal, { rows: 1 });
    tellFailure(terminal, FAILURE, true);
    const [first, second] = said.out.split('}\n{');
    expect(first).toContain('"rows": 1');
    expect(JSON.parse(`{${second!}`)).toEqual({
      error: { code: 'paid', message: 'It is paid.', remedy: 'Nothing is left to do.', facts: { on: 'today' } },
    });
    expect(said.err).toBe('');
  });

  it('tell people on standard error what happened and what to do', () => {
    const { terminal, said } = kept();
    tellFailure(terminal, FAILURE, false);
    expect(said).toEqual({ out: '', err: 'It is paid.\nNothing is left to do.\n' });
  });

  it('show speed and time left where the end is known', () => {
    expect(barText({ total: 100, unit: 'rows' })).toBe(
      '{bar}  {percentage}%  {counted} rows  {speed} rows/s  {eta_formatted} left',
    );
    expect(barText({ total: 7 })).toBe('{bar}  {value}/{total}  {speed}/s  {eta_formatted} left');
    expect(barText({})).toBe('{value}');
  });

  it('show no progress where nobody watches', () => {
    const { terminal, said } = kept();
    const progress = progressOn(terminal, 'reading', { total: 10 });
    progress.at(5);
    progress.end();
    expect(said).toEqual({ out: '', err: '' });
  });
});
