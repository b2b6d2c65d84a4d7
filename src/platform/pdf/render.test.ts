import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { seePdf } from '../testing/read-pdf';
import { closeBrowser, launchFlags, onPage } from './browser';
import { findBrowser, installedBrowser } from './find-browser';
import { renderBatch, renderPdf, splitPdf } from './render';

afterAll(closeBrowser);

const SECOND = 1_000;

describe('printing', () => {
  it('sets every letter of the languages we write in, on a machine without fonts', async () => {
    const text = 'Überfällig: zażółć, įmonė, Ελλάδα, Москва, Đà Nẵng – 1 234,50 €';
    const pdf = await renderPdf(
      `<html lang="de"><head><style>body { font-family: Inter }</style></head><body>${text}</body></html>`,
    );
    expect((await seePdf(pdf)).pages[0]).toContain(text);
  });

  it('shows nothing of the document before', async () => {
    await renderPdf('<html><head><style>p { display: none }</style></head><body><p>first</p></body></html>');
    expect((await seePdf(await renderPdf('<p>second</p>'))).pages).toEqual(['second']);
  });

  it('runs no script and fetches nothing, from the network or from the disk', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('body { background: red }');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const pdf = await renderPdf(`
      <html><head><link rel="stylesheet" href="${base}/link.css"><style>@import url(${base}/import.css); body { background: url(${base}/b.png) }</style>
      <meta http-equiv="refresh" content="0; url=${base}/refresh"></head>
      <body onload="document.body.textContent = 'script ran'">safe<img src="${base}/i.png" onerror="document.body.textContent = 'handler ran'">
      <img src="file:///etc/hostname"><iframe src="file:///etc/passwd"></iframe><iframe src="${base}/frame"></iframe>
      <object data="${base}/object"></object><script>document.body.textContent = 'script ran'</script></body></html>`);
    server.close();
    expect((await seePdf(pdf)).pages).toEqual(['safe']);
    expect(asked).toEqual([]);
  });

  it('gives up after its time and prints the next document', async () => {
    const forever = onPage(() => new Promise(() => undefined), 50);
    await expect(forever).rejects.toMatchObject({ code: 'print-too-slow' });
    expect((await seePdf(await renderPdf('<p>after</p>'))).pages).toEqual(['after']);
  });

  it('starts a new browser when the old one has died', async () => {
    await onPage((page) => Promise.resolve(page.browser().process()?.kill('SIGKILL')), SECOND);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await seePdf(await renderPdf('<p>again</p>'))).pages).toEqual(['again']);
  });
});

describe('a batch', () => {
  const long = '<p>line</p>'.repeat(120);
  const bodies = ['<h1>one</h1>', `<h1>two</h1>${long}`, '<h1>three</h1>'];

  it('says which pages are whose and shows nothing else', async () => {
    const { pdf, ranges } = await renderBatch({ style: 'p { margin: 6pt 0 }', language: 'en', bodies });
    const seen = await seePdf(pdf);
    const last = seen.pages.length;
    expect(ranges).toEqual([{ from: 1, to: 1 }, { from: 2, to: last - 1 }, { from: last, to: last }]); // prettier-ignore
    expect(last).toBeGreaterThan(3);
    expect([seen.pages[0], seen.pages[last - 1]]).toEqual(['one', 'three']);
  });

  it('splits into one file per document', async () => {
    const { pdf, ranges } = await renderBatch({ style: '', language: 'en', bodies });
    const files = await Promise.all((await splitPdf(pdf, ranges)).map(seePdf));
    expect(files.map(({ pages }) => pages[0]?.split(' ')[0])).toEqual(['one', 'two', 'three']);
  });
});

describe('finding a browser', () => {
  it('refuses with what to install where the named one is no program', async () => {
    const refused = findBrowser({ PUPPETEER_EXECUTABLE_PATH: '/no/such/chrome' });
    await expect(refused).rejects.toMatchObject({ code: 'no-browser' });
    await expect(refused).rejects.toHaveProperty('remedy', expect.stringContaining('Install Chrome or Chromium'));
  });

  it('takes the named one before any other', async () => {
    expect(await findBrowser({ PUPPETEER_EXECUTABLE_PATH: process.execPath })).toMatchObject({ from: 'setting' });
  });

  it('finds none on an empty path', () => {
    expect(installedBrowser('win32', {})).toBeUndefined();
  });

  it('gives up the sandbox only as root, and never the one-process mode', () => {
    expect(launchFlags(false)).not.toContain('--no-sandbox');
    expect(launchFlags(true)).toContain('--no-sandbox');
    expect(launchFlags(true).join()).not.toMatch(/single-process|disable-web-security/);
  });
});
