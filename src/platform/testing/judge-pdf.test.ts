import { closeBrowser } from '../pdf/browser';
import { renderPdf } from '../pdf/render';
import { judgePdf } from './judge-pdf';

/** The judge of printed documents finds each fault that it is there for. */
afterAll(closeBrowser);

const FULL = `<p>${'A page that says enough to be one, line after line. '.repeat(6)}</p>`;
const faults = async (body: string, style = '', html = 'lang="de"'): Promise<readonly string[]> => {
  const pdf = await renderPdf(`<html ${html}><head><style>${style}</style></head><body>${body}</body></html>`);
  return (await judgePdf(pdf, { number: (page, of) => (of > 1 ? `${page}/${of}` : ''), language: 'de' })).faults;
};

it.each`
  what                       | body                                                                  | style                    | html           | found
  ${'nothing'}               | ${FULL}                                                               | ${''}                    | ${'lang="de"'} | ${[]}
  ${'another sheet'}         | ${FULL}                                                               | ${'@page { size: A5 }'}  | ${'lang="de"'} | ${['page 1 is no A4']}
  ${'an empty page'}         | ${'<p>x</p>'}                                                         | ${''}                    | ${'lang="de"'} | ${['page 1 is almost empty: “x”']}
  ${'another language'}      | ${FULL}                                                               | ${''}                    | ${'lang="en"'} | ${['it says its language is en']}
  ${'what runs off'}         | ${`<div style="padding: 20mm">${FULL}</div><p>At the very edge.</p>`} | ${'@page { margin: 0 }'} | ${'lang="de"'} | ${[/“At the very edge.” is off the sheet/]}
  ${'a page without number'} | ${`${FULL}<div style="break-before: page">${FULL}</div>`}             | ${''}                    | ${'lang="de"'} | ${['page 1 does not bear its number', 'page 2 does not bear its number']}
  ${'a blank left open'}     | ${`${FULL}<p>Pay {{total}}.</p>`}                                     | ${''}                    | ${'lang="de"'} | ${[/is not finished/]}
  ${'a choice left open'}    | ${`${FULL}<p>[Die Rechnung|Die Rechnungen]</p>`}                      | ${''}                    | ${'lang="de"'} | ${[/is not finished/]}
  ${'a word said twice'}     | ${`${FULL}<p>Pay until until Friday.</p>`}                            | ${''}                    | ${'lang="de"'} | ${[/is not finished/]}
`('finds $what', async ({ body, style, html, found }) => {
  const seen = await faults(body as string, style as string, html as string);
  const wanted = found as (string | RegExp)[];
  expect(seen).toHaveLength(wanted.length);
  wanted.forEach((one, at) => expect(seen[at]).toMatch(one));
});
